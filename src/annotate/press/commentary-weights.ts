/**
 * Written by tests/learn/comment.mjs: what each feature of an article adds to the log odds that it comments, by how far it is from its
 * usual value.
 */
export const commentaryWeights: {
  readonly bias: number;
  readonly features: Readonly<Record<string, { readonly weight: number; readonly usual: number }>>;
} = {
  bias: -0.274,
  features: {
    '“we” and “our”': { weight: -0.0459, usual: 1.18 },
    verdicts: { weight: 1.23, usual: 0.497 },
    'judging words': { weight: 0.281, usual: 1.92 },
    'weighing words': { weight: 0.659, usual: 3.04 },
    reasoning: { weight: 0.0755, usual: 3.72 },
    abstractions: { weight: 0.455, usual: 2.36 },
    'colloquial forms': { weight: 0.0125, usual: 1.79 },
    '“should” and “must”': { weight: 0.47, usual: 0.847 },
    'the present tense': { weight: 0.0529, usual: 4.93 },
    'the past tense': { weight: 0.197, usual: 3.35 },
    'days of the week': { weight: -0.195, usual: 1.1 },
    'attributed speech': { weight: -0.119, usual: 2.89 },
    'officials and reporters': { weight: -0.21, usual: 1.53 },
    'phrases of argument': { weight: 0.294, usual: 0.993 },
    'sentences that turn to the reader or argue on': { weight: 0.454, usual: 2.37 },
    'named speakers': { weight: -0.631, usual: 1.53 },
    'a headline that asks': { weight: 0.371, usual: 0.0479 },
    'a headline of “why” or “how”': { weight: -0.0451, usual: 0.0866 },
    'a headline that demands': { weight: 0.972, usual: 0.241 },
    'a headline of judgement': { weight: 0.0718, usual: 0.106 },
    'a headline of news': { weight: -0.426, usual: 0.204 },
    'a headline of a guide': { weight: -3.6, usual: 0.0213 },
    'a headline that explains': { weight: -4.4, usual: 0.0171 },
    questions: { weight: 0.141, usual: 0.825 },
    figures: { weight: -0.114, usual: 3.41 },
    quotation: { weight: -2.26, usual: 0.149 },
    'a line about its author': { weight: 4.71, usual: 0.0423 },
    'turns of a conversation': { weight: -2.28, usual: 0.0518 },
    advice: { weight: -2.7, usual: 0.0451 },
    'argument in its first lines': { weight: 0.0378, usual: 1.51 },
    'argument in its last lines': { weight: 0.515, usual: 2.07 },
  },
};
