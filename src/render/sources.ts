import Handlebars from 'handlebars';
import { BriefingError, messageOf } from '../errors.ts';

/** A template with its partials pasted in, and where each of its lines was written. */
export interface Source {
  readonly name: string;
  readonly text: string;
  readonly lines: readonly { readonly name: string; readonly line: number }[];
}

const deepest = 8;

/**
 * `{{> name}}` becomes the partial's text, so that MJML's inlined styles reach it. Each file is first read by Handlebars by
 * itself: a tag that is not closed is named with its own file and line.
 *
 * @param read gives a file of the look: `html.mjml.hbs`, `partials/story.hbs`
 */
export function expand(file: string, read: (file: string) => { name: string; text: string }, depth = 0): Source {
  if (depth > deepest) throw new BriefingError(`${file} includes itself, by way of its partials.`);
  const { name, text } = read(file);
  parse(name, text);
  let whole = '';
  const lines: { name: string; line: number }[] = [{ name, line: 1 }];
  let line = 1;
  const add = (part: string, from: Source['lines'] | null) => {
    whole += part;
    const breaks = part.split('\n').length - 1;
    for (let at = 1; at <= breaks; at++) lines.push(from === null ? { name, line: ++line } : from[at]);
  };
  let last = 0;
  for (const match of text.matchAll(/\{\{>\s*([\w-]+)\s*\}\}/g)) {
    add(text.slice(last, match.index), null);
    const partial = expand(`partials/${match[1]}.hbs`, read, depth + 1);
    // A line that holds nothing but a partial is the partial's.
    if (/(?:^|\n)[ \t]*$/.test(whole)) lines[lines.length - 1] = partial.lines[0];
    add(partial.text.replace(/\n$/, ''), partial.lines);
    last = match.index + match[0].length;
  }
  add(text.slice(last), null);
  return { name, text: whole, lines };
}

/** Where the text at an index was written: `briefing/partials/story.hbs, line 3`. */
export function placeOf({ text, lines }: Source, index: number): string {
  return placeOfLine(lines, text.slice(0, index).split('\n').length);
}

/** The same by the number of a line, from 1. */
export function placeOfLine(lines: Source['lines'], number: number): string {
  const { name, line } = lines[Math.min(number, lines.length) - 1];
  return `${name}, line ${line}`;
}

function parse(name: string, text: string): void {
  try {
    Handlebars.parse(text);
  } catch (error) {
    const message = messageOf(error);
    const line = /line (\d+)/.exec(message)?.[1];
    throw new BriefingError(
      `${name}${line ? `, line ${line}` : ''} is no valid Handlebars: ${message.replace(/^Parse error on line \d+: /, '')}`,
      { hint: 'Every {{#…}} needs its {{/…}} in the same file.', cause: error },
    );
  }
}
