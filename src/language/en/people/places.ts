import { wordsOf } from '../../../lib/text/text.ts';

/** Words in the names of places, as data. */

/** Places are named after people; what ends so may be one. */
const endings = new Set(
  wordsOf(
    `beach county city street road avenue park island islands bay springs heights hill hills river lake square bridge stadium airport valley harbour harbor cathedral palace`,
  ),
);

/** What begins so is a country, a city, a house of power, and speaks without being a person ("North Karsova said"). */
const openings = new Set(
  wordsOf(
    `north south east west northern southern eastern western central upper lower greater new old saudi united sri costa hong los las puerto el san santa são tel wall white capitol buckingham downing silicon mount fort port cape`,
  ),
);

/** Whether a name can only be a place's: "New Tarnby". */
export function isPlace(words: readonly string[]): boolean {
  return openings.has(words[0].toLowerCase());
}

/** Whether a name may be a place's ("Ann Hill"): then its first name alone makes it nobody's. */
export function mayBePlace(words: readonly string[]): boolean {
  return endings.has(words[words.length - 1].toLowerCase());
}
