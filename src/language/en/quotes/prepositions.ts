/** What a name hangs on that is not what its sentence is about; "and" and "than" hang it on the name before. */
const prepositions = 'in|at|of|to|for|by|with|about|from|on|into|against|over|after|before|and|than';

/** Whether a preposition stands right before an offset, with an article between or none; `also`: further words that count. */
export function governedBy(...also: readonly string[]): (text: string, start: number) => boolean {
  const pattern = new RegExp(`\\b(?:${[prepositions, ...also].join('|')})\\s(?:the\\s)?$`);
  return (text, start) => pattern.test(text.slice(Math.max(0, start - 14), start));
}
