// Teaches the summarizer which dates an editor would print beside a summary:
//   npm run build && node tests/learn/dates.mjs --data ../shared/eval/corpus/dev.jsonl.gz            figures, each report by weights from the others
//   node tests/learn/dates.mjs --data ../shared/eval/corpus/dev.jsonl.gz --write                     writes src/summarize/date-weights.ts, from all
//
// Logistic regression on date-labels.json: the dates of 308 reports that were read one by one, below the sentences that the product prints of
// them. k: worth printing; t: trivial, told, or no event; d: not understood; w: of another day; n: no date. A date is named by a hash of
// its clause and its place in it.
import { annotationsOf } from '../../dist/annotate/annotations.js';
import { clauseAround } from '../../dist/annotate/clauses.js';
import { datesOf } from '../../dist/annotate/dates/dates.js';
import { dateFeatures, dateFeaturesOf } from '../../dist/summarize/date-worth.js';
import { readOptions } from './corpus.mjs';
import { hashOf, teachItems } from './labelled.mjs';

function itemsOf(article) {
  const annotations = annotationsOf(article);
  return datesOf(article.text, article.published, 'en').flatMap((date) => {
    const place = annotations.sentenceAt(date.start);
    const sentence = annotations.sentences[place];
    if (!sentence || date.end > sentence.end) return [];
    const clause = clauseAround(sentence, date, 'en');
    const dated = { article, date, sentence, place, clause, published: article.published.slice(0, 10) };
    const key = `${hashOf(article.text.slice(clause.start, clause.end))}@${date.start - clause.start}`;
    return [{ key, features: (printed) => dateFeaturesOf(dated, printed) }];
  });
}

teachItems({
  ...{ title: 'dates', labelFile: 'date-labels.json', isYes: (label) => label === 'k', itemsOf, names: dateFeatures },
  ...{ options: readOptions(process.argv.slice(2)), file: 'date-weights.ts', constant: 'dateWeights' },
  head: 'Written by tests/learn/dates.mjs: what each feature of a dated clause is worth, in log odds (`date-worth.ts`).',
});
