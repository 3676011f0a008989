/** Written by tests/learn/quotes.mjs: what each feature of a quotation is worth, in log odds (`quote-worth.ts`). */
export const quoteWeights: readonly number[] = [
  -0.845, // connective
  -0.432, // event
  0.402, // judgement
  -0.21, // conditional
  0.837, // words
  -0.872, // long
  0.624, // terms
  0.164, // terms of the headline
  0.259, // share of its terms that is printed
  -0.136, // pronouns
  -0.304, // place
  -0.492, // ends a sentence
  -3.7, // stands in a printed sentence
  -0.316, // its speaker is printed
  -2.67, // constant
];
