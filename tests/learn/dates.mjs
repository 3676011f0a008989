// Teaches the summarizer which dates an editor would print beside a summary:
//   npm run build && node tests/learn/dates.mjs --data ../shared/eval/corpus/dev.jsonl.gz            figures, each report by weights from the others
//   node tests/learn/dates.mjs --data ../shared/eval/corpus/dev.jsonl.gz --write                     writes src/summarize/date-weights.ts, from all
//
// Logistic regression on date-labels.json: the dates of 308 reports that were read one by one, below the sentences that the product prints of
// them. k: worth printing; t: trivial, told, or no event; d: not understood; w: of another day; n: no date. A date is named by a hash of
// its clause and its place in it.
import { readFileSync, writeFileSync } from 'node:fs';
import { annotationsOf } from '../../dist/annotate/annotations.js';
import { clauseAround } from '../../dist/annotate/clauses.js';
import { datesOf } from '../../dist/annotate/dates/dates.js';
import { dateFeatures, dateFeaturesOf } from '../../dist/summarize/date-worth.js';
import { chooseSentences } from '../../dist/summarize/extractive/extractive.js';
import { foldOf, readLines, readOptions } from './corpus.mjs';
import { hashOf, reportOf } from './labelled.mjs';
import { crossed, printOdds, weightLines, weightsFrom } from './logistic.mjs';

const options = readOptions(process.argv.slice(2));
const folds = Number(options.folds);
const labels = JSON.parse(readFileSync(new URL('date-labels.json', import.meta.url), 'utf8'));

function rowsOf(doc) {
  const article = reportOf(doc);
  const known = new Map(labels[doc.id].split(' ').map((one) => one.split(':')));
  const story = { articles: [article], headline: article.title };
  const sentences = chooseSentences(story, { sentences: 3, words: null });
  const annotations = annotationsOf(article);
  return datesOf(article.text, article.published, 'en').flatMap((date) => {
    const place = annotations.sentenceAt(date.start);
    const sentence = annotations.sentences[place];
    if (!sentence || date.end > sentence.end) return [];
    const clause = clauseAround(sentence, date, 'en');
    const label = known.get(`${hashOf(article.text.slice(clause.start, clause.end))}@${date.start - clause.start}`);
    if (label === undefined) return [];
    const dated = { article, date, sentence, place, clause, published: article.published.slice(0, 10) };
    return [{ id: doc.id, is: label === 'k', row: dateFeaturesOf(dated, { headline: article.title, sentences }) }];
  });
}

const docs = readLines(options.data).filter(({ id }) => labels[id] !== undefined);
const rows = docs.flatMap(rowsOf);
console.log(`${docs.length} reports`);
printOdds(
  'dates',
  crossed(rows, folds, ({ id }) => foldOf(id, folds)),
);
const weights = weightsFrom(rows, dateFeatures);
if (options.write)
  writeFileSync(
    new URL('../../src/summarize/date-weights.ts', import.meta.url),
    `/** Written by tests/learn/dates.mjs: what each feature of a dated clause is worth, in log odds (\`date-worth.ts\`). */
export const dateWeights: readonly number[] = [
${weightLines(weights, dateFeatures, '  ')}
];
`,
  );
