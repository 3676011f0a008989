import { describe, expect, test } from 'vitest';
import { itemsOfFeed, outletIn, rhythmOf } from '../../src/collect/feeds/entries.ts';
import type { Feed, FeedItem } from '../../src/collect/feeds/feed-model.ts';
import { takeIn } from '../../src/collect/intake.ts';
import { firstState, lastGoodOf, silenceOf } from '../../src/collect/source-state.ts';
import { healthOf, unreported } from '../../src/edition/reading/source-health.ts';
import { loadXml } from '../../src/lib/markup/xml.ts';
import { urlKey } from '../../src/lib/url.ts';
import type { SourceState } from '../../src/model/source.ts';
import { item, origin, source } from '../support/articles.ts';

await loadXml();

const entry = (fields: Partial<FeedItem>): FeedItem => ({
  id: null,
  title: null,
  link: null,
  published: null,
  updated: null,
  summary: null,
  content: null,
  authors: [],
  categories: [],
  image: null,
  outlet: null,
  outletUrl: null,
  ...fields,
});
const feed = (items: readonly FeedItem[]): Feed => ({
  format: 'rss',
  title: 'The Tarnby Mail',
  link: 'https://tarnbymail.example/',
  language: null,
  items,
  faults: [],
});
const items = (...entries: readonly Partial<FeedItem>[]) =>
  itemsOfFeed(feed(entries.map(entry)), 'https://tarnbymail.example/feed', origin());
const same = (a: Partial<FeedItem>, b: Partial<FeedItem>) => {
  const [[first], [second]] = [items(a), items(b)];
  const known = [first.id, ...first.keys];
  return [second.id, ...second.keys].some((key) => known.includes(key));
};

const long = 'The gate of the harbour was opened on Tuesday by the mayor of the town, who thanked all workers.';

describe('one article under many names', () => {
  test('addresses: tracking, AMP, mobile hosts, fragments, index pages', () => {
    const key = 'coast.example/2026/ferry';
    for (const address of [
      'https://coast.example/2026/ferry',
      'http://www.coast.example/2026/ferry/',
      'https://m.coast.example/2026/ferry?utm_source=rss&fbclid=1#top',
      'https://amp.coast.example/2026/ferry',
      'https://coast.example/2026/ferry/amp/',
      'https://coast.example/amp/2026/ferry',
      'https://coast.example/2026/ferry.amp.html',
      'https://coast.example/2026/ferry?outputType=amp',
      'https://coast.example/2026/ferry/index.html',
      'https://coast.example/2026/ferry?ref=home&from=rss',
      'https://coast-example.cdn.ampproject.org/c/s/coast.example/2026/ferry',
    ])
      expect([address, urlKey(address)]).toEqual([address, key]);
    expect(urlKey('https://coast.example/2026/ferry?page=2')).not.toBe(key);
    expect(urlKey('javascript:alert(1)')).toBeNull();
    expect(urlKey(`https://x.cdn.ampproject.org/${'c/s/x.cdn.ampproject.org/'.repeat(100)}`)).not.toBeNull();
    expect(urlKey(`https://x.example/${'/'.repeat(100_000)}`)).toBeNull();
  });

  test('a feed that republishes everything repeats nothing', () => {
    const told = { id: '1', title: 'Gate opens', link: 'https://tarnbymail.example/a', summary: long };
    expect(same(told, { ...told, id: '2', published: '2026-11-22' })).toBe(true);
    expect(same(told, { ...told, link: 'https://tarnbymail.example/b' })).toBe(true);
    expect(same(told, { ...told, id: '2', link: 'https://tarnbymail.example/b' })).toBe(true);
    expect(
      same(told, { id: '2', title: 'Gate closes', link: 'https://tarnbymail.example/b', summary: long.slice(9) }),
    ).toBe(false);
  });

  test('few words are no identity: a column of one name is new every day', () => {
    const column = { title: 'Morning report', summary: 'Listen now.' };
    expect(same({ ...column, id: '1' }, { ...column, id: '2' })).toBe(false);
  });

  test('a column that begins with the same words every day is new every day', () => {
    const column = (text: string) => ({ title: 'From the desk', summary: `<p>${long}</p><p>${text}</p>` });
    expect(same({ ...column('One.'), id: '1' }, { ...column('Two.'), id: '2' })).toBe(false);
  });

  test('an id that several entries share, or that another feed of the site uses, is none', () => {
    const ids = items(
      { id: '0', link: 'https://tarnbymail.example/a' },
      { id: '0', link: 'https://tarnbymail.example/b' },
    );
    expect(new Set(ids.flatMap(({ id, keys }) => [id, ...keys])).size).toBe(2);
    const [[here], [there]] = ['news', 'sport'].map((section) =>
      itemsOfFeed(
        feed([entry({ id: '1', link: `https://tarnbymail.example/${section}/x` })]),
        `https://tarnbymail.example/${section}/feed`,
        origin(),
      ),
    );
    expect(there.keys.some((key) => here.keys.includes(key))).toBe(false);
  });

  test('an address that several entries share, or the front page’s, is none', () => {
    const live = [1, 2].map((at) => ({
      id: `${at}`,
      title: `Post ${at}`,
      link: `https://tarnbymail.example/live#${at}`,
    }));
    expect(new Set(items(...live).map(({ id }) => id)).size).toBe(2);
    const home = { link: 'https://www.tarnbymail.example' };
    expect(same({ ...home, id: '1' }, { ...home, id: '2' })).toBe(false);
  });

  test('the same article in two feeds is one item', () => {
    const [other] = itemsOfFeed(
      feed([entry({ id: 'x', link: 'https://tarnbymail.example/a?utm_medium=feed' })]),
      'https://else.example/rss',
      origin(),
    );
    expect(other.id).toBe(items({ id: '1', link: 'https://tarnbymail.example/a' })[0].id);
  });

  test('what is no web address is no address', () => {
    expect(items({ id: '1', title: 'x', link: 'javascript:alert(1)' })[0]).toMatchObject({
      url: null,
      path: 'The Tarnby Mail: x',
    });
  });
});

