import { english } from './en/en.ts';
import type { LanguagePack, TextPack } from './pack.ts';

/** Every language of which something is known, by its code. A new one is a folder beside `en/` and a line here. */
const packs = { en: english } satisfies Record<string, LanguagePack>;

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
  return Object.hasOwn(packs, code) ? packs[code as keyof typeof packs] : null;
}

/** What is known of texts in a language; a part that is missing makes no claim. */
export function textPackFor(language: string): TextPack {
  return packFor(language)?.text ?? {};
}
