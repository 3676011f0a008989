import type { SectionWords } from '../../language/pack-parts/press/sections.ts';
import { textPackFor } from '../../language/packs.ts';
import { termsOf } from '../../language/words.ts';
import type { Article, Section } from '../../model/article.ts';

/** What a text is about is told at its beginning; the rest is background. In characters. */
const openingLength = 2500;

/** How often each term of the title counts. */
const titleCounts = 2;

/** Fewest known terms that show a section. */
const fewestWords = 3;

/** Least probability of the best section. */
const sureEnough = 0.38;

/** Each section with its probability, the likeliest first; none where the language's words are not known. */
export type SectionChances = readonly (readonly [section: Section | 'none', chance: number])[];

/** How often each term stands in the title and the beginning of the text. */
export function sectionTerms({
  title,
  text,
  language,
}: Pick<Article, 'title' | 'text' | 'language'>): Map<string, number> {
  const counts = new Map<string, number>();
  const add = (part: string, times: number) => {
    for (const term of termsOf(part, language)) counts.set(term, (counts.get(term) ?? 0) + times);
  };
  add(title, titleCounts);
  add(text.slice(0, openingLength), 1);
  return counts;
}

/** What the words of an article say of its section. */
export function sectionChances(
  article: Pick<Article, 'title' | 'text' | 'language'>,
  model: SectionWords | undefined = textPackFor(article.language).sections,
): SectionChances {
  if (!model || article.language === 'und') return [];
  const { known, scores } = scoresOf(sectionTerms(article), model);
  if (known < fewestWords) return [];
  const highest = Math.max(...scores);
  const parts = scores.map((score) => Math.exp(score - highest));
  const total = parts.reduce((sum, part) => sum + part, 0);
  return model.classes.map((section, k) => [section, parts[k] / total] as const).sort((a, b) => b[1] - a[1]);
}

/** The likeliest section by the words; null where it is not likely enough. */
export function sectionOfText(article: Pick<Article, 'title' | 'text' | 'language'>): Section | null {
  const [best] = sectionChances(article);
  return best && best[0] !== 'none' && best[1] >= sureEnough ? best[0] : null;
}

function scoresOf(counts: ReadonlyMap<string, number>, model: SectionWords): { known: number; scores: number[] } {
  const weights = weightsOf(model);
  const sums = model.classes.map(() => 0);
  let known = 0;
  let square = 0;
  for (const [term, count] of counts) {
    const row = weights.get(term);
    if (!row) continue;
    const value = Math.log1p(count);
    known++;
    square += value * value;
    for (const [k, weight] of row.entries()) sums[k] += value * weight;
  }
  const length = Math.sqrt(square) || 1;
  return { known, scores: sums.map((sum, k) => (sum / length + model.bias[k]) / model.scale) };
}

const parsed = new WeakMap<SectionWords, ReadonlyMap<string, readonly number[]>>();

function weightsOf(model: SectionWords): ReadonlyMap<string, readonly number[]> {
  const known = parsed.get(model);
  if (known) return known;
  const lines = model.words.split('\n').filter(Boolean);
  const weights = new Map(
    lines.map((line) => {
      const [term, ...numbers] = line.trim().split(' ');
      return [term, numbers.map(Number)] as const;
    }),
  );
  parsed.set(model, weights);
  return weights;
}
