import { agencyOf } from '../language/agencies.ts';
import { bylineLeads, pagePhrases } from '../language/packs.ts';
import { foldKey, oneLine } from '../lib/text/text.ts';
import { pagePattern, pageSource, pattern } from './page-patterns.ts';

/** Who wrote it, from what a page prints: names without "By", roles, handles, places; agencies apart. */
export interface Byline {
  readonly authors: readonly string[];
  readonly agency: string | null;
}

const notNames = new Set(pagePhrases('notNames'));

const particles = new Set(
  'de del della di da du van von der den bin ibn al el la le ter ten dos das do y zu af'.split(' '),
);
const token = /^\p{Lu}(?:\p{L}|['’.-](?=\p{L}))*\.?$/u;
const initial = /^(?:\p{Lu}\.?){1,3}$/u;
const suffix = /^(?:Jr|Sr|II|III|IV|PhD|MD)\.?$/;

/** True for two to five words that look like a person's name. */
export function isPersonName(text: string): boolean {
  if (text.length > 48) return false;
  const words = text.split(' ');
  return words.length >= 2 && words.length <= 5 && leadingName(words) === words.length;
}

/** How many words at the beginning of a list make a person's name; 0 when they make none. */
function leadingName(words: readonly string[]): number {
  let at = 0;
  let whole = 0;
  for (; at < words.length && at < 5; at++) {
    const word = words[at];
    if (at > 0 && particles.has(word.toLowerCase()) && at + 1 < words.length) continue;
    if (at > 1 && suffix.test(word)) break;
    if (initial.test(word) && (word.length <= 2 || word.includes('.'))) continue;
    if (!token.test(word) || notNames.has(foldKey(word))) break;
    // "ANN LEE" was made "Ann Lee" before; what is still all capitals is an abbreviation.
    if (word.length > 3 && word === word.toUpperCase()) break;
    whole++;
  }
  while (at > 0 && particles.has(words[at - 1].toLowerCase())) at--;
  if (at < words.length && suffix.test(words[at])) at++;
  return whole >= 1 && at >= 2 ? at : 0;
}

/** Reads an author value of a page's markup, in which a single word ("Sagar"), or lower case, may be a name too. */
export function readAuthors(values: readonly string[], outlet: string | null): Byline {
  let agency: string | null = null;
  const authors: string[] = [];
  for (const value of values) {
    if (/^https?:/i.test(value.trim()) || value.length > 300) continue;
    for (const part of partsOf(value.replace(bylineStart, ''))) {
      const credited = agencyOf(part);
      if (credited !== null) {
        agency ??= credited;
        continue;
      }
      const words = part.split(' ');
      const length = leadingName(words);
      const single = words.length === 1 && /^\p{Lu}[\p{L}'’-]{2,}$/u.test(part) && !notNames.has(foldKey(part));
      const name = length > 0 ? words.slice(0, length).join(' ') : single ? part : null;
      if (name === null || foldKey(name) === foldKey(outlet ?? '')) continue;
      if (!authors.some((author) => foldKey(author) === foldKey(name))) authors.push(name);
    }
  }
  return { authors, agency };
}

const separators = new RegExp(`\\s*(?:${pageSource('nameSeparators')}|[,;|•·⋅∙&/\\n()]|\\s[-–—]\\s)\\s*`, 'iu');
const nameLead = pagePattern('nameLeads', { at: 'start', after: '\\s*:?\\s+(?=\\p{Lu})' });
const button = pagePattern('bylineButton', { at: 'end', after: '.*' });

/** The parts of a byline that may each begin with a name, tidied: handles and addresses gone, glued roles apart. */
function partsOf(text: string): string[] {
  return unglue(
    oneLine(text)
      .replace(/<[^<>]*>/g, ' ')
      .replace(/\S+@\S+\.\w+|@\w+/g, ' ')
      .replace(button, ''),
  )
    .split(separators)
    .map((part) => allCaps(oneLine(part).replace(/[.,:]+$/, (end) => (/\b\p{Lu}\.$/u.test(part) ? end : ''))))
    .map((part) => part.replace(nameLead, ''))
    .filter((part) => part !== '');
}

/**
 * A scrape glues what follows a name to it: `Ann LeeSenior Editor`. The seam is a lower-case letter before a capital
 * one; names that have such a seam of their own (McKay, LeBron) begin with few known syllables.
 */
function unglue(text: string): string {
  return text.replace(/(\p{Lu}\p{Ll}+)(?=\p{Lu}\p{Ll})/gu, (whole) =>
    /^(?:Mc|Mac|De|Di|La|Le|Du|Da|Van|Von|Fitz|O|St|Vande)$/.test(whole) ? whole : `${whole}\n`,
  );
}

/** `ANN LEE` is printed as `Ann Lee`. */
function allCaps(name: string): string {
  if (!/^[\p{Lu}\s.'’-]{5,}$/u.test(name) || !name.includes(' ')) return name;
  return name
    .toLowerCase()
    .replace(/(^|[\s'’-])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
}

// "Published By: Ria Novak", "By Ann Lee, Political Editor", "Author : Bo Ek", "Guest author Bo Ek".
const lead = { blank: '\\s+', glued: true, after: '\\s*[:：]?\\s*[-–]?\\s*' } as const;
const bylineStart = pattern(bylineLeads, { ...lead, at: 'start', before: '[-–•|\\s]*' });
// A byline may follow its stamp: "Posted on August 15, 2025 by Ria Novak", "5 hours ago | Written by Eliaser Ek".
const bylineWithin = pattern(bylineLeads, {
  ...lead,
  at: 'start',
  before: '(?=.{0,120}\\d).{0,120}?(?:[|•·]|\\d)\\s*',
  after: `${lead.after}(?=\\p{Lu})`,
});

/** What ends the names of a byline: a stamp, a reading time, a button. */
const bylineEnd = new RegExp(`\\s*(?:@\\w+|${pageSource('bylineEnd')}|\\b\\d{1,2}[:/.]\\d{2}|\\d{4}-\\d\\d)`, 'iu');

/** The authors that a line of a text names as such; null when it is no byline. */
export function bylineOf(line: string, outlet: string | null): Byline | null {
  if (line.length > 200) return null;
  const start = bylineStart.exec(line) ?? bylineWithin.exec(line);
  // "By Friday, all schools had reopened." is a sentence.
  if (start === null || (/\s\p{Ll}{2,}[^@|]{0,60}[.!?]$/u.test(line) && !/\b(?:[JS]r|\p{Lu})\.$/u.test(line)))
    return null;
  const rest = unglue(line.slice(start[0].length));
  if (!/^\p{Lu}/u.test(rest)) return null;
  const names = rest.split(bylineEnd)[0];
  if (names.split(/\s+/).length > 24) return null;
  const { authors, agency } = readAuthors([names], outlet);
  // In running text one capital word alone may be anything.
  const people = authors.filter(isPersonName);
  return people.length > 0 || agency !== null ? { authors: people, agency } : null;
}

const afterName = new RegExp(
  `\\n|\\s*(?:[|•·,⋅∙]|\\s[-–—]\\s|${pageSource('stampVerbs')}|\\b\\p{L}{3,9}\\.? \\d{1,2}, \\d{4}|\\d)`,
  'iu',
);

/** The name with which a line begins, when nothing but a stamp or a role follows it: `Ann Lee5 hours ago`. */
export function nameBefore(line: string): string | null {
  if (line.length > 120) return null;
  const [head] = unglue(line).split(afterName);
  const name = allCaps(oneLine(head ?? ''));
  return isPersonName(name) ? name : null;
}
