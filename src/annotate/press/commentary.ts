import { commentFeatures, isSpoken, type ReadArticle } from './comment-features.ts';
import { commentaryWeights } from './commentary-weights.ts';

/**
 * How sure it is that an article comments, as log odds, and what says so; null where its language, or its few words, do not show it,
 * and where others speak in it.
 *
 * @example commentaryOf({ title: 'Why I left', text: 'I have … ', language: 'en' }) // { odds: 3.1, witnesses: ['verdicts', …] }
 */
export function commentaryOf(article: ReadArticle): { odds: number; witnesses: string[] } | null {
  const values = isSpoken(article) ? null : commentFeatures(article);
  if (!values) return null;
  const shares = values.map(({ name, value }) => {
    const { weight, usual } = commentaryWeights.features[name] ?? { weight: 0, usual: 0 };
    return { name: witnessOf(name, value, usual), share: weight * (value - usual) };
  });
  const odds = shares.reduce((sum, { share }) => sum + share, commentaryWeights.bias);
  const strongest = shares.filter(({ share }) => share > 0).sort((a, b) => b.share - a.share);
  return { odds, witnesses: strongest.slice(0, 3).map(({ name }) => name) };
}

/** What is missing speaks, too: "no attributed speech". */
function witnessOf(name: string, value: number, usual: number): string {
  if (value === 0) return `no ${name}`;
  return value < usual ? `hardly any ${name}` : name;
}
