/** Words that govern a name, so that it is not the subject; "and" and "than" join it to the name before. */
const prepositions = 'in|at|of|to|for|by|with|about|from|on|into|against|over|after|before|and|than';

/** A test for a preposition right before an offset, with or without an article; `also` are further such words. */
export function governedBy(...also: readonly string[]): (text: string, start: number) => boolean {
  const pattern = new RegExp(`\\b(?:${[prepositions, ...also].join('|')})\\s(?:the\\s)?$`);
  return (text, start) => pattern.test(text.slice(Math.max(0, start - 14), start));
}
