import type Handlebars from 'handlebars';

/** Column at which the text part is wrapped (RFC 5322 asks for at most 78 characters a line). */
const width = 76;

/** Breaks a text into lines; `first` is the indent of the first line, `indent` that of the others. Long words stay whole. */
export function wrapText(text: string, indent = 0, first = indent): string {
  const lines: string[] = [];
  let line = ' '.repeat(first);
  let empty = true;
  for (const word of text.split(/\s+/).filter(Boolean)) {
    if (!empty && line.length + 1 + word.length > width) {
      lines.push(line);
      line = ' '.repeat(indent);
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  lines.push(line);
  return lines.map((one) => one.trimEnd()).join('\n');
}

/** The label at the right edge of the headline's last line, or on a line of its own where it does not fit. */
function headed(headline: string, label: string): string {
  const lines = wrapText(headline).split('\n');
  const last = lines[lines.length - 1];
  const gap = width - last.length - label.length;
  return gap >= 2 ? `${lines.join('\n')}${' '.repeat(gap)}${label}` : `${lines.join('\n')}\n${label.padStart(width)}`;
}

const labelWidth = 17;

/** `[1] [4]`: the numbers of a line's sources. */
function refs(ref: unknown, also: unknown): string {
  return [ref, ...(also as readonly number[])].map((number) => `[${number}]`).join(' ');
}

function dated(label: string, text: string, numbers: string): string {
  return `  ${label.padEnd(labelWidth - 2)}${wrapText(`${text} ${numbers}`, labelWidth).trimStart()}`;
}

/** Languages that are written from right to left. */
const rightToLeft = new Set(['ar', 'arc', 'ckb', 'dv', 'fa', 'ha', 'he', 'ps', 'sd', 'ug', 'ur', 'yi']);

/** The direction of a language's script; where no language is known the reader's program looks at the letters. */
function direction(lang: string): 'ltr' | 'rtl' | 'auto' {
  return lang === 'und' ? 'auto' : rightToLeft.has(lang) ? 'rtl' : 'ltr';
}

/**
 * Registers what the templates use, and says what that is. The last argument of a helper is Handlebars' own options object.
 */
export function registerHelpers(handlebars: Pick<typeof Handlebars, 'registerHelper'>): Record<string, boolean> {
  const named = (options: unknown, name: string): number | undefined =>
    (options as { hash: Record<string, number> }).hash[name];
  const helpers = {
    wrap: (text: unknown, options: unknown) => {
      const indent = named(options, 'indent') ?? 0;
      return wrapText(String(text), indent, named(options, 'first') ?? indent);
    },
    concat: (...parts: unknown[]) => parts.slice(0, -1).join(''),
    either: (condition: unknown, yes: unknown, no: unknown) => (condition ? yes : no),
    upper: (text: unknown) => String(text).toUpperCase(),
    line: (char: unknown) => String(char).repeat(width),
    headed: (headline: unknown, label: unknown) => headed(String(headline), String(label)),
    refs,
    numbers: (ref: unknown, also: unknown) => [ref, ...(also as readonly number[])].join(', '),
    dir: (lang: unknown) => direction(String(lang)),
    side: (lang: unknown) => (direction(String(lang)) === 'rtl' ? 'right' : 'left'),
    dayed: (label: unknown, text: unknown) => dated(String(label), String(text), ''),
    dated: (label: unknown, text: unknown, ref: unknown, also: unknown) =>
      dated(String(label), String(text), refs(ref, also)),
    differing: (list: readonly { text: string; outlet: string; when: string; ref: number }[]) =>
      list
        .map(({ text, outlet, when, ref }) => `“${text}” (${[outlet, when].filter(Boolean).join(', ')}) [${ref}]`)
        .join('; '),
    sentences: (list: readonly { text: string; ref: number }[]) =>
      list.map(({ text, ref }) => `${text} [${ref}]`).join(' '),
  };
  handlebars.registerHelper(helpers);
  return Object.fromEntries(Object.keys(helpers).map((name) => [name, true]));
}
