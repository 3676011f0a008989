import { agencyOf } from '../../language/agencies.ts';
import { textPackFor } from '../../language/packs.ts';
import { anyOf, foldKey, wordsOf } from '../../lib/text/text.ts';
import { boilerplateRule } from '../boilerplate.ts';
import { bylineOf, isPersonName } from '../bylines.ts';
import { closedSentence } from '../models/text-features.ts';
import type { Around, Place } from './uncleaned.ts';

/** Rules of `boilerplate.ts` that hold anywhere in a text. */
const anywhere: ReadonlySet<string> = new Set([
  'advertisement',
  'other story',
  'share bar',
  'newsletter',
  'caption',
  'copyright',
  'shortcode',
  'cookie notice',
  'standards',
]);

/** Those that an article's own line may look like: only where sites speak of themselves. */
const onlyOuter: ReadonlySet<string> = new Set(['follow us', 'contact']);

/** Those that a sentence of the article may look like: only of lines that are no closed sentence. */
const onlyOpen: ReadonlySet<string> = new Set(['subscription', 'read all']);

const networks = wordsOf('Facebook Twitter Pinterest Email WhatsApp LinkedIn Reddit Messenger Flipboard Telegram');

/** A share bar at the start of a paragraph: three networks in a row are no sentence. */
const shareBar = new RegExp(`^(?:(?:${anyOf(networks)})\\b[\\s,|·]*){3}`, 'iu');

/** Whether a paragraph stands where sites speak of themselves. */
export const isOuter = ({ before, after }: Place) => before < 2 || after < 6;

/** The rule that tells a note of the site from a paragraph of the article. */
export function noteRule(line: string, { place, text }: Around): string | null {
  if (place.before === 0 && !/[.]$/.test(line) && foldKey(line) === foldKey(text.title)) return 'title';
  if (isAttributed(line, text.language)) return null;
  const note = textPackFor(text.language).cleaning?.notes.find(
    ({ longest, outer, pattern }) =>
      line.length <= longest && (outer === undefined || isOuter(place)) && pattern.test(line),
  );
  if (note) return note.name;
  if (shareBar.test(line) && line.length < 500) return 'share bar';
  const known = line.length <= 400 ? boilerplateRule(line) : null;
  if (known !== null && holds(known, line, place)) return known;
  return place.before === 0 && isByline(line, text.outlet) ? 'byline' : null;
}

/** "Donate blood today, the hospital asked.": somebody's word, with its attribution at the end. */
function isAttributed(line: string, language: string): boolean {
  const comma = line.lastIndexOf(', ');
  const attribution = textPackFor(language).clauses?.attribution;
  if (comma <= 0 || attribution === undefined || !closedSentence.test(line)) return false;
  // The pattern has the flag `g`, with which `test` would go on from the last match.
  return line.slice(comma + 2).search(attribution) >= 0;
}

function holds(rule: string, line: string, place: Place): boolean {
  if (anywhere.has(rule)) return true;
  return onlyOuter.has(rule) ? isOuter(place) : onlyOpen.has(rule) && !closedSentence.test(line);
}

/** "Ann Lee and Bea Moss", "By Ann Lee", "HARBOUR TODAY": nothing but names over a text. */
function isByline(line: string, outlet: string | null): boolean {
  if (line.length > 120) return false;
  if (agencyOf(line) !== null || (outlet !== null && foldKey(line) === foldKey(outlet))) return true;
  const names = line.split(/,\s*(?:and\s+)?|\s+(?:and|&)\s+/iu);
  return names.every(isPersonName) || bylineOf(line, outlet) !== null;
}
