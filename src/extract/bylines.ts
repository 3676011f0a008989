import { agencyOf } from '../language/agencies.ts';
import { foldKey, oneLine } from '../lib/text/text.ts';

/** Who wrote it, from what a page prints: names without "By", roles, handles, places; agencies apart. */
export interface Byline {
  readonly authors: readonly string[];
  readonly agency: string | null;
}

// Words that no person is called: departments, roles, and what menus, buttons and headlines say.
const noName = new Set(
  `staff senior writer writers columnist columnists producer producers desk team bureau editor editors editorial correspondent correspondents
reporter reporters newsroom admin agency agencies news online web service services network media press contributor contributors guest
wire wires board digital studio magazine times post herald gazette tribune journal today tv radio ltd inc llc group company university
institute ministry department office association society foundation com org net http https www user author authors unknown anonymous
home subscribe share updated published minute minutes min mins read photo photos image images getty logo avatar headshot picture
facebook twitter linkedin email instagram youtube pinterest whatsapp telegram reddit rss feed newsletter newsletters podcast podcasts
video videos gallery search menu close open login log sign up contact about us our your my you we the a an and or of for in on at to
from with by best top new latest more most trending popular related recommended featured provider review reviews guide guides tips
list blog daily weekly get started try click here copilot chat privacy policy terms feedback cookie cookies help faq support shop store cart
sale deals offers buy free page pages select skip content main toggle navigation back next previous view all show comments comment reply
copyright rights reserved advertisement sponsored edition final end west east north south world business politics sport sports science
health culture opinion lifestyle travel food tech technology education money finance markets entertainment music movies books arts games
local national international africa asia europe america americas latin middle programmes programs events jobs careers company
january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday
sunday what why how when where who which this that these those is are was story stories article articles topic topics tags category
categories section sections series chief deputy managing executive associate assistant director head officer president founder
professor lecturer analyst researcher fellow consultant engineer developer designer manager marketing specialist coordinator strategist
expert experts copywriter freelance freelancer journalist presenter host co-founder ceo cto vp current issue issues free paid release date table contents number special special premium exclusive updated breaking live`.split(
    /\s+/,
  ),
);

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
    if (!token.test(word) || noName.has(foldKey(word))) break;
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
      const single = words.length === 1 && /^\p{Lu}[\p{L}'’-]{2,}$/u.test(part) && !noName.has(foldKey(part));
      const name = length > 0 ? words.slice(0, length).join(' ') : single ? part : null;
      if (name === null || foldKey(name) === foldKey(outlet ?? '')) continue;
      if (!authors.some((author) => foldKey(author) === foldKey(name))) authors.push(name);
    }
  }
  return { authors, agency };
}

const separators =
  /\s*(?:\b(?:pictures|photographs|photography|illustrations?|photos) by\b|,|;|\||•|·|⋅|∙|&|\/|\n|\(|\)|\s[-–—]\s|\band\b|\bund\b|\bet\b|\bwith\b)\s*/iu;

/** The parts of a byline that may each begin with a name, tidied: handles and addresses gone, glued roles apart. */
function partsOf(text: string): string[] {
  return unglue(
    oneLine(text)
      .replace(/<[^<>]*>/g, ' ')
      .replace(/\S+@\S+\.\w+|@\w+/g, ' ')
      .replace(/\b(?:read more|for \p{Lu}\S*\.com)\b.*$/iu, ''),
  )
    .split(separators)
    .map((part) => allCaps(oneLine(part).replace(/[.,:]+$/, (end) => (/\b\p{Lu}\.$/u.test(part) ? end : ''))))
    .map((part) => part.replace(/^(?:by|von|par|por|di|door|text|words|story|photos?)\s*:?\s+(?=\p{Lu})/iu, ''))
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
const lead =
  '(?:(?:(?:written|published|posted|reported|authored|story|words|text|edited|analysis|opinion|review(?:ed)?|report|recommended|article|interview|essay)\\s+)?by(?=\\b|[A-Z])|posted on by\\b|authors?\\s*:|(?:guest |article |about the )authors?\\b|(?:von|par|por)(?=\\s+\\p{Lu}))\\s*[:：]?\\s*[-–]?\\s*';
const bylineStart = new RegExp(`^[-–•|\\s]*${lead}`, 'iu');
// A byline may follow its stamp: "Posted on August 15, 2025 by Ria Novak", "5 hours ago | Written by Eliaser Ek".
const bylineWithin = new RegExp(`^(?=.{0,120}\\d).{0,120}?(?:[|•·]|\\d)\\s*${lead}(?=\\p{Lu})`, 'iu');

/** What ends the names of a byline: a stamp, a reading time, a button. */
const bylineEnd =
  /\s*(?:@\w+|\b(?:published|updated|posted|last updated|modified)\b|\b\d{1,2}[:/.]\d{2}|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d|\b\d{1,2}(?:st|nd|rd|th)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\d{4}-\d\d|\b\d+[- ]min|\bshare\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b)/i;

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

/** The name with which a line begins, when nothing but a stamp or a role follows it: `Ann Lee5 hours ago`. */
export function nameBefore(line: string): string | null {
  if (line.length > 120) return null;
  const [head] = unglue(line).split(
    /\n|\s*(?:[|•·,⋅∙]|\s[-–—]\s|\b(?:published|updated|posted)\b|\b\p{L}{3,9}\.? \d{1,2}, \d{4}|\d)/iu,
  );
  const name = allCaps(oneLine(head ?? ''));
  return isPersonName(name) ? name : null;
}
