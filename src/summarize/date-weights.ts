/** Written by tests/learn/dates.mjs: what each feature of a dated clause is worth, in log odds (`date-worth.ts`). */
export const dateWeights: readonly number[] = [
  0.84, // event
  0.846, // scheduled
  -0.608, // attributed
  1.27, // connective
  0.167, // conditional
  -1.59, // reader
  1.33, // a day
  -0.519, // the day of the report
  1.1, // in the weeks ahead
  -0.205, // place
  1.77, // stands alone
  0.844, // is understood
  0.665, // terms
  -1.17, // share of its terms that is printed
  -2.8, // its sentence is printed
  -0.598, // quotes
  -5.88, // constant
];
