/** Written by tests/learn/dates.mjs: what each feature of a dated clause is worth, in log odds (`date-worth.ts`). */
export const dateWeights: readonly number[] = [
  0.786, // event
  0.804, // scheduled
  -0.641, // attributed
  1.3, // connective
  0.143, // conditional
  -1.56, // reader
  1.21, // a day
  -0.53, // the day of the report
  0.962, // in the weeks ahead
  -0.143, // place
  1.74, // stands alone
  0.793, // is understood
  0.613, // terms
  -1.08, // share of its terms that is printed
  -2.74, // its sentence is printed
  -0.535, // quotes
  -5.79, // constant
];
