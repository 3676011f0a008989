import Handlebars from 'handlebars';
import { BriefingError, messageOf } from '../../model/errors.ts';
import { fieldNames } from '../mail/view.ts';
import { helperNames } from './helpers.ts';

/** A template with its partials pasted in, and where each of its lines was written. */
export interface TemplateSource {
  readonly name: string;
  readonly text: string;
  readonly lines: readonly { readonly name: string; readonly line: number }[];
}

/** Reads a file of a template set: `html.mjml.hbs`, `partials/story.hbs`; `asker` is the file and line that include it. */
export type ReadTemplate = (file: string, asker: string | null) => { readonly name: string; readonly text: string };

const deepest = 8;

/**
 * `{{> name}}` becomes the partial's text, so that MJML's inlined styles reach it. Each file is first read by Handlebars by
 * itself: a tag that is not closed, and a field that no template has, is named with its own file and line.
 */
export function expand(file: string, read: ReadTemplate, askers: readonly string[] = []): TemplateSource {
  if (askers.length > deepest)
    throw new BriefingError(`The partials include each other in a circle: ${askers.slice(-4).join(', then ')}.`);
  const { name, text } = read(file, askers.at(-1) ?? null);
  check(name, text);
  let whole = '';
  const lines: { name: string; line: number }[] = [{ name, line: 1 }];
  let line = 1;
  const add = (part: string, from: TemplateSource['lines'] | null) => {
    whole += part;
    const breaks = part.split('\n').length - 1;
    for (let at = 1; at <= breaks; at++) lines.push(from === null ? { name, line: ++line } : from[at]);
  };
  let last = 0;
  for (const match of text.matchAll(/\{\{>\s*([\w-]+)\s*\}\}/g)) {
    add(text.slice(last, match.index), null);
    const partial = expand(`partials/${match[1]}.hbs`, read, [...askers, `${name}, line ${line}`]);
    // A line that holds nothing but a partial is the partial's.
    if (/(?:^|\n)[ \t]*$/.test(whole)) lines[lines.length - 1] = partial.lines[0];
    add(partial.text.replace(/\n$/, ''), partial.lines);
    last = match.index + match[0].length;
  }
  add(text.slice(last), null);
  return { name, text: whole, lines };
}

/** Where the text at an index was written: `briefing/partials/story.hbs, line 3`. */
export function placeOf({ text, lines }: TemplateSource, index: number): string {
  return placeOfLine(lines, text.slice(0, index).split('\n').length);
}

/** The same by the number of a line, from 1. */
export function placeOfLine(lines: TemplateSource['lines'], number: number): string {
  const { name, line } = lines[Math.min(number, lines.length) - 1];
  return `${name}, line ${line}`;
}

/** Helpers that Handlebars brings. */
const builtIn = new Set(['if', 'unless', 'each', 'with', 'lookup', 'log', 'this', 'length']);

function check(name: string, text: string): void {
  let program: SyntaxNode;
  try {
    program = Handlebars.parse(text);
  } catch (error) {
    const message = messageOf(error);
    const line = /line (\d+)/.exec(message)?.[1];
    throw new BriefingError(
      `${name}${line ? `, line ${line}` : ''} is not valid Handlebars: ${message.replace(/^Parse error on line \d+: /, '')}`,
      { hint: 'Every {{#…}} needs its {{/…}} in the same file.', cause: error },
    );
  }
  checkNode(program, name);
}

/** The fields of a node of Handlebars' syntax tree that are read here. */
interface SyntaxNode {
  readonly type: string;
  readonly loc?: { readonly start: { readonly line: number } };
}

/** Strict mode finds a mistyped field only where it stands alone, and only when it is filled; this finds it anywhere. */
function checkNode(node: SyntaxNode, name: string): void {
  const where = `${name}, line ${node.loc?.start.line}`;
  if (node.type.startsWith('Partial')) {
    if (isPlainPartial(node)) return;
    throw new BriefingError(`${where}: partials are written {{> name}}, without arguments, blocks or ~.`);
  }
  if (node.type === 'PathExpression') {
    const { data, parts } = node as SyntaxNode & { data: boolean; parts: readonly string[] };
    const unknown = data ? undefined : parts.find((part) => !isKnown(part));
    if (unknown !== undefined)
      throw new BriefingError(`${where}: there is no field or helper "${unknown}".`, {
        hint: 'templates/README.md lists the fields that a template may use.',
      });
  }
  for (const inner of Object.values(node))
    for (const one of Array.isArray(inner) ? inner : [inner])
      if (typeof one === 'object' && one !== null && 'type' in one) checkNode(one as SyntaxNode, name);
      else if (typeof one === 'object' && one !== null && 'pairs' in one)
        checkNode({ ...one, type: 'Hash' } as SyntaxNode, name);
}

function isKnown(part: string): boolean {
  return Object.hasOwn(fieldNames, part) || Object.hasOwn(helperNames, part) || builtIn.has(part);
}

function isPlainPartial(node: SyntaxNode): boolean {
  const { name, params, hash, strip } = node as SyntaxNode & {
    name: { type: string };
    params: readonly unknown[];
    hash?: unknown;
    strip: { open: boolean; close: boolean };
  };
  const plain = node.type === 'PartialStatement' && params.length === 0 && !hash;
  return plain && name.type === 'PathExpression' && !strip.open && !strip.close;
}
