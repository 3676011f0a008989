// Reports whose sentences and dates were read one by one.
import { createHash } from 'node:crypto';
import { cleanedText } from '../../dist/extract/cleaning/cleaning.js';

/** Names a text in a file of labels, since no text of an outlet stands in this project. */
export const hashOf = (text) => createHash('sha256').update(text).digest('hex').slice(0, 6);

/** A document of the corpus as the product reads it. */
export function reportOf({ id, date, source, url, title, text }) {
  const fields = { title, authors: [], outlet: source, language: 'en', text };
  return { ...fields, text: cleanedText(fields), id, url, published: date, agency: null, kind: 'report' };
}
