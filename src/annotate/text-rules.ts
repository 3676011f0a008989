import type { TextPack } from '../language/pack.ts';
import type { PeopleRules } from '../language/pack-parts/people.ts';
import type { QuoteRules } from '../language/pack-parts/quotes.ts';
import { assumedLanguage, textPackFor } from '../language/packs.ts';

/** The parts of a language pack that attribution needs, both of them. */
export interface TextRules {
  readonly people: PeopleRules;
  readonly quotes: QuoteRules;
}

/** The rules of a language; null where its pack lacks one of the parts: then nobody is a person and nobody speaks. */
export function textRulesFor(language: string): TextRules | null {
  const { people, quotes }: TextPack = textPackFor(language);
  return people && quotes ? { people, quotes } : null;
}

/**
 * The rules for what is found in any language: runs of capitals and quotation marks. In a language without rules of its
 * own those of the assumed language decide which words belong to a run, and which quotations are titles.
 */
export function surfaceRulesFor(language: string): TextRules {
  const rules = textRulesFor(language) ?? textRulesFor(assumedLanguage);
  if (rules === null) throw new Error(`The pack of ${assumedLanguage} has no rules of people and quotes.`);
  return rules;
}
