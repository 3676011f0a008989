/** Written by tests/learn/sentences.mjs: how much each feature of a sentence makes it worth printing. */
export const rankerWeights: readonly number[] = [
  -0.01984, // place in its report
  -0.1187, // place, as a share
  -0.05015, // paragraph
  0.07852, // number of its report
  -0.3918, // reports
  0.05895, // sentences of its report
  0.7005, // words
  -1.251, // terms
  1.173, // weight of its terms
  -0.01627, // weight a term
  -0.0392, // terms shared with the titles
  1.081, // share of the titles
  -0.2775, // share of terms that other reports have
  -1.238, // nearness to the middle of all
  0.8609, // nearness to the middle of the openings
  0.3451, // nearness to its report’s first sentence
  13.44, // frequency of its terms
  -0.004786, // holds a figure
  0.01304, // names
  -0.02552, // quotation marks
  0.1683, // stands alone
  -0.09439, // asks
  0.02647, // attributes
  0.06228, // leans
  -0.3201, // first person
  0.3914, // ends
];
