import { expect, test } from 'vitest';
import type { Slice } from '../../src/model/article.ts';
import type { Summarizer, SummaryOptions } from '../../src/summarize/summarize.ts';
import { article, story } from '../support/articles.ts';
import { articles } from '../support/digest.ts';

const wish: SummaryOptions = { day: '2026-11-22', sentences: 3, quotes: 3, dates: 4, words: null };

/** What every Summarizer must do: choose, never write. */
export function summarizerContract(summarizer: Summarizer): void {
  const textOf = (id: string) => articles.find((one) => one.id === id)?.text ?? '';
  const exact = ({ article: id, start, end, text }: Slice) => expect(textOf(id).slice(start, end)).toBe(text);

  test('everything it gives is a slice of an article', async () => {
    const { value } = await summarizer.summarize(story(articles), wish);
    expect(value.sentences.length).toBeGreaterThan(0);
    for (const sentence of value.sentences) exact(sentence);
    for (const date of [...value.dates, ...value.ahead])
      for (const part of [date.mention, date.sentence, date.clause]) exact(part);
    for (const quote of value.quotes)
      expect(quote.pieces.map(({ start, end }) => textOf(quote.article).slice(start, end)).join(' ')).toBe(quote.text);
    expect(articles.map((one) => one.title)).toContain(value.headline.text);
  });

  test('keeps to what was wished', async () => {
    const { value } = await summarizer.summarize(story(articles), { ...wish, sentences: 1, quotes: 0, dates: 1 });
    expect([value.sentences.length, value.quotes.length]).toEqual([1, 0]);
    expect(value.dates.length).toBeLessThanOrEqual(1);
    const bounded = await summarizer.summarize(story(articles), { ...wish, sentences: 9, words: 30 });
    expect(
      bounded.value.sentences.reduce((sum, sentence) => sum + sentence.text.split(/\s+/).length, 0),
    ).toBeLessThanOrEqual(30);
  });

  test('tells a story of one short article', async () => {
    const { value } = await summarizer.summarize(story([article({ id: 'a', text: 'no sentence at all' })]), wish);
    expect(value.sentences.map((sentence) => sentence.text)).toEqual(['no sentence at all']);
  });

  test('only days after the edition’s own are ahead', async () => {
    const { value } = await summarizer.summarize(story(articles), wish);
    expect(value.ahead.map((date) => date.value)).toEqual(['2026-12-02']);
    expect((await summarizer.summarize(story(articles), { ...wish, day: '2026-12-02' })).value.ahead).toEqual([]);
  });
}
