import { arabic } from './ar/ar.ts';
import { bulgarian } from './bg/bg.ts';
import { bosnian } from './bs/bs.ts';
import { catalan } from './ca/ca.ts';
import { czech } from './cs/cs.ts';
import { danish } from './da/da.ts';
import { german } from './de/de.ts';
import { greek } from './el/el.ts';
import { english } from './en/en.ts';
import { spanish } from './es/es.ts';
import { estonian } from './et/et.ts';
import { finnish } from './fi/fi.ts';
import { faroese } from './fo/fo.ts';
import { french } from './fr/fr.ts';
import { hebrew } from './he/he.ts';
import { hindi } from './hi/hi.ts';
import { croatian } from './hr/hr.ts';
import { hungarian } from './hu/hu.ts';
import { indonesian } from './id/id.ts';
import { icelandic } from './is/is.ts';
import { italian } from './it/it.ts';
import { japanese } from './ja/ja.ts';
import { korean } from './ko/ko.ts';
import { luxembourgish } from './lb/lb.ts';
import { latvian } from './lv/lv.ts';
import { dutch } from './nl/nl.ts';
import { norwegian } from './no/no.ts';
import type { LanguagePack, PageGroup, PagePack, TextPack } from './pack.ts';
import type { HeadlineWords } from './pack-parts/press/headlines.ts';
import { polish } from './pl/pl.ts';
import { portuguese } from './pt/pt.ts';
import { romanian } from './ro/ro.ts';
import { russian } from './ru/ru.ts';
import { slovak } from './sk/sk.ts';
import { slovenian } from './sl/sl.ts';
import { serbian } from './sr/sr.ts';
import { swedish } from './sv/sv.ts';
import { turkish } from './tr/tr.ts';
import { ukrainian } from './uk/uk.ts';
import { chinese } from './zh/zh.ts';

/** Every language of which something is known, by its code. A new one is a folder beside `en/` and a line here. */
export const packs: Readonly<Record<string, LanguagePack>> = {
  en: english,
  ar: arabic,
  bg: bulgarian,
  bs: bosnian,
  ca: catalan,
  cs: czech,
  da: danish,
  de: german,
  el: greek,
  es: spanish,
  et: estonian,
  fi: finnish,
  fo: faroese,
  fr: french,
  he: hebrew,
  hi: hindi,
  hr: croatian,
  hu: hungarian,
  id: indonesian,
  is: icelandic,
  it: italian,
  ja: japanese,
  ko: korean,
  lb: luxembourgish,
  lv: latvian,
  nl: dutch,
  no: norwegian,
  pl: polish,
  pt: portuguese,
  ro: romanian,
  ru: russian,
  sk: slovak,
  sl: slovenian,
  sr: serbian,
  sv: swedish,
  tr: turkish,
  uk: ukrainian,
  zh: chinese,
};

/** The language that is assumed where a text is too short, or too unclear, to show its own and its source names none. */
export const assumedLanguage = 'en';

/** Codes that mean a language which has its pack under another one. */
const aliases: Readonly<Record<string, string>> = { und: assumedLanguage, nb: 'no', nn: 'no' };

/**
 * The pack of a language, null where there is none.
 *
 * @param language BCP 47; only its primary subtag counts. `und` is read as English.
 */
export function packFor(language: string): LanguagePack | null {
  const primary = language.toLowerCase().split('-', 1)[0];
  const code = aliases[primary] ?? primary;
  return Object.hasOwn(packs, code) ? packs[code] : null;
}

/** What is known of texts in a language; a part that is missing makes no claim. */
export function textPackFor(language: string): TextPack {
  return packFor(language)?.text ?? {};
}

/** The same where the language is known; no part where it is only assumed (`und`). */
export function identifiedTextPackFor(language: string): TextPack {
  return language === 'und' ? {} : textPackFor(language);
}

/** The words of a list between blanks; none where there is no list. */
export function listOf(words: string | undefined): string[] {
  return words === undefined || words === '' ? [] : words.split(' ');
}

/** What pages print, of all languages together: a page is read before its language is known. */
export const pagePacks: readonly PagePack[] = Object.values(packs).flatMap(({ page }) => page ?? []);

/** The words of headlines of all packs. */
export const headlineWords: readonly HeadlineWords[] = pagePacks.flatMap(({ headlines }) => headlines ?? []);

/** What a headline loses for its faults. Of several forms, such as a title with and without its kicker, one with a fault is enough. */
export function lossOfHeadline(...forms: readonly string[]): number {
  return headlineWords
    .flatMap(({ faults }) => faults)
    .reduce((sum, { pattern, loss }) => sum + (forms.some((form) => pattern.test(form)) ? loss : 0), 0);
}

/** The phrases of a group that pages print, of all languages. */
export function pagePhrases(group: PageGroup): readonly string[] {
  return pagePacks.flatMap(({ boilerplate }) => boilerplate?.[group] ?? []);
}

/** What stands before the names of a byline, and titles of error pages, of all languages. */
export const bylineLeads: readonly string[] = pagePacks.flatMap((page) => page.bylineLeads ?? []);
export const errorTitles: readonly string[] = pagePacks.flatMap((page) => page.errorTitles ?? []);
