import type { NewsSign } from '../../language/pack-parts/summaries/news.ts';
import { textPackFor } from '../../language/packs.ts';
import { withoutQuotations } from '../../lib/text/quotations.ts';
import { newsWeights } from './news-weights.ts';
import { featureNames, type SentenceCandidate } from './sentence-features.ts';

/** The features of the ranker that also show the news; the others count what stories of several reports have in common. */
const shared = [
  'place in its report',
  'place, as a share',
  'paragraph',
  'words',
  'terms shared with the titles',
  'share of the titles',
  'nearness to the middle of all',
  'nearness to its report’s first sentence',
  'frequency of its terms',
  'stands alone',
  'asks',
  'attributes',
  'leans',
] as const;

const sharedPlaces = shared.map((name) => featureNames.indexOf(name));

const signs: readonly NewsSign[] = ['lately'];

/** Sentences of the opening, in which most reports tell the news. */
const opening = [1, 2, 4, 8];

/** The names of the features, in the order of `newsWeights`. */
export const newsFeatureNames: readonly string[] = [
  ...shared,
  ...signs,
  ...opening.map((count) => `among the first ${count}`),
  'short',
  'very long',
];

/** The features of a sentence in the order of `newsFeatureNames`. */
export function newsFeaturesOf({ features, language, sentence, words, place }: SentenceCandidate): number[] {
  const pack = textPackFor(language).news;
  const outside = withoutQuotations(sentence.text);
  return [
    ...sharedPlaces.map((index) => Math.log1p(features[index])),
    ...signs.map((sign) => Number(pack?.signs[sign].test(outside) ?? false)),
    ...opening.map((count) => Number(place < count)),
    Number(words < 12),
    Number(words > 40),
  ];
}

/** How likely a sentence tells the news of its report: about 0 for an ordinary one, 1 and more for the best. */
export function newsWorthOf(candidate: SentenceCandidate): number {
  return newsFeaturesOf(candidate).reduce((sum, value, index) => sum + value * (newsWeights[index] ?? 0), 0);
}
