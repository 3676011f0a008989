/** The literals of a source file, found by a scanner that knows strings, templates, comments and regular expressions: enough for what the tests of the structure ask. */
export interface Literals {
  /** Bodies of regular expressions, without their slashes. */
  readonly patterns: readonly string[];
  /** Contents of strings and of the fixed parts of templates. */
  readonly strings: readonly string[];
}

/** A slash after one of these begins a regular expression; after anything else it divides. */
const beforePattern = /(?:^|[=(,:[!&|?{};+<>]|\breturn|\bcase)\s*$/;

export function literalsOf(source: string): Literals {
  const patterns: string[] = [];
  const strings: string[] = [];
  let position = 0;
  let before = '';
  const take = (pattern: RegExp): string | null => {
    pattern.lastIndex = position;
    const found = pattern.exec(source)?.[0] ?? null;
    if (found !== null) position += found.length;
    return found;
  };
  while (position < source.length) {
    if (take(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/y) !== null) continue;
    const string = take(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\[\s\S])*`/y);
    if (string !== null) {
      strings.push(string.slice(1, -1));
      before = 'x';
      continue;
    }
    const pattern = beforePattern.test(before) ? take(/\/(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/y) : null;
    if (pattern !== null) {
      patterns.push(pattern.slice(1, pattern.lastIndexOf('/')));
      before = 'x';
      continue;
    }
    before = (before + source[position]).slice(-12);
    position++;
  }
  return { patterns, strings };
}
