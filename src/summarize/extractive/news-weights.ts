/** Written by tests/learn/news.mjs: what each feature of a sentence is worth, in log odds (`news-features.ts`). */
export const newsWeights: { readonly opening: readonly number[]; readonly further: readonly number[] } = {
  opening: [
    -0.45, // place in its report
    -0.688, // paragraph
    0.58, // words
    0.279, // terms
    1.63, // weight of its terms
    -0.0447, // terms shared with the titles
    2.61, // share of the titles
    1.47, // nearness to the middle of all
    -0.406, // names
    0.654, // stands alone
    8.9, // ends
    0.257, // attributed
    0.531, // lately
    -0.527, // background
    -0.436, // reader
    0.0345, // plan
    0.886, // connective
    3.37, // share of its terms in the headline
    -4.84, // asks within
    0.51, // among the first two
    -0.139, // short
    0.167, // opens a paragraph
    -0.123, // names a year
    -0.00796, // odds that its report comments
    0.549, // is understood
    -14.1, // constant
  ],
  further: [
    -0.209, // place in its report
    -0.209, // paragraph
    0.404, // words
    -0.213, // terms
    1.41, // weight of its terms
    0.266, // terms shared with the titles
    -0.381, // share of the titles
    0.43, // nearness to the middle of all
    -0.328, // names
    0.827, // stands alone
    5.52, // ends
    0.715, // attributed
    0.637, // lately
    -0.631, // background
    -1.24, // reader
    0.36, // plan
    0.676, // connective
    0.837, // share of its terms in the headline
    -0.00619, // asks within
    -0.0873, // among the first two
    -0.119, // short
    0.587, // opens a paragraph
    -0.421, // names a year
    -0.0968, // odds that its report comments
    0.614, // is understood
    -1.68, // stands before what is printed
    -0.265, // distance to what is printed
    0.56, // follows what is printed
    -7.81, // constant
  ],
};
