/** A quotation in any marks, from its opening mark to its closing one; so long at most that marks which nothing closes cost little. */
const quotation = /["“„«][^"”»]{0,2000}["”»]/g;

/**
 * A text with a blank for each quotation: the words of its writer. A mark without its other one stays.
 *
 * @example withoutQuotations('“No,” said Ann Lee.') // '  said Ann Lee.'
 */
export function withoutQuotations(text: string): string {
  return text.replace(quotation, ' ');
}

/** The same with as many blanks as the quotation has characters, so that offsets stay. */
export function withQuotationsBlanked(text: string): string {
  return text.replace(quotation, (quoted) => ' '.repeat(quoted.length));
}
