import { expect, test } from 'vitest';
import { firstState } from '../../src/collect/source-state.ts';
import type { Story } from '../../src/model/story.ts';
import type { CoveredStory, Store } from '../../src/store/store.ts';
import { article, coverage, source, story } from '../support/articles.ts';

/** A run that has learned nothing but its edition. */
const nothingElse = {
  ...{ day: '2026-11-22', keys: new Map(), sources: new Map(), topics: new Map<string, string[]>() },
  ...{ plans: [], at: 0, deferred: [] as string[] },
};

const record = (edition: string, day = edition.slice(0, 10)) => ({
  edition,
  day,
  headline: `Headline of ${edition}`,
  stories: 1,
  articles: 1,
  list: '',
});

/** A story as an edition told it; `edition` must be given where it matters. */
const told = (one: Story, edition = '2026-11-22'): CoveredStory => ({
  story: one,
  coverage: coverage(one.reports?.[0]?.article ?? article({ id: 'none' }), edition),
  why: [`${one.id} is one story`],
});

/** What every Store must do. `open` opens the same store again each time it is called within one test. */
export function storeContract(open: () => Promise<Store>): void {
  test('knows nothing at first', async () => {
    const store = await open();
    expect(await store.known(['a'])).toEqual(new Map());
    expect(await store.editions()).toEqual([]);
    expect(await store.pastStories('2000-01-01', '2100-01-01')).toEqual([]);
    await store.close();
  });

  test('remembers an edition, its articles and what was dropped, also after it was closed', async () => {
    const first = await open();
    const one = story([article({ id: 'a' }), article({ id: 'b' })]);
    await first.handOver({
      record: record('2026-11-22'),
      stories: [told(one)],
      dropped: [{ id: 'c', path: 'articles/c.txt', reason: 'no article', countedFor: null }],
      replaces: [],
      ...nothingElse,
    });
    await first.close();
    const store = await open();
    const known = await store.known(['a', 'b', 'c', 'd']);
    expect([...known.keys()].sort()).toEqual(['a', 'b', 'c']);
    expect(known.get('a')).toEqual({ id: 'a', path: 'articles/a.txt', edition: '2026-11-22', reason: null, day: null });
    expect(known.get('c')).toEqual({
      id: 'c',
      path: 'articles/c.txt',
      edition: null,
      reason: 'no article',
      day: '2026-11-22',
    });
    expect(await store.articlesOf('2026-11-22')).toEqual([article({ id: 'a' }), article({ id: 'b' })]);
    expect(await store.pastStories('2026-11-20', '2026-11-23')).toEqual([
      {
        id: one.id,
        coverage: [coverage(article({ id: 'a' }), '2026-11-22')],
        articles: [article({ id: 'a' }), article({ id: 'b' })],
        latest: [article({ id: 'a' }), article({ id: 'b' })],
      },
    ]);
    await store.close();
  });

  test('tells the stories of a span of days, each with all its editions', async () => {
    const store = await open();
    await store.handOver({
      record: record('2026-11-20'),
      stories: [told(story([article({ id: 'a' })], { id: 's' }), '2026-11-20')],
      dropped: [],
      replaces: [],
      ...nothingElse,
    });
    await store.handOver({
      record: record('2026-11-21'),
      stories: [told(story([article({ id: 'b' })], { id: 's' }), '2026-11-21')],
      dropped: [],
      replaces: [],
      ...nothingElse,
    });
    expect(
      (await store.pastStories('2026-11-20', '2026-11-22')).map(({ id, coverage, articles }) => [
        id,
        coverage.map(({ edition }) => edition),
        articles.map((one) => one.id),
      ]),
    ).toEqual([['s', ['2026-11-20', '2026-11-21'], ['a', 'b']]]);
    expect((await store.pastStories('2026-11-21', '2026-11-22'))[0].coverage.map(({ edition }) => edition)).toEqual([
      '2026-11-21',
    ]);
    expect(await store.pastStories('2026-11-22', '2026-11-30')).toEqual([]);
    await store.close();
  });

  test('lists editions in order of day and number', async () => {
    const store = await open();
    for (const edition of ['2026-11-22-10', '2026-11-22', '2026-11-21', '2026-11-22-2'])
      await store.handOver({
        record: record(edition, edition.slice(0, 10)),
        stories: [],
        dropped: [],
        replaces: [],
        ...nothingElse,
      });
    expect((await store.editions()).map((entry) => entry.edition)).toEqual([
      '2026-11-21',
      '2026-11-22',
      '2026-11-22-2',
      '2026-11-22-10',
    ]);
    await store.close();
  });

  test('forgets the editions that a new one replaces, and only those', async () => {
    const store = await open();
    await store.handOver({
      record: record('2026-11-21'),
      stories: [told(story([article({ id: 'x' })]))],
      dropped: [],
      replaces: [],
      ...nothingElse,
    });
    await store.handOver({
      record: record('2026-11-22'),
      stories: [told(story([article({ id: 'a' })]))],
      dropped: [],
      replaces: [],
      ...nothingElse,
    });
    await store.handOver({
      record: record('2026-11-22-2', '2026-11-22'),
      stories: [told(story([article({ id: 'b' })]))],
      dropped: [],
      replaces: [],
      ...nothingElse,
    });
    await store.handOver({
      record: record('2026-11-22'),
      stories: [told(story([article({ id: 'a' })]))],
      dropped: [],
      replaces: ['2026-11-22', '2026-11-22-2'],
      ...nothingElse,
    });
    expect((await store.editions()).map((entry) => entry.edition)).toEqual(['2026-11-21', '2026-11-22']);
    expect([...(await store.known(['a', 'b', 'x'])).keys()].sort()).toEqual(['a', 'x']);
    await store.close();
  });

  test('a hand-over is remembered whole or not at all', async () => {
    const store = await open();
    const broken = { ...story([article({ id: 'a' })]), id: null as unknown as string, reports: null as unknown as [] };
    await expect(
      store.handOver({
        record: record('2026-11-22'),
        stories: [told(broken)],
        dropped: [],
        replaces: [],
        ...nothingElse,
      }),
    ).rejects.toThrow();
    expect(await store.editions()).toEqual([]);
    await store.close();
  });

  test('knows which id a path printed last', async () => {
    const store = await open();
    await store.handOver({
      record: record('2026-11-21'),
      stories: [told(story([article({ id: 'old', path: 'articles/p.txt' })]))],
      dropped: [],
      replaces: [],
      ...nothingElse,
    });
    await store.handOver({
      record: record('2026-11-22'),
      stories: [told(story([article({ id: 'new', path: 'articles/p.txt' })]))],
      dropped: [],
      replaces: [],
      ...nothingElse,
    });
    expect(await store.printedFrom(['articles/p.txt', 'articles/q.txt'])).toEqual(new Map([['articles/p.txt', 'new']]));
    await store.close();
  });

  test('remembers dropped items without an edition, and takes thousands at once', async () => {
    const store = await open();
    const dropped = Array.from({ length: 2500 }, (_, at) => ({
      id: `d${at}`,
      path: `articles/${at}.txt`,
      reason: 'no article',
      countedFor: null,
    }));
    await store.remember({ dropped, ...nothingElse });
    expect((await store.known(dropped.map((one) => one.id))).size).toBe(2500);
    await store.close();
  });

  test('knows an item by its other keys, also after its edition was made anew', async () => {
    const store = await open();
    const handOver = (replaces: readonly string[]) =>
      store.handOver({
        record: record('2026-11-22'),
        stories: [told(story([article({ id: 'a' })]))],
        dropped: [],
        deferred: [],
        replaces,
        plans: [],
        at: 0,
        day: '2026-11-22',
        topics: new Map(),
        sources: new Map(),
        keys: new Map([
          ['a', ['guid-a', 'words-a']],
          ['never printed', ['guid-n']],
        ]),
      });
    await handOver([]);
    await handOver(['2026-11-22']);
    const known = await store.known(['guid-a', 'words-a', 'guid-n', 'a']);
    expect([...known].map(([key, item]) => [key, item.id]).sort()).toEqual([
      ['a', 'a'],
      ['guid-a', 'a'],
      ['words-a', 'a'],
    ]);
    await store.close();
  });

  test('remembers sources, the last state of each', async () => {
    const first = await open();
    const state = firstState(source('feed', 'https://tarnbymail.example/feed'));
    await first.remember({
      day: '2026-11-22',
      dropped: [],
      deferred: [],
      keys: new Map(),
      sources: new Map([['a', state]]),
    });
    await first.remember({
      day: '2026-11-22',
      dropped: [],
      deferred: [],
      keys: new Map(),
      sources: new Map([['a', { ...state, failures: 2 }]]),
    });
    await first.close();
    const store = await open();
    expect([...(await store.sources())]).toEqual([['a', { ...state, failures: 2 }]]);
    await store.close();
  });

  test('what one source leaves stays printed when another printed it', async () => {
    const store = await open();
    await store.handOver({
      record: record('2026-11-22'),
      stories: [told(story([article({ id: 'a' })]))],
      dropped: [{ id: 'a', path: 'x', reason: 'too old', countedFor: 'Y' }],
      replaces: [],
      ...nothingElse,
    });
    expect((await store.articlesOf('2026-11-22')).map(({ id }) => id)).toEqual(['a']);
    await store.close();
  });

  test('counts how often an item was deferred, until it was dealt with', async () => {
    const store = await open();
    const lesson = { day: '2026-11-22', dropped: [], keys: new Map(), sources: new Map() };
    await store.remember({ ...lesson, deferred: ['slow', 'late'] });
    await store.remember({ ...lesson, deferred: ['slow'] });
    expect(await store.attempts()).toEqual(
      new Map([
        ['late', 1],
        ['slow', 2],
      ]),
    );
    await store.remember({
      ...lesson,
      deferred: [],
      dropped: [{ id: 'slow', path: 'articles/slow.txt', reason: 'too slow', countedFor: null }],
    });
    await store.handOver({
      ...{ record: record('2026-11-22'), stories: [told(story([article({ id: 'late' })]))] },
      ...{ dropped: [], replaces: [], ...nothingElse },
    });
    expect(await store.attempts()).toEqual(new Map());
    await store.close();
  });
}