test('the outlet in a feed’s title', () => {
  for (const [title, outlet] of [
    ['The Tarnby Mail » Harbour', 'The Tarnby Mail'],
    ['RSS: Coastline Weekly', 'Coastline Weekly'],
    ['Latest news - Port Desk', 'Port Desk'],
    ['Tide Log RSS Feed', 'Tide Log'],
    ['World', 'World'],
    ['Anglo-Marenian Review', 'Anglo-Marenian Review'],
  ])
    expect([title, outletIn(title)]).toEqual([title, outlet]);
});

describe('what a run takes', () => {
  const some = (count: number, published: string | null, notBefore: string | null) =>
    Array.from({ length: count }, (_, at) =>
      item({ id: `${published}${at}`, form: 'entry', published, origin: origin({ notBefore }) }),
    );

  test('the first reading goes back some days; undated entries only so far', () => {
    const all = [...some(3, '2026-11-21', '2026-11-20'), ...some(4, '2026-11-01', '2026-11-20')];
    const { accepted, skipped, deferred } = takeIn([...all, ...some(30, null, '2026-11-20')], 50);
    expect(accepted.length).toBe(3 + 10);
    expect(skipped.length).toBe(4 + 20);
    expect(deferred).toBe(0);
    expect(skipped[0]).toMatchObject({ countedFor: 'The Tarnby Mail', reason: expect.stringContaining('2026-11-20') });
  });

  test('of a front page more links, which never have dates', () => {
    const links = Array.from({ length: 40 }, (_, at) =>
      item({ id: `${at}`, form: 'entry', origin: origin({ notBefore: '2026-11-20', pages: 'always' }) }),
    );
    expect(takeIn(links, 50).accepted.length).toBe(25);
  });

  test('later what is late is still new, and a backlog does not flood', () => {
    const { accepted, skipped, deferred } = takeIn(
      [...some(60, '2026-11-21', null), ...some(5, '2026-10-01', null)],
      50,
    );
    expect([accepted.length, skipped.length, deferred]).toEqual([50, 0, 15]);
  });

  test('files are all accepted', () => {
    expect(
      takeIn(
        Array.from({ length: 70 }, (_, at) => item({ id: `${at}` })),
        50,
      ).accepted.length,
    ).toBe(70);
  });
});

