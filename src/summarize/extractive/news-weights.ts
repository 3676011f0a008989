/** Written by tests/learn/news.mjs: how much each feature of a sentence shows that it tells the news of its report. */
export const newsWeights: readonly number[] = [
  0.385, // place in its report
  -1.205, // place, as a share
  -0.1088, // paragraph
  0.08723, // words
  0.4657, // terms shared with the titles
  1.158, // share of the titles
  1.16, // nearness to the middle of all
  0.4934, // nearness to its report’s first sentence
  0.06709, // frequency of its terms
  1.539, // stands alone
  -0.1651, // asks
  -0.103, // attributes
  0.4467, // leans
  0.2143, // lately
  0.08896, // among the first 1
  0.2817, // among the first 2
  0.1357, // among the first 4
  0.08403, // among the first 8
  0.0737, // short
  0.09895, // very long
];
