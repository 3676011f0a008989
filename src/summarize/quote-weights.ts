/** Written by tests/learn/quotes.mjs: what each feature of a quotation is worth, in log odds (`quote-worth.ts`). */
export const quoteWeights: readonly number[] = [
  -0.84, // connective
  -0.446, // event
  0.514, // judgement
  -0.2, // conditional
  0.846, // words
  -0.893, // long
  0.59, // terms
  0.176, // terms of the headline
  0.109, // share of its terms that is printed
  -0.135, // pronouns
  -0.322, // place
  -0.505, // ends a sentence
  -3.62, // stands in a printed sentence
  -0.335, // its speaker is printed
  -2.56, // constant
];
