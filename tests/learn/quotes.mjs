// Teaches the summarizer which quotations an editor would print below a summary:
//   npm run build && node tests/learn/quotes.mjs --data ../shared/eval/corpus/dev.jsonl.gz            figures, each report by weights from the others
//   node tests/learn/quotes.mjs --data ../shared/eval/corpus/dev.jsonl.gz --write                     writes src/summarize/quote-weights.ts, from all
//
// Logistic regression on quote-labels.json: the first quotations of some 300 reports, read one by one below the sentences that the product
// prints of them. g: says something of its own; p: pointless, old, told, or not understood; w: of somebody else; r beside it: its role is
// wrong or missing, which does not count here. A quotation is named by a hash of its words.
import { annotationsOf } from '../../dist/annotate/annotations.js';
import { quotesOf } from '../../dist/annotate/quotes/quotes.js';
import { quoteFeatures, quoteFeaturesOf } from '../../dist/summarize/quote-worth.js';
import { readOptions } from './corpus.mjs';
import { hashOf, teachItems } from './labelled.mjs';

const itemsOf = (article) =>
  quotesOf(annotationsOf(article))
    .filter(({ speaker }) => speaker !== null)
    .map(({ text, start, end, speaker }) => ({
      key: hashOf(text),
      features: (printed) => quoteFeaturesOf({ article, text, start, end, speaker }, printed),
    }));

teachItems({
  ...{ title: 'quotations', labelFile: 'quote-labels.json', isYes: (label) => label.includes('g'), itemsOf },
  ...{
    names: quoteFeatures,
    options: readOptions(process.argv.slice(2)),
    file: 'quote-weights.ts',
    constant: 'quoteWeights',
  },
  head: 'Written by tests/learn/quotes.mjs: what each feature of a quotation is worth, in log odds (`quote-worth.ts`).',
});
