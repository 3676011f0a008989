import { describe, expect, test } from 'vitest';
import { isolate } from '../../src/lib/isolate-failures.ts';

describe('isolate', () => {
  /** Joins words, and fails where `bad` says so. */
  const joining = (bad: (words: readonly string[]) => boolean) => (words: readonly string[]) => {
    if (bad(words)) throw new Error(`cannot join ${words.length}`);
    return words.join('');
  };
  const words = [...'abcdefghij'];

  test('where nothing fails, all is done at once', () => {
    let times = 0;
    const done = isolate(words, (some) => {
      times++;
      return some.join('');
    });
    expect(done).toEqual({ result: 'abcdefghij', kept: words, failed: [] });
    expect(times).toBe(1);
  });

  test('what fails alone is skipped, with its error', () => {
    const { result, kept, failed } = isolate(
      words,
      joining((some) => some.includes('c') || some.includes('h')),
    );
    expect(result).toBe('abdefgij');
    expect(kept).toEqual([...'abdefgij']);
    expect(failed.map(({ item, error }) => [item, (error as Error).message])).toEqual([
      ['c', 'cannot join 1'],
      ['h', 'cannot join 1'],
    ]);
  });

  test('of two that fail together one is skipped', () => {
    const { result, failed } = isolate(
      words,
      joining((some) => some.includes('b') && some.includes('g')),
    );
    expect([result, failed.map(({ item }) => item)]).toEqual(['abcdefhij', ['g']]);
  });

  test('what fails over nothing is no item’s fault', () => {
    expect(() =>
      isolate(
        words,
        joining(() => true),
      ),
    ).toThrow('cannot join 0');
  });
});
