/** How a list of phrases becomes one pattern. */
export interface PhraseOptions {
  /** Where a phrase must stand in the text: at its start, at its end, as the whole of it, or anywhere. */
  readonly at: 'start' | 'end' | 'whole' | 'anywhere';
  /** Regular expressions for `<name>` inside a phrase, by name. */
  readonly pieces?: Readonly<Record<string, string>>;
  /** A regular expression that must match right before the phrase (after the text's start, for `start`); default none. */
  readonly before?: string;
  /** A regular expression that must match right after the phrase; default none. */
  readonly after?: string;
  /** What one blank of a phrase matches; default one space. */
  readonly blank?: string;
  /** Whether letters may follow a phrase without a blank, as scrapes glue them: "byAnn Lee"; default false. */
  readonly glued?: boolean;
  /** Default false: capitals do not matter. */
  readonly caseSensitive?: boolean;
  /** Whether all matches are wanted (flag `g`); default false. */
  readonly global?: boolean;
}

/**
 * Compiles phrases, one a line, into one pattern. A phrase matches as it is written, whole words only; besides:
 *
 * | written | matches |
 * |---|---|
 * | `read (more\|on)` | one of several |
 * | `[please] read`, `newsletter[s]` | with or without; the blank beside an optional word is optional with it |
 * | `publish*` | any letters, or none |
 * | `more from <outlet>` | the regular expression `pieces.outlet` |
 * | `^read more`, `read more$` | only at the start, or end, of the text: for a single phrase of an `anywhere` list |
 * | `don't` | a straight or a curly apostrophe |
 *
 * Optional parts do not nest.
 * Earlier phrases win over later ones, as alternatives of a regular expression do.
 *
 * @example
 * const alsoRead = phrases(['also read', 'read (more|next)', 'related stor(y|ies)'], { at: 'start', after: '\\s*:' });
 * alsoRead.test('Read next: The gate opens'); // true
 * alsoRead.test('Readers next: …'); // false
 *
 * @throws {Error} on a `<name>` that is not among the pieces
 */
export function phrases(list: readonly string[], options: PhraseOptions): RegExp {
  const { at, before = '', after = '', glued = false, caseSensitive = false, global = false } = options;
  const alternatives = list.map((phrase) => sourceOf(phrase, options)).join('|');
  const starts = at === 'start' || at === 'whole' ? '^' : '';
  const ends = at === 'end' || at === 'whole' ? '$' : '';
  const wordEnd = glued ? '' : notWithinWord.end;
  const pattern = `${starts}${before}${notWithinWord.start}(?:${alternatives})${wordEnd}${after}${ends}`;
  return new RegExp(pattern, `${global ? 'g' : ''}${caseSensitive ? '' : 'i'}u`);
}

/** Like `\b` beside a letter, but for the letters of all languages, and always true beside a mark. */
const notWithinWord = {
  start: '(?<![\\p{L}\\p{N}_](?=[\\p{L}\\p{N}_]))',
  end: '(?!(?<=[\\p{L}\\p{N}_])[\\p{L}\\p{N}_])',
} as const;

const marks: Readonly<Record<string, string>> = {
  '(': '(?:',
  ')': ')',
  '|': '|',
  '^': '^',
  $: '$',
  '*': '\\p{L}*',
  "'": "['’]",
};

function sourceOf(phrase: string, { pieces = {}, blank = ' ' }: PhraseOptions): string {
  return withOptionalBlanks(phrase).replace(/<(\w+)>|./gu, (token, name?: string) => {
    if (name !== undefined) return `(?:${pieceOf(name, pieces)})`;
    if (token === ' ') return blank;
    if (token === '[') return '(?:';
    if (token === ']') return ')?';
    return marks[token] ?? token.replace(/[.+?{}\\/]/, '\\$&');
  });
}

function pieceOf(name: string, pieces: Readonly<Record<string, string>>): string {
  if (!Object.hasOwn(pieces, name)) throw new Error(`A phrase names the piece <${name}>, which is not given.`);
  return pieces[name];
}

/** Moves the blank beside an optional word into its brackets: "[please] read" and "read [more]" have one blank at most. */
function withOptionalBlanks(phrase: string): string {
  return phrase.replace(/(?<=^|[\s(|^])\[([^[\]]*)\] /g, '[$1 ]').replace(/ \[([^[\]]*)\](?=$|[)|$])/g, '[ $1]');
}
