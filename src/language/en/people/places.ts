import { wordsOf } from '../../../lib/text/text.ts';

/** Words in the names of places. */

/** Last words of places that are named after people: "Ann Hill". */
const endings = new Set(
  wordsOf(
    `beach county city street road avenue park island islands bay springs heights hill hills river lake square bridge stadium airport valley harbour harbor cathedral palace`,
  ),
);

/** First words of countries, cities and seats of power, which speak without being people: "North Karsova said". */
const openings = new Set(
  wordsOf(
    `north south east west northern southern eastern western central upper lower greater new old saudi united sri costa hong los las puerto el san santa são tel wall white capitol buckingham downing silicon mount fort port cape`,
  ),
);

/** Whether a name can only be a place's: "New Tarnby". */
export function isPlace(words: readonly string[]): boolean {
  return openings.has(words[0].toLowerCase());
}

/** Whether a name may be a place's ("Ann Hill"), so that a first name alone does not make it a person's. */
export function mayBePlace(words: readonly string[]): boolean {
  return endings.has(words[words.length - 1].toLowerCase());
}
