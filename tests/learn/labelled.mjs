// Reports whose sentences and dates were read one by one.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { cleanedText } from '../../dist/extract/cleaning/cleaning.js';
import { chooseSentences } from '../../dist/summarize/extractive/extractive.js';
import { foldOf, readLines } from './corpus.mjs';
import { crossed, printOdds, weightLines, weightsFrom } from './logistic.mjs';

/** Names a text in a file of labels, since no text of an outlet stands in this project. */
export const hashOf = (text) => createHash('sha256').update(text).digest('hex').slice(0, 6);

/** A document of the corpus as the product reads it. */
export function reportOf({ id, date, source, url, title, text }) {
  const fields = { title, authors: [], outlet: source, language: 'en', text };
  return { ...fields, text: cleanedText(fields), id, url, published: date, agency: null, kind: 'report' };
}

/** The labels of a report by what they name: "1a2b3c:2d …". */
export const labelsOf = (line) => new Map(line.split(' ').map((one) => one.split(':')));

export const readLabels = (file) => JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8'));

/**
 * Teaches one model from the items that stand below the printed sentences of a report, and writes its weights with --write.
 *
 * @param itemsOf of a report: what names each item in the labels, and what it shows beside a printed summary
 */
export function teachItems({ title, labelFile, isYes, itemsOf, names, options, file, constant, head }) {
  const labels = readLabels(labelFile);
  const folds = Number(options.folds);
  const docs = readLines(options.data).filter(({ id }) => labels[id] !== undefined);
  const rows = docs.flatMap((doc) => {
    const article = reportOf(doc);
    const known = labelsOf(labels[doc.id]);
    const headline = article.title;
    const sentences = chooseSentences({ articles: [article], headline }, { sentences: 3, words: null });
    return itemsOf(article).flatMap(({ key, features }) => {
      const label = known.get(key);
      return label === undefined ? [] : [{ id: doc.id, is: isYes(label), row: features({ headline, sentences }) }];
    });
  });
  console.log(`${docs.length} reports`);
  printOdds(
    title,
    crossed(rows, folds, ({ id }) => foldOf(id, folds)),
  );
  const weights = weightsFrom(rows, names);
  if (!options.write) return;
  const lines = weightLines(weights, names, '  ');
  writeFileSync(
    new URL(`../../src/summarize/${file}`, import.meta.url),
    `/** ${head} */\nexport const ${constant}: readonly number[] = [\n${lines}\n];\n`,
  );
}
