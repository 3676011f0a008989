import { seemingly } from '../lib/text/confusables.ts';
import { anyOf, foldKey } from '../lib/text/text.ts';
import type { Article } from '../model/article.ts';

/**
 * News agencies by the names under which pages credit them, so that a credit is not taken for an author and that one
 * wire report in ten outlets can be distinguished from ten reports. The first spelling of each is the one printed.
 */
const agencies: readonly (readonly string[])[] = [
  ['Reuters', 'Thomson Reuters'],
  ['AP', 'Associated Press', 'The Associated Press', 'AP News'],
  ['AFP', 'Agence France-Presse', 'Agence France Presse'],
  ['PTI', 'Press Trust of India'],
  ['ANI', 'Asian News International'],
  ['IANS', 'Indo-Asian News Service'],
  ['UNI', 'United News of India'],
  ['dpa', 'Deutsche Presse-Agentur', 'DPA International'],
  ['PA Media', 'Press Association', 'PA'],
  ['AAP', 'Australian Associated Press'],
  ['Bloomberg', 'Bloomberg News'],
  ['Xinhua', 'Xinhua News Agency'],
  ['TASS', 'ITAR-TASS'],
  ['Interfax'],
  ['RIA Novosti', 'RIA'],
  ['Kyodo News', 'Kyodo'],
  ['Yonhap', 'Yonhap News Agency'],
  ['EFE', 'Agencia EFE'],
  ['ANSA'],
  ['Anadolu Agency', 'Anadolu'],
  ['UPI', 'United Press International'],
  ['Canadian Press', 'The Canadian Press'],
  ['KUNA'],
  ['Bernama'],
  ['Antara'],
];

const byKey = new Map(agencies.flatMap((names) => names.map((name) => [foldKey(name), names[0]] as const)));

/** The agency that a credit names, as printed; null when the words name none. */
export function agencyOf(credit: string): string | null {
  return byKey.get(foldKey(seemingly(credit).replace(/^(?:by|via|source|from)\s*:?\s+/i, ''))) ?? null;
}

/** The agency whose report an article is: the one that it credits, else its outlet where that is one; null where it is neither. */
export function agencyBehind({ agency, outlet }: Pick<Article, 'agency' | 'outlet'>): string | null {
  return agency ?? agencyOf(outlet ?? '');
}

/** Every spelling, as a part of a pattern. */
export const agencyNames = anyOf(agencies.flat());

const creditForms: readonly RegExp[] = [
  // A dateline: "BEIJING (Reuters) - ", "PORT HALDEN, Nov 19 (Northern Wire) —": upper-case place, then the agency in brackets.
  /^[\p{Lu}][\p{Lu} .,'’-]{2,40}(?:,\s*\p{L}+\.? \d{1,2}(?:, \d{4})?)?[ \t]*\((\p{Lu}[\p{L}. &-]{1,30})\)[ \t]*[-–—]/mu,
  /\b(?:news ?agency|agency|syndicated|wire) feed\s*[-–—:]\s*(\p{Lu}[\p{L}. &-]{1,30}?)\s*\)?$/mu,
  /^\(?(?:[Ww]ith )?[Ii]nputs? from (?:agencies|(?:the )?(?:news )?agency )?\s*\(?(\p{Lu}[\p{L}. &-]{1,30}?)\)?\.?$/mu,
  new RegExp(`^\\(?(?:${agencyNames})\\s*,?\\)?$`, 'mu'),
  new RegExp(`^(?:[Ss]ource|[Aa]gency|[Cc]redit|[Bb]y|BY)[ \\t]*:?[ \\t]+(${agencyNames})[ \\t]*[,)]?$`, 'mu'),
];

/** The agency that a page's text credits with the report, by dateline, feed note or a credit on a line of its own. */
export function creditedAgency(text: string): string | null {
  for (const form of creditForms) {
    const found = form.exec(text);
    if (!found) continue;
    const credit = (found[1] ?? found[0]).replace(/[(),]/g, ' ').trim();
    if (/^(?:agencies|agency|staff|correspondent|reporter|file|photo)$/i.test(credit)) continue;
    return agencyOf(credit) ?? credit;
  }
  return null;
}
