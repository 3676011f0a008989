import { isStopword } from '../../language/words.ts';
import { clip } from '../../lib/text/text.ts';

/** Length of a headline in a subject line, in characters; clients cut longer subjects. */
const leadLength = 50;

/** Only short stop words are dropped at the end: "percent" is a stop word too, but has a meaning. */
const maxStopword = 5;

/** A headline shortened for a subject line; a shortened one does not end in a stop word. */
export function subjectHeadline(headline: string): string {
  const cut = clip(headline, leadLength);
  if (cut === headline) return cut;
  const words = cut.slice(0, -1).split(' ');
  const isDangling = (word: string) => word.length <= maxStopword && isStopword(word.toLowerCase(), 'en');
  while (words.length > 3 && isDangling(words[words.length - 1])) words.pop();
  return `${words.join(' ')}…`;
}
