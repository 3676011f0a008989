/**
 * Written by tests/learn/comment.mjs: what each feature of an article adds to the log odds that it comments, by how far it is from its
 * usual value.
 */
export const commentaryWeights: {
  readonly bias: number;
  readonly features: Readonly<Record<string, { readonly weight: number; readonly usual: number }>>;
} = {
  bias: -0.427,
  features: {
    'first person': { weight: -0.322, usual: 0.868 },
    '“we” and “our”': { weight: 0.287, usual: 1.18 },
    'words to the reader': { weight: -0.615, usual: 0.785 },
    verdicts: { weight: 0.778, usual: 0.659 },
    'judging words': { weight: 0.464, usual: 1.92 },
    'weighing words': { weight: 0.748, usual: 3.04 },
    reasoning: { weight: 0.293, usual: 3.72 },
    'sweeping words': { weight: -0.168, usual: 1.71 },
    abstractions: { weight: 0.481, usual: 2.56 },
    'colloquial forms': { weight: 0.223, usual: 1.79 },
    '“should” and “must”': { weight: 0.532, usual: 0.846 },
    'the present tense': { weight: 0.0582, usual: 4.93 },
    'the past tense': { weight: 0.323, usual: 3.36 },
    'opinions of the writer': { weight: -0.0107, usual: 0.802 },
    'days of the week': { weight: -0.139, usual: 1.1 },
    'attributed speech': { weight: -0.294, usual: 2.9 },
    'officials and reporters': { weight: -0.2, usual: 1.54 },
    'phrases of argument': { weight: 0.33, usual: 0.988 },
    'sentences that turn to the reader or argue on': { weight: 0.479, usual: 2.37 },
    'fresh statements': { weight: 0.0, usual: 1.42 },
    'named speakers': { weight: -0.547, usual: 1.53 },
    'a headline that asks': { weight: 0.406, usual: 0.0478 },
    'a headline of “why” or “how”': { weight: 0.043, usual: 0.0865 },
    'a headline that speaks to the reader': { weight: -0.378, usual: 0.072 },
    'a headline that demands': { weight: 0.828, usual: 0.241 },
    'a headline of judgement': { weight: 0.566, usual: 0.11 },
    'a headline of news': { weight: -0.549, usual: 0.205 },
    'a headline that explains': { weight: -3.87, usual: 0.02 },
    questions: { weight: 0.318, usual: 0.821 },
    exclamations: { weight: 0.0182, usual: 0.17 },
    figures: { weight: -0.107, usual: 3.41 },
    quotation: { weight: -0.444, usual: 0.15 },
    'a dateline': { weight: 0.0, usual: 0.118 },
    'a line about its author': { weight: 3.66, usual: 0.067 },
    'turns of a conversation': { weight: -1.42, usual: 0.0515 },
  },
};
