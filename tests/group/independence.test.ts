import { describe, expect, test } from 'vitest';
import { weightOf } from '../../src/group/rank.ts';
import { countOutlets, countSources } from '../../src/group/stories/independence.ts';
import { matchReason } from '../../src/group/topics/configured-topics.ts';
import type { Article } from '../../src/model/article.ts';
import { article, configuredTopic } from '../support/articles.ts';

const report = (id: string, fields: Partial<Article> = {}, copies: readonly Article[] = []) => ({
  article: article({ id, outlet: `Paper ${id}`, url: `https://${id}.example/1`, ...fields }),
  copies,
});
const many = (count: number, fields: (at: number) => Partial<Article>) =>
  Array.from({ length: count }, (_, at) => report(`r${at}`, fields(at)));
const independent = (reports: Parameters<typeof countSources>[0]) => countSources(reports).independent;

describe('a site is one voice and one outlet, whatever names it gives', () => {
  test.each([
    ['one host', (at: number) => `https://kelm.example/${at}`],
    ['hosts below one name', (at: number) => `https://desk${at}.kelm.example/`],
    ['and below a country’s', (at: number) => `https://desk${at}.kelm.co.uk/`],
    ['one IP address', (at: number) => `http://203.0.113.7/${at}`],
  ])('%s', (_, url) =>
    expect(countSources(many(5, (at) => ({ url: url(at) })))).toEqual({ outlets: 1, independent: 1 }),
  );

  test.each([
    ['names of their own', (at: number) => `https://kelm${at}.example/`],
    ['names below a country’s', (at: number) => `https://kelm${at}.co.uk/`],
    ['customers of a platform', (at: number) => `https://kelm${at}.substack.com/p/1`],
  ])('not so: %s', (_, url) =>
    expect(countSources(many(4, (at) => ({ url: url(at) })))).toEqual({ outlets: 4, independent: 4 }),
  );

  test('without addresses names are what is left', () =>
    expect(countSources(many(3, () => ({ url: null })))).toEqual({ outlets: 3, independent: 3 }));

  test('a wire report in many papers makes no room for many names on one site', () => {
    const wire = many(6, (at) => ({ agency: 'Northern Wire', url: `https://paper${at}.example/` }));
    const posing = Array.from({ length: 6 }, (_, at) => report(`x${at}`, { url: `https://kelm.example/${at}` }));
    expect(independent([...wire, ...posing])).toBe(2);
  });

  test('a paper’s own report and a wire’s that it prints too are two voices', () => {
    const own = report('own', { outlet: 'The Kelm Mail', url: 'https://kelm.example/own' });
    const wire = (id: string) => report(id, { agency: 'Northern Wire', url: `https://${id}.example/wire` });
    expect(independent([own, wire('kelm'), wire('orr')])).toBe(2);
    expect(independent([wire('orr'), wire('kelm'), own])).toBe(2);
  });
});

test('a feed is one voice, wherever its items lead', () => {
  expect(countSources(many(4, () => ({ feed: 'f1' })))).toEqual({ outlets: 4, independent: 1 });
  expect(independent(many(4, (at) => ({ feed: `f${at % 2}` })))).toBe(2);
});

test('the site that an aggregator names goes before that of the address; a name that the user gave needs none', () => {
  const through = (site: string | null) => (at: number) => ({
    url: `https://news.google.com/articles/${at}`,
    ...(site !== null && { site: `${site}${at}.example` }),
  });
  expect(independent(many(3, through('paper')))).toBe(3);
  expect(independent(many(3, through(null)))).toBe(1);
  expect(independent(many(3, (at) => ({ url: `http://127.0.0.1:8080/${at}`, site: null })))).toBe(3);
});

describe('copies add a bounded weight', () => {
  const weight = (reports: Parameters<typeof countSources>[0]) =>
    weightOf({ reports, sourceCounts: countSources(reports), coverage: 0, newest: '2026-11-17', watch: [] }).total;
  const honest = many(3, () => ({ text: 'The hall of Kelm is open.' }));
  test.each([50, 2000])('%s of them on as many sites weigh less than three papers', (count) => {
    const copies = many(count, () => ({ text: 'word '.repeat(500) })).map((one) => one.article);
    expect(weight([report('first', { text: 'word '.repeat(500) }, copies)])).toBeLessThan(weight(honest));
    expect(weight([report('first', {}, copies)])).toBeGreaterThan(weight([report('first')]));
  });
});

test('an edition counts its outlets the same way', () =>
  expect(
    countOutlets(
      ['https://kelm.example/1', 'https://news.kelm.example/2', 'https://orr.example/1', null].map((url, at) =>
        article({ id: `a${at}`, outlet: `Name ${at}`, url }),
      ),
    ),
  ).toBe(3));

test('a claimed name is not what a topic of the user’s asks for', () => {
  const claimed = article({
    id: 'c',
    outlet: 'Kelm Wire',
    url: 'https://orr.example/1',
    feed: 'f',
    host: 'orr.example',
  });
  expect(matchReason(configuredTopic({ name: 'Kelm', sources: ['Kelm Wire'] }), claimed)).toBeNull();
  expect(
    matchReason(configuredTopic({ name: 'Kelm', sources: ['Kelm Wire'] }), { ...claimed, host: null }),
  ).not.toBeNull();
});
