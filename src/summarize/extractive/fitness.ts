import { anyLanguage, hasWidgetLabel, sentenceView } from '../../language/pack-parts/any-language.ts';
import { textPackFor } from '../../language/packs.ts';

/** How fit a sentence or a quotation is to be read alone. The rules are those of its language. */

/** The fitness of a sentence, with the names of the rules that lowered it. */
export interface Fitness {
  /** 0: unusable; 1: stands alone; between: usable when nothing better is left. */
  readonly value: number;
  readonly rules: readonly string[];
}

/**
 * The product of the factors of all rules that apply.
 *
 * @param language BCP 47; without rules of its own only lengths and marks count
 * @example fitnessOf('However, nobody was hurt in the fire.', 'en') // { value: 0.21, rules: ['refers to …', 'short'] }
 */
export function fitnessOf(text: string, language: string): Fitness {
  const sentence = sentenceView(text, text.split(/\s+/).length);
  const names: string[] = [];
  let value = 1;
  for (const rule of textPackFor(language).standalone?.rules ?? anyLanguage) {
    if ((rule.identifiedOnly && language === 'und') || !rule.when(sentence)) continue;
    names.push(rule.name);
    value *= rule.factor;
    if (rule.final || value === 0) break;
  }
  return { value, rules: names };
}

/** Whether a sentence is none of the story: a caption, a widget, what the site says of itself. */
export function isBoilerplate(text: string, language: string): boolean {
  return textPackFor(language).standalone?.isBoilerplate(text) ?? hasWidgetLabel(text);
}

/** Whether a quotation is a set phrase that everybody says: joy, thanks, regret, resolve. */
export function isSetPhrase(quotation: string, language: string): boolean {
  return textPackFor(language).standalone?.setPhrases.some((pattern) => pattern.test(quotation)) ?? false;
}

/** A quotation that refers to something said before is worth this much. */
const leaningFitness = 0.65;

/** 1: the quotation stands alone; less: it refers to something said before; 0: it begins inside a sentence, or ends there. */
export function quotationFitness(quotation: string, language: string): number {
  const pack = textPackFor(language).standalone;
  if (/^\p{Ll}/u.test(quotation) || pack?.halfQuotation.test(quotation)) return 0;
  return pack?.leaningQuotation.test(quotation) ? leaningFitness : 1;
}
