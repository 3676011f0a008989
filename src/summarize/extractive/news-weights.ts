/** Written by tests/learn/news.mjs: what each feature of a sentence is worth, in log odds (`news-features.ts`). */
export const newsWeights: { readonly opening: readonly number[]; readonly further: readonly number[] } = {
  opening: [
    -0.449, // place in its report
    -0.689, // paragraph
    0.583, // words
    0.274, // terms
    1.63, // weight of its terms
    -0.0492, // terms shared with the titles
    2.63, // share of the titles
    1.48, // nearness to the middle of all
    -0.406, // names
    0.647, // stands alone
    8.9, // ends
    0.256, // attributed
    0.532, // lately
    -0.528, // background
    -0.438, // reader
    0.0336, // plan
    0.889, // connective
    3.36, // share of its terms in the headline
    -4.84, // asks within
    0.511, // among the first two
    -0.14, // short
    0.169, // opens a paragraph
    -0.123, // names a year
    -0.00823, // odds that its report comments
    0.558, // is understood
    -14.1, // constant
  ],
  further: [
    -0.209, // place in its report
    -0.209, // paragraph
    0.401, // words
    -0.213, // terms
    1.41, // weight of its terms
    0.265, // terms shared with the titles
    -0.37, // share of the titles
    0.435, // nearness to the middle of all
    -0.327, // names
    0.834, // stands alone
    5.52, // ends
    0.713, // attributed
    0.639, // lately
    -0.631, // background
    -1.24, // reader
    0.36, // plan
    0.674, // connective
    0.83, // share of its terms in the headline
    -0.00811, // asks within
    -0.0851, // among the first two
    -0.12, // short
    0.587, // opens a paragraph
    -0.42, // names a year
    -0.0968, // odds that its report comments
    0.606, // is understood
    -1.68, // stands before what is printed
    -0.264, // distance to what is printed
    0.561, // follows what is printed
    -7.8, // constant
  ],
};
