/** Written by tests/learn/sentences.mjs: how much each feature of a sentence makes it worth printing. */
export const rankerWeights: readonly number[] = [
  -0.01989, // place in its report
  -0.12, // place, as a share
  -0.05011, // paragraph
  0.07842, // number of its report
  -0.3914, // reports
  0.05808, // sentences of its report
  0.7029, // words
  -1.248, // terms
  1.164, // weight of its terms
  -0.007323, // weight a term
  -0.0404, // terms shared with the titles
  1.085, // share of the titles
  -0.2756, // share of terms that other reports have
  -1.237, // nearness to the middle of all
  0.8576, // nearness to the middle of the openings
  0.341, // nearness to its report’s first sentence
  13.41, // frequency of its terms
  -0.005163, // holds a figure
  0.0121, // names
  -0.02041, // quotation marks
  0.187, // stands alone
  -0.07831, // asks
  0.02788, // attributes
  0.06954, // leans
  -0.3108, // first person
  0.3715, // ends
];