describe('how a source is', () => {
  const days = (...list: readonly string[]) => list.map((published) => ({ published }));

  test('its rhythm, and a silence beyond it', () => {
    expect(rhythmOf(days('2026-11-20', '2026-11-19', '2026-11-18'))).toBeNull();
    expect(rhythmOf(days('2026-11-20', '2026-11-20T10:00:00Z', '2026-11-19', '2026-11-18', '2026-11-17'))).toBe(1);
    expect(rhythmOf(days(...Array(40).fill('2026-11-20')))).toBe(1);
    expect(rhythmOf(days('2026-11-01', '2026-10-25', '2026-10-18', '2026-10-11'))).toBe(7);
    const state = { ...firstState(source('feed', 'https://x.example')), newest: '2026-11-14', rhythm: 1 };
    expect(silenceOf(state, '2026-11-21')).toBeNull();
    expect(silenceOf(state, '2026-11-22')).toBe('nothing new for 8 days; usually every day');
    expect(silenceOf({ ...state, rhythm: 7 }, '2026-11-22')).toBeNull();
    const front = { ...firstState(source('links', 'https://x.example')), lastNew: '2026-09-01' };
    expect(silenceOf(front, '2026-11-22')).toMatch(/nothing new for 82 days/);
  });

  test('is told when it breaks, in short while it is broken, and once when it is well again', () => {
    const feedSource = source('feed', 'https://x.example');
    const failed = (failures: number): SourceState => ({
      ...firstState(feedSource),
      title: 'Tide Log',
      lastGood: '2026-11-19T06:00:00.000Z',
      failures,
    });
    const problem = [{ stage: 'collect' as const, about: 'Tide Log', message: 'answered 500' }];
    const told = (before: SourceState | null, state: SourceState, outcome: 'new' | 'failed') =>
      healthOf(
        feedSource,
        before,
        { state, outcome, notes: [] },
        {
          problems: outcome === 'failed' ? problem : [],
          day: '2026-11-22',
        },
      );
    const after = (...args: Parameters<typeof told>) => told(...args).state as SourceState;
    expect(told(failed(0), failed(1), 'failed').problems[0].message).toBe(
      'answered 500; last good 3 days ago, on 19 November 2026',
    );
    const broken = { ...after(failed(0), failed(1), 'failed'), failures: 2 };
    expect(told(broken, failed(3), 'failed').problems[0].message).toMatch(
      /^still not readable: answered 500; last good 3 days ago/,
    );
    expect(told(broken, failed(0), 'new').problems).toEqual([
      { stage: 'collect', about: 'Tide Log', message: 'can be read again, after 2 failures' },
    ]);
    expect(told(after(broken, failed(0), 'new'), failed(0), 'new').problems).toEqual([]);
    const silent = { ...failed(0), newest: '2026-10-01', rhythm: 1 };
    const first = told(failed(0), silent, 'new');
    expect(first.problems[0].message).toMatch(/nothing new for 52 days/);
    expect(told(first.state, silent, 'new').problems).toEqual([]);
    // A run that made no edition has told nobody.
    const [[, again]] = unreported(new Map([['x', first.state as SourceState]]), new Map([['x', failed(0)]]));
    expect(told(again, silent, 'new').problems.length).toBe(1);
    expect(lastGoodOf(firstState(feedSource), '2026-11-22')).toBe('never read yet');
  });
});

test('an entry keeps its categories, and has none where the feed gives none', () => {
  const [filed, bare] = items({ title: 'a', categories: ['Harbour', 'Politics'] }, { title: 'b' });
  expect(filed.categories).toEqual(['Harbour', 'Politics']);
  expect(bare).not.toHaveProperty('categories');
});
