import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { Annotations } from '../../src/annotate/annotations.ts';
import { datesOf } from '../../src/annotate/dates/dates.ts';
import { quotesOf } from '../../src/annotate/quotes/quotes.ts';
import { root } from '../support/folder.ts';

// Whoever writes a feed chooses its text: work must grow with its length and no faster. What is counted is letters looked
// at, by the patterns and by what is cut out for them; how long that takes is the bench's (`npm run bench -- summarize`).

const originals = { exec: RegExp.prototype.exec, slice: String.prototype.slice };
let steps = 0;

function counted(work: () => unknown): number {
  steps = 0;
  RegExp.prototype.exec = function exec(this: RegExp, text: string) {
    const from = this.global || this.sticky ? this.lastIndex : 0;
    const match = originals.exec.call(this, text);
    // A sticky pattern (split makes its own so) looks at one place.
    const reached = match ? match.index + match[0].length : this.sticky ? from + 1 : text.length;
    steps += reached - from;
    return match;
  };
  String.prototype.slice = function slice(this: string, ...range) {
    const cut = originals.slice.apply(this, range);
    steps += cut.length;
    return cut;
  };
  work();
  restore();
  return steps;
}

function restore() {
  RegExp.prototype.exec = originals.exec;
  String.prototype.slice = originals.slice;
}

afterEach(restore);

const said = '“We go home again now,” he said. ';
const pieces = [
  '"', '" ', '“', '”', '“a” ', '“We go home,” Ann Lee said. ', '" said Ann Lee, ', '"a" said ', "' ", '‘a’ ', "''", '\n\n"', '“Aaa bbb ccc ddd\n\n',
  'A', 'Aa ', 'A. ', 'A.B.', 'Ann Lee ', 'Lee ', 'Lee’s ', 'said ', 'according to ', 'he ', 'the mayor ', 'the ministry ', ', ', '(', '" — Ann Lee\n',
  '1', '1 ', '12/11/', '1.2.', '2024 ', '1st ', 'May ', 'Monday ', 'last week ', '3 to 4 ',
]; // biome-ignore format: one line a kind

describe.each([4, 8])('from %s kB to twice as much', (kilobytes) => {
  test.each(pieces)('%j', (piece) => {
    const text = (size: number) => said + piece.repeat(Math.ceil(size / piece.length)).slice(0, size);
    const work = (size: number) => {
      const given = text(size);
      return counted(() => [quotesOf(new Annotations(given, 'en')), datesOf(given, '2026-11-22', 'en')]);
    };
    expect(work(2000 * kilobytes) / work(1000 * kilobytes)).toBeLessThan(2.6);
  });
});

/** A name for a number, another for each. */
const named = (at: number) =>
  `${String.fromCharCode(65 + (at % 26))}${[...String(at)].map((digit) => String.fromCharCode(97 + Number(digit))).join('')}`;

const counting: [what: string, piece: (at: number) => string][] = [
  ['people of one surname', (at) => `“We go home again, my friends,” said ${named(at)} Lee. Lee said it. `],
  ['holders of one office', (at) => `Mayor ${named(at)} Ek came. “We go home again,” the mayor said. `],
  ['people', (at) => `“We go home again,” said ${named(at)} ${named(7 * at)}son. He said it. `],
  ['days', (at) => `It began on ${1 + (at % 28)} May ${1900 + (at % 120)}. A month earlier it had not. `],
];

test.each(counting)('from 8 kB to twice as much of %s', (_, piece) => {
  const work = (size: number) => {
    let given = '';
    for (let at = 0; given.length < size; at++) given += piece(at);
    return counted(() => [quotesOf(new Annotations(given, 'en')), datesOf(given, '2026-11-22', 'en')]);
  };
  expect(work(16_000) / work(8000)).toBeLessThan(2.6);
});

test('no pattern repeats what repeats', () => {
  const found: string[] = [];
  for (const folder of ['summarize', 'annotate', 'language'])
    for (const file of readdirSync(path.join(root, 'src', folder), { recursive: true, encoding: 'utf8' }).filter(
      (name) => name.endsWith('.ts'),
    ))
      for (const line of readFileSync(path.join(root, 'src', folder, file), 'utf8').split('\n'))
        if (!/^\s*(?:\*|\/\/|\/\*\*)/.test(line) && repeatsRepeated(line)) found.push(`${file}: ${line.trim()}`);
  expect(found).toEqual([]);
  expect(repeatsRepeated('/(?:a+b?)*$/')).toBe(true);
});

/** Whether a line of source holds a group that may be repeated without bound and holds what may be so itself. */
function repeatsRepeated(line: string): boolean {
  const plain = line.replace(/\\[pP]\{[^}]*\}|\\./g, 'x').replace(/\[[^\]]*\]/g, 'c');
  const open: { repeats: boolean }[] = [];
  for (let at = 0; at < plain.length; at++) {
    const repeated = /^(?:[+*]|\{\d+,\})/.test(plain.slice(at + 1, at + 8));
    const group = plain[at] === ')' ? open.pop() : undefined;
    if (group && repeated && group.repeats) return true;
    if (plain[at] === '(') open.push({ repeats: false });
    else if ((repeated || group?.repeats) && open.length > 0) open[open.length - 1].repeats = true;
  }
  return false;
}
