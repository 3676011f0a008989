import type { PageGroup } from '../language/pack.ts';
import { pagePhrases } from '../language/packs.ts';
import { type PhraseOptions, phrases } from '../language/phrases.ts';

/** Forms for `<name>` in the phrases that the language packs list for pages. */
const pieces = {
  // Characters and numbers.
  hyphen: '-?',
  dash: '[- ]',
  gap: '[- ]?',
  blanks: '\\s*',
  colon: ':?',
  // The forests were taught with this apostrophe only.
  straight: "'",
  number: '\\d+',
  signed: '[-\\d]+',
  count: '(?: \\(\\d+\\))?',
  plural: '(?:\\(s\\))?',
  // Names and addresses.
  word: '\\w+',
  name: "[\\p{L}\\d .&']{2,40}?",
  title: "[\\p{L}’' ]{3,30}",
  handle: '[@\\p{Lu}][\\p{L}\\d.& ]{1,40}',
  who: '.{2,40}',
  fewWords: '(?:[\\p{L}-]+ ){0,3}',
  site: '[\\w.-]+\\.[a-z]{2,}',
  siteLabel: '[\\w-]+\\.(?:com|org|net|co\\.uk)\\s*:',
  dotCom: '\\p{Lu}\\S*\\.com',
  inBrackets: '[^)]+',
  // What may stand between two parts of a phrase, and after it.
  soon: '\\b.{0,80}\\b',
  within40: '\\b.{0,40}\\b',
  within60: '\\b.{0,60}\\b',
  long: '.{1,300}',
  question: '\\b.{0,20}\\?',
  words: '\\b.{0,60}',
  rest: '\\b.*',
  rest20: '.{0,20}',
  rest40: '.{0,40}',
  rest60: '.{0,60}',
  // What must follow, or must not.
  wordEnd: '\\b',
  notNumber: '(?![\\d_])',
  beforeName: '(?=\\s+\\p{Lu})',
  aside: '(?=,|\\))',
};

/** The pattern of a group of phrases, of all languages together. */
export function pagePattern(group: PageGroup, options: Omit<PhraseOptions, 'pieces'>): RegExp {
  return pattern(pagePhrases(group), options);
}

/** The same as text, to be a part of another pattern. */
export function pageSource(group: PageGroup): string {
  return pagePattern(group, { at: 'anywhere' }).source;
}

/** The pattern of phrases that may hold the pieces of pages. */
export function pattern(list: readonly string[], options: Omit<PhraseOptions, 'pieces'>): RegExp {
  return phrases(list, { ...options, pieces });
}
