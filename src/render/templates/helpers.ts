import type Handlebars from 'handlebars';

/** Column at which the text part is wrapped (RFC 5322 asks for at most 78 characters a line). */
const width = 76;

/** Scripts that set no blanks: a line may break between any two letters, and each is two columns wide in a terminal. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303F\uFF00-\uFF60]/u;
const breakable = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\u3000-\u303F\uFF00-\uFF60]/u;

function columns(text: string): number {
  let count = 0;
  for (const char of text) count += unspaced.test(char) ? 2 : 1;
  return count;
}

/** A word as the pieces between which a line may break. */
function pieces(word: string): string[] {
  return breakable.test(word) && columns(word) > width / 4
    ? [...word].reduce<string[]>((all, char) => {
        const last = all.at(-1);
        if (last !== undefined && !breakable.test(char)) all[all.length - 1] = last + char;
        else all.push(char);
        return all;
      }, [])
    : [word];
}

/** Breaks a text into lines; `first` is the indent of the first line, `indent` that of the others. Long words stay whole. */
export function wrapText(text: string, indent = 0, first = indent): string {
  const lines: string[] = [];
  let line = ' '.repeat(first);
  let used = first;
  let empty = true;
  for (const word of text.split(/\s+/).filter(Boolean)) {
    for (const [at, piece] of pieces(word).entries()) {
      const gap = empty || at > 0 ? '' : ' ';
      const wide = columns(piece);
      if (!empty && used + gap.length + wide > width) {
        lines.push(line);
        line = ' '.repeat(indent) + piece;
        used = indent + wide;
      } else {
        line += gap + piece;
        used += gap.length + wide;
      }
      empty = false;
    }
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
  return numbersOf(ref, also)
    .map((number) => `[${number}]`)
    .join(' ');
}

function dated(label: string, text: string, numbers: string): string {
  return `  ${label.padEnd(labelWidth - 2)}${wrapText(`${text} ${numbers}`, labelWidth).trimStart()}`;
}

/** Languages that are written from right to left. */
const rightToLeft = new Set(['ar', 'arc', 'ckb', 'dv', 'fa', 'he', 'ps', 'sd', 'ug', 'ur', 'yi']);

/** The direction of a language's script; where no language is known the reader's program looks at the letters. */
function direction(lang: string): 'ltr' | 'rtl' | 'auto' {
  return lang === 'und' ? 'auto' : rightToLeft.has(lang) ? 'rtl' : 'ltr';
}

/** The value of a field; a field that is not there is a mistake in the template, which strict mode sees only outside of helpers. */
function given<T>(value: T): T {
  if (value === undefined) throw new Error('a helper is given a field that is not there');
  return value;
}

const text = (value: unknown) => String(given(value));
const numbersOf = (ref: unknown, also: unknown): readonly number[] =>
  [given(ref) as number, ...(given(also) as readonly number[])].sort((a, b) => a - b);

/** The named argument of a helper. Handlebars hands its own options last. */
function named(options: unknown, name: string): number | undefined {
  return (options as { hash: Record<string, number> }).hash[name];
}

/** What the templates may use besides Handlebars' own. */
const helpers = {
  wrap: (value: unknown, options: unknown) => {
    const indent = named(options, 'indent') ?? 0;
    return wrapText(text(value), indent, named(options, 'first') ?? indent);
  },
  concat: (...parts: unknown[]) => parts.slice(0, -1).map(text).join(''),
  either: (condition: unknown, yes: unknown, no: unknown) => (given(condition) ? given(yes) : given(no)),
  upper: (value: unknown) => text(value).toUpperCase(),
  line: (char: unknown) => text(char).repeat(width),
  headed: (headline: unknown, label: unknown) => headed(text(headline), text(label)),
  refs: (ref: unknown, also: unknown) => refs(ref, also),
  numbers: (ref: unknown, also: unknown) => numbersOf(ref, also).join(', '),
  dir: (lang: unknown) => direction(text(lang)),
  side: (lang: unknown) => (direction(text(lang)) === 'rtl' ? 'right' : 'left'),
  dayed: (label: unknown, value: unknown) => dated(text(label), text(value), ''),
  dated: (label: unknown, value: unknown, ref: unknown, also: unknown) =>
    dated(text(label), text(value), refs(ref, also)),
  differing: (list: readonly { text: string; outlet: string; when: string; ref: number }[]) =>
    given(list)
      .map((one) => `“${one.text}” (${[one.outlet, one.when].filter(Boolean).join(', ')}) [${one.ref}]`)
      .join('; '),
  sentences: (list: readonly { text: string; cite: string }[]) =>
    given(list)
      .map(({ text: sentence, cite }) => (cite === '' ? sentence : `${sentence} [${cite}]`))
      .join(' '),
};

/** Their names, as Handlebars wants to know them; what is no helper is a field. */
export const helperNames: Readonly<Record<string, boolean>> = Object.fromEntries(
  Object.keys(helpers).map((name) => [name, true]),
);

/** Registers all helpers with an instance of Handlebars. */
export function registerHelpers(handlebars: Pick<typeof Handlebars, 'registerHelper'>): void {
  handlebars.registerHelper(helpers);
}
