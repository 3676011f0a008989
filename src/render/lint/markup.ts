import { placeOf, type TemplateSource } from '../templates/partials.ts';
import type { LintFinding } from './finding.ts';

/** A tag of Handlebars, a comment of either kind, a mark of HTML, blanks, anything else. */
const tokens =
  /\{\{!--[\s\S]*?--\}\}|\{\{[\s\S]*?\}\}\}?|<!--(?!\[if)[\s\S]*?-->|<[a-z][\w:-]*|["'=>]|\s+|[^\s{<"'=>]+|[\s\S]/gi;

/** Blocks, their ends, comments and partials print nothing themselves. */
const printing = /^\{\{\{?~?\s*(?![#/^!>~\s]|else\b)/;

/**
 * Where a template puts data into a tag without quotation marks: `<a title={{headline}}>`. A blank in the data ends the value there, and
 * the words behind it are attributes of the tag; no escaping helps against that.
 */
export function unquotedIn(source: TemplateSource): LintFinding[] {
  const found: LintFinding[] = [];
  // Outside of a tag; among its attributes; behind `=`; in a value without marks; in one that ends with this mark.
  let at: 'text' | 'tag' | 'equals' | 'bare' | '"' | "'" = 'text';
  for (const { 0: token, index } of source.text.matchAll(tokens)) {
    if (at === 'text') at = /^<[a-z]/i.test(token) ? 'tag' : 'text';
    else if (at === '"' || at === "'") at = token === at ? 'tag' : at;
    else if (token === '>') at = 'text';
    else if (token === '=' && at === 'tag') at = 'equals';
    else if ((token === '"' || token === "'") && at !== 'bare') at = token;
    else if (token.startsWith('{{') && printing.test(token)) {
      found.push({
        area: 'templates',
        rule: 'unquoted-attribute',
        message: `${token} is unquoted inside a tag: words of its value would become attributes. Write name="${token}"`,
        place: placeOf(source, index),
      });
      at = at === 'tag' ? 'tag' : 'bare';
    } else if (/^\s/.test(token)) at = at === 'equals' ? 'equals' : 'tag';
    else if (!token.startsWith('{{') && at === 'equals') at = 'bare';
  }
  return found;
}
