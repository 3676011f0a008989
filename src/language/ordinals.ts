import { calendarNamesOf } from './calendar-names.ts';
import { isFirstName } from './en/people/first-names.ts';

/** What a language that writes ordinals with a full stop ("15. Januar", "2. Kammer") has around them. */
interface OrdinalWords {
  /** Words before the number that speak for an ordinal: articles and prepositions of dates. In small letters. */
  readonly before: ReadonlySet<string>;
  /** What follows ordinals with a capital, also as the end of a compound ("Zivilkammer"). In small letters. */
  readonly nouns: readonly string[];
}

const words = (list: string) => list.split(' ').filter((word) => word !== '');
const of = (before: string, nouns: string): OrdinalWords => ({ before: new Set(words(before)), nouns: words(nouns) });

/**
 * A line a language. Where nouns and months are written small, the small letter alone shows that the sentence goes on;
 * what is left are proper names, and month names in texts that give them capitals.
 */
const table: Readonly<Record<string, OrdinalWords>> = {
  de: of(
    'am vom der die das den dem des zum zur im ins beim bis ab seit ein eine einer einem einen eines jede jeder jedes jeden ' +
      'jedem diese dieser dieses diesem diesen sein seine seinem seinen seiner seines ihr ihre ihrem ihren ihrer ihres unser unsere ' +
      'unserem unseren unserer mein meine meinem meinen meiner dein deine kein keine',
    'quartal quartals trimester halbjahr halbjahres jahrhundert jahrhunderts jahrtausend jahrzehnt platz rang kammer senat liga bundesliga ' +
      'runde durchgang spieltag spieltags halbzeit minute viertel satz absatz abschnitt kapitel teil band auflage ausgabe folge ' +
      'staffel klasse stock stockwerk etage obergeschoss untergeschoss geburtstag geburtstags jahrestag jahrestags todestag hochzeitstag ' +
      'feiertag weihnachtstag weihnachtsfeiertag advent adventssonntag parteitag verhandlungstag prozesstag weltkrieg weltkriegs mal tag tages ' +
      'woche monat monats jahr jahres lebensjahr lebensjahres schuljahr semester lesung wahlgang wahlperiode legislaturperiode instanz etappe ' +
      'sitzung tagung kongress bezirk bezirks wahlkreis armee division brigade regiment bataillon korps flotte strophe akt gebot grad ' +
      'ordnung kategorie generation amtszeit bürgermeister vorsitzende vorsitzender stellvertreter präsident auswärtssieg heimsieg saisonsieg ' +
      'saisontor länderspiel startplatz versuch anlauf',
  ),
  lb: of(
    'de den dem der d am vum zum um bis all an',
    'joer joerhonnert weltkrich kummer plaz ronn spilldag gebuertsdag',
  ),
  da: of('den det de d i fra til', 'verdenskrig division maj-demonstration'),
  no: of('den det de d i fra til', 'verdenskrig divisjon mai-tog'),
  is: of('', ''),
  fo: of('', ''),
  fi: of('', ''),
  et: of('', ''),
  lv: of('', ''),
  cs: of('', ''),
  sk: of('', ''),
  sl: of('', ''),
  hr: of('', 'hnl'),
  bs: of('', ''),
  sr: of('', ''),
  pl: of('', 'dywizja pułk brygada armia'),
  hu: of('', ''),
  tr: of(
    '',
    'dünya ordu ordusu lig köprü cumhurbaşkanı bölge ağır asliye sulh ceza idare daire dairesi kolordu uluslararası olağan genel ulusal ' +
      'geleneksel yüzyıl yüzyılın hafta haftası dönem kat',
  ),
};
const aliases: Readonly<Record<string, string>> = { nb: 'no', nn: 'no' };

/** Clubs are numbered in all of these: "der 1. FC", "1. FK Tarnby". */
const clubs = new Set(words('FC FK SC SV FSV FFC TSV TV BC HC FCK HNK NK RK KK SK'));

/** "15.", "15.–17.", "15./16."; not "4,15." and not "15.12.". */
const number = /(?:^|[\s("“„‚»«›‹/–—-])(\d{1,4})\.$/u;
/** "15.12.": a date without its year. */
const dayAndMonth = /(?:^|[\s(])\d{1,2}\.\s?\d{1,2}\.$/u;
/** "II.", after a name or before a noun. */
const roman = /(?:^|[\s(])[IVX]{1,6}\.$/u;
/** The word before the number, over "15. und": what spoke for the first of two ordinals speaks for the second. */
const wordBefore = /(\p{L}+)\s+(?:\d{1,3}\.\s?(?:\p{L}{1,4}|[,/–-])?\s?)?\d{1,3}\.$/u;

/**
 * Whether the number at the end of `before` is an ordinal, so that its full stop ends no sentence before `next`, which begins
 * with a capital or a digit. Where both can be read ("am 17. Richter …"), a word of the table before the number decides.
 *
 * @param startsSentence whether a word is one that opens sentences in the language and follows no ordinal ("Danach")
 */
export function isOrdinalBefore(
  before: string,
  next: string,
  language: string,
  startsSentence: (word: string) => boolean,
): boolean {
  const key = aliases[language] ?? language;
  const rules = Object.hasOwn(table, key) ? table[key] : null;
  if (rules === null) return false;
  const numeral = number.exec(before)?.[1];
  // "15. 12. 2026", "15. 12. 2026": a month in figures, then the year.
  if (/^\d/.test(next)) return isDatePart(before, next);
  const word = /^["“„‚»«›‹]?([\p{L}\p{N}][\p{L}\p{N}-]*)/u.exec(next)?.[1] ?? '';
  if (word === '') return false;
  if (numeral === undefined)
    return (roman.test(before) || opensWithDate(before)) && !startsSentence(word.toLowerCase());
  if (Number(numeral) <= 31 && calendarNamesOf(language).months.has(word.toLowerCase())) return true;
  if (numeral.length > 3) return false;
  if (clubs.has(word) || isOrdinalNoun(word, rules, language)) return true;
  const led = wordBefore.exec(before)?.[1].toLowerCase();
  return led !== undefined && rules.before.has(led) && !startsSentence(word.toLowerCase()) && !isFirstName(word);
}

function isDatePart(before: string, next: string): boolean {
  return (
    (/(?:^|[\s(])\d{1,2}\.$/u.test(before) && /^(?:0?[1-9]|1[0-2])\.(?:\s|$)/.test(next)) ||
    (dayAndMonth.test(before) && /^\d{4}\b/.test(next))
  );
}

/** "Bis zum 15.12. Anträge stellen": a date within the first words opens its sentence, it does not end it. */
function opensWithDate(before: string): boolean {
  return dayAndMonth.test(before) && before.trim().split(/\s+/).length <= 3;
}

/** The weekdays end like "Tag", but stand by themselves. */
function isOrdinalNoun(word: string, { nouns }: OrdinalWords, language: string): boolean {
  const key = word.toLowerCase();
  if (calendarNamesOf(language).weekdays.has(key)) return false;
  return nouns.some((noun) => key === noun || (noun.length > 4 && key.endsWith(noun)));
}
