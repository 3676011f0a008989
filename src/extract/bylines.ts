import { foldKey, oneLine } from '../lib/text.ts';
import { agencyOf } from './agencies.ts';

/** Who wrote it, from what a page prints: names without "By", roles, handles, places; agencies apart. */
export interface Byline {
  readonly authors: readonly string[];
  readonly agency: string | null;
}

// Words that no person is called: departments, roles and the site's own name for its staff.
const noPerson =
  /\b(?:staff|senior|writers?|columnists?|producers?|desk|team|bureau|editors?|editorial|correspondents?|reporters?|newsroom|admin|agenc(?:y|ies)|news|online|web|service|network|media|press|contributors?|guest|wires?|board|digital|studio|magazine|times|post|herald|gazette|tribune|journal|today|tv|radio|ltd|inc|group|company|university|institute|ministry|department|office|association|society|foundation|com|org|net|https?|www|user|author|unknown|anonymous|home|subscribe|share|updated|published|minutes?|read|photo|image|getty)\b/i;

const roleAfter =
  /\s*(?:[,|/–—]|\s-\s|\bin\b|\bfor\b)\s*(?:(?:the|our)\s+)?(?:[\p{L}&' -]*\b)?(?:staff|senior|chief|political|business|science|health|technology|foreign|world|education|sports?|news|digital|deputy|managing|executive|associate|contributing|special|national|global|economics?)?\s*(?:writer|editor|reporter|correspondent|columnist|contributor|journalist|analyst|producer|bureau chief|fellow|professor)\b.*$/iu;

const nameWord = "(?:\\p{Lu}[\\p{L}'’.-]*|de|del|della|da|di|du|van|von|der|den|bin|ibn|al|el|la|le|ter|ten|dos|das|y)";
const personName = new RegExp(`^\\p{Lu}[\\p{L}'’.-]*(?:\\s+${nameWord}){1,4}$`, 'u');

/** True for two to five words that look like a person's name. */
export function isPersonName(text: string): boolean {
  return (
    personName.test(text) &&
    !noPerson.test(text) &&
    text.length <= 48 &&
    !/^(?:The|A|An|In|On|At|How|Why|What|This)\b/.test(text)
  );
}

/** Reads an author value of a page's markup, in which a single word ("Sagar") may be a name too. */
export function readAuthors(values: readonly string[], outlet: string | null): Byline {
  let agency: string | null = null;
  const authors: string[] = [];
  for (const value of values) {
    for (const part of splitNames(value)) {
      const credited = agencyOf(part);
      if (credited !== null) {
        agency ??= credited;
        continue;
      }
      const single = /^\p{Lu}[\p{L}'’-]{2,}$/u.test(part) && !noPerson.test(part);
      const known = authors.some((author) => foldKey(author) === foldKey(part));
      if (!known && (isPersonName(part) || single) && foldKey(part) !== foldKey(outlet ?? '')) authors.push(part);
    }
  }
  return { authors, agency };
}

/** The names in one author value, tidied: `By Ann Lee and Bo Ek, Senior Writer` gives two. */
function splitNames(value: string): string[] {
  if (/^https?:/i.test(value.trim()) || value.length > 300) return [];
  const plain = oneLine(value)
    .replace(/<[^<>]*>/g, ' ')
    .replace(/\S+@\S+\.\w+|@\w+/g, ' ')
    .replace(
      /^\s*(?:(?:written|published|posted|reported|edited|created|authored|story|words|text|updated|analysis|opinion|review|photographs?)\s+)?by\s*:?\s+/i,
      '',
    )
    .replace(/\((?:[^()]*)\)/g, ' ')
    .replace(/read more.*$/i, '');
  return plain
    .split(/\s*(?:,|;|\||•|·|&|\/|\band\b|\bund\b|\by\b(?=\s\p{Lu}\p{L}+\s\p{Lu})|\swith\s|\s[-–—]\s)\s*/u)
    .map((name) =>
      allCaps(oneLine(name.replace(roleAfter, '').replace(/[.,:]+$/, ''))).replace(/^(?:by|von|par|de)\s+/i, ''),
    )
    .filter((name) => name !== '');
}

/** `ANN LEE` is printed as `Ann Lee`. */
function allCaps(name: string): string {
  if (!/^[\p{Lu}\s.'’-]{5,}$/u.test(name) || !name.includes(' ')) return name;
  return name
    .toLowerCase()
    .replace(/(^|[\s'’-])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
}

const lead =
  '(?:(?:written|published|posted|reported|authored|story|words|text|edited|analysis|opinion)\\s+)?by\\s*:?\\s*[-–]?\\s*';
// "Published By: Saurabh Verma", "By Ann Lee, Political Editor", "Written By: A B @handle New Delhi Published on: …".
const bylineStart = new RegExp(`^[-–•|\\s]*${lead}`, 'iu');

/** The authors that a line of a text names as such; null when it is no byline. */
export function bylineOf(line: string, outlet: string | null): Byline | null {
  // "By Friday, all schools had reopened." is a sentence.
  if (line.length > 200 || !bylineStart.test(line) || /\s\p{Ll}{2,}[^@|]{0,60}[.!?]$/u.test(line)) return null;
  let rest = line.replace(bylineStart, '');
  if (!/^\p{Lu}/u.test(rest)) return null;
  // The name ends where a handle, a stamp or a role begins.
  rest = rest.split(
    /\s*(?:@\w+|\b(?:published|updated|posted|last updated|on)\b\s*(?:on|at|:)|\b\d{1,2}[:/.]\d{2}|\b(?:jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d|\d{4}-\d\d|\bshare\b|\|\s*(?:updated|published))/i,
  )[0];
  if (rest.split(/\s+/).length > 16) return null;
  const { authors, agency } = readAuthors([gluedRole(rest)], outlet);
  // In running text one capital word alone may be anything.
  const people = authors.filter(isPersonName);
  return people.length > 0 || agency !== null ? { authors: people, agency } : null;
}

/** A scrape glues a role to the name: `David LauterSenior Editor`. The seam is a lower-case letter before a capital one. */
function gluedRole(text: string): string {
  return text.replace(/(\p{Ll})(\p{Lu}\p{Ll}+)/gu, (whole, before: string, after: string) =>
    /^(?:Senior|Staff|Political|Chief|Editor|Reporter|Writer|Correspondent|Contributor|Columnist|Business|Health|Science|Deputy|Special|Published|Updated|Read|Share|Follow|National|World|Digital)$/.test(
      after,
    )
      ? `${before}, ${after}`
      : whole,
  );
}
