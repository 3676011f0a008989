import { foldKey } from '../../lib/text/text.ts';

/** The other topics of an edition: for each the folded texts of its stories. */
export type OtherTopics = readonly (readonly string[])[];

/** How many of the other topics have a text that uses one of these forms more than once. */
export function commonnessOf(forms: Iterable<string>, others: OtherTopics): number {
  const words = [...forms].map((form) => ` ${foldKey(form)} `);
  return others.filter((texts) => texts.some((text) => words.some((word) => text.split(word).length > 2))).length;
}
