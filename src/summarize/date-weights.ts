/** Written by tests/learn/dates.mjs: what each feature of a dated clause is worth, in log odds (`date-worth.ts`). */
export const dateWeights: readonly number[] = [
  0.839, // event
  0.851, // scheduled
  -0.611, // attributed
  1.28, // connective
  0.179, // conditional
  -1.6, // reader
  1.31, // a day
  -0.505, // the day of the report
  1.11, // in the weeks ahead
  -0.227, // place
  1.77, // stands alone
  0.841, // is understood
  0.661, // terms
  -1.25, // share of its terms that is printed
  -2.93, // its sentence is printed
  -0.59, // quotes
  -5.78, // constant
];
