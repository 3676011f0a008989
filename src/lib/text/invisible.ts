/**
 * Characters that cannot be seen, or that pile up on others: they smuggle words past the reader of a text (tag characters),
 * its order is turned (CVE-2021-42574), and lines above and below are painted over.
 */

/** What lays text out, or does nothing, and is never seen; each class with what it is for. */
const unseen: readonly (readonly [characters: string, why: string])[] = [
  ['\\u0000-\\u0008\\u000B-\\u001F\\u007F-\\u009F', 'C0 and C1 controls, but for tab and newline'],
  [
    '\\p{Default_Ignorable_Code_Point}',
    'soft hyphens, zero-width and bidi characters, fillers, variation selectors, tags',
  ],
  ['\\p{Noncharacter_Code_Point}', 'never characters of a text (Unicode 23.7)'],
  ['\\uFFF9-\\uFFFB', 'marks of annotations between the lines'],
  ['\\u2800', 'the braille pattern without a dot: a blank that nothing folds'],
];

/** Of those, the few that some scripts need in their place: joiners, the emoji selector, the selectors of Mongolian letters. */
const needed = '\\u200C\\u200D\\uFE0F\\u180B-\\u180D\\u180F';

const dropped = new RegExp(`(?![${needed}])[${unseen.map(([characters]) => characters).join('')}]`, 'gu');

/** Scripts in which a joiner shapes the letter before it (Unicode 23.2, and the chapters of those scripts). */
const joining =
  'Arabic Bengali Devanagari Gujarati Gurmukhi Kannada Khmer Malayalam Mongolian Myanmar Nko Oriya Sinhala Syriac Tamil Telugu Tibetan';

const shaped = joining
  .split(' ')
  .map((script) => `\\p{Script_Extensions=${script}}`)
  .join('');

/** An emoji, with a colour of skin or the selector behind it. */
const emoji = '\\p{Extended_Pictographic}[\\p{Emoji_Modifier}\\uFE0F]?';

/** Where each of the needed ones has its place; anywhere else it goes. In this order: the one before decides over the next. */
const misplaced: readonly RegExp[] = [
  /(?<!(?=\p{L})\p{Script=Mongolian})[\u180B-\u180D\u180F]/gu,
  // After an emoji, or between a digit and the key cap around it.
  /(?<!\p{Extended_Pictographic}|\p{Emoji_Modifier})\uFE0F(?<![0-9#*]\uFE0F(?=\u20E3))/gu,
  new RegExp(`(?<![${shaped}])[\\u200C\\u200D](?<!${emoji}\\u200D(?=\\p{Extended_Pictographic}))`, 'gu'),
];

/** No script sets more marks over and under one letter; with those that stand beside it (Burmese), no more in all. */
const mostPiled = 4;
const mostMarks = 8;

const pile = new RegExp(`[\\p{M}\\u200C\\u200D]{${mostPiled + 1},}`, 'gu');

/** Without what cannot be seen, and without more marks on a letter than it can bear. Idempotent; linear. */
export function withoutInvisible(text: string): string {
  let seen = text.replace(dropped, '');
  for (const pattern of misplaced) seen = seen.replace(pattern, '');
  return seen.replace(pile, bearable);
}

function bearable(marks: string): string {
  let piled = 0;
  let kept = '';
  for (const mark of [...marks].slice(0, mostMarks)) {
    if (/[\p{Mn}\p{Me}]/u.test(mark) && ++piled > mostPiled) continue;
    // A joiner behind what was cut joins nothing.
    if (!/\p{M}/u.test(mark) && piled > mostPiled) continue;
    kept += mark;
  }
  return kept;
}
