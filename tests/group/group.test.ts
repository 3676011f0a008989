import { describe, expect, test } from 'vitest';
import { agglomerate, averageLinkage, plainPoint } from '../../src/group/similarity/agglomerate.ts';
import { articlesOf } from '../../src/group/stories/copies.ts';
import type { Article } from '../../src/model/article.ts';
import { article, configuredTopic, namedTopics, pastStory } from '../support/articles.ts';

const wall =
  'The council of Tarnby voted on Tuesday to build a new harbour wall after two winters of floods. The wall will be 400 metres long and will cost 12 million marks.';
const frost =
  'Apple growers in the Ostra valley lost half of their harvest to a late frost, their league said. Insurance will not pay for it. The league asked for help of 30 million marks.';
const chess =
  'A girl of eleven from Lower Brisk won the national chess title without losing a game. She learned the rules from a library book.';

const set: Article[] = [
  article({ id: 'wall1', title: 'Tarnby builds a harbour wall', text: wall, outlet: 'The Tarnby Mail' }),
  article({
    id: 'wall2',
    title: 'New harbour wall for Tarnby',
    text: `${wall.replace('voted on Tuesday', 'decided on Tuesday')} Fishermen had asked the council for a gate in the harbour wall, and went home without one after a long debate about money.`,
    outlet: 'Harbour Weekly',
    published: '2026-11-18',
  }),
  article({
    id: 'wall3',
    title: 'Harbour wall: what the fishermen of Tarnby lose',
    text: 'The harbour wall of Tarnby will have no gate, the council decided, and fishermen fear longer ways to the open sea. They will meet the council again over the harbour wall.',
    outlet: 'Coast Today',
    published: '2026-11-19',
  }),
  article({ id: 'frost', title: 'Late frost halves Ostra apple harvest', text: frost, outlet: 'Valley News' }),
  article({ id: 'chess', title: 'Girl of eleven is chess champion', text: chess, outlet: 'Valley News' }),
];
const grouped = (articles: readonly Article[]) => namedTopics({ articles, past: [], configured: [], watch: [] });
const stories = (articles: readonly Article[]) =>
  grouped(articles).flatMap((topic) =>
    topic.stories.map((story) =>
      articlesOf(story)
        .map((one) => one.id)
        .sort(),
    ),
  );

test('one event is one story, other events are others', () => {
  expect(stories(set).sort()).toEqual([['chess'], ['frost'], ['wall1', 'wall2', 'wall3']]);
});

test('a story has the watch words that its articles are about, in the order of the settings', () => {
  const topics = namedTopics({
    articles: set,
    past: [],
    configured: [],
    watch: ['chess', 'gate', 'apple', 'Atlantis', 'wall'],
  });
  const watched = topics.flatMap((topic) => topic.stories).map((story) => [articlesOf(story).length, story.watch]);
  expect(watched.sort()).toEqual([
    [1, ['apple']],
    [1, ['chess']],
    [3, ['wall']],
  ]);
});

test('a near-copy is folded under the report published first, and counted apart', () => {
  const story = grouped(set)
    .flatMap((topic) => topic.stories)
    .find((one) => articlesOf(one).length === 3);
  expect(story?.reports.map((report) => [report.article.id, report.copies.map((copy) => copy.id)]).sort()).toEqual([
    ['wall1', ['wall2']],
    ['wall3', []],
  ]);
});

test('the result does not depend on input order', () => {
  const first = JSON.stringify(grouped(set));
  for (let turn = 1; turn < set.length; turn++)
    expect(JSON.stringify(grouped([...set.slice(turn), ...set.slice(0, turn)].reverse()))).toBe(first);
});

test('two hundred copies of one text are one story', () => {
  const copies = Array.from({ length: 200 }, (_, at) =>
    article({ ...set[0], id: `copy${at}`, title: `Market hall ${at}`, text: `${wall} Copy ${at}.` }),
  );
  expect(stories(copies).length).toBe(1);
});

test('one article is a legal digest; none is an empty one', () => {
  expect(grouped([set[3]]).map(({ stories }) => stories.length)).toEqual([1]);
  expect(grouped([])).toEqual([]);
});

test('the same event a week later is another story', () => {
  expect(stories([set[0], article({ ...set[0], id: 'later', published: '2026-11-27' })])).toEqual([
    ['later'],
    ['wall1'],
  ]);
});

test('languages are never glued together', () => {
  expect(stories([set[0], { ...set[0], id: 'german', language: 'de' }]).length).toBe(2);
});

test('a story that an earlier edition told keeps its id', () => {
  const past = [pastStory('old-story', [set[0]])];
  const [topic] = namedTopics({ articles: [set[2]], past, configured: [], watch: [] });
  expect([
    topic.stories[0].id,
    topic.stories[0].past?.coverage.map(({ edition }) => edition),
    articlesOf(topic.stories[0]).map((one) => one.id),
  ]).toEqual(['old-story', ['2026-11-17'], ['wall3']]);
});

test('the user’s own topics come first, by word or by outlet', () => {
  const configured = [
    configuredTopic({ name: 'Fruit', words: ['apple'] }),
    configuredTopic({ name: 'From the coast', sources: ['coast today'] }),
  ];
  const topics = namedTopics({ articles: set, past: [], configured, watch: [] });
  expect(topics.map((topic) => [topic.name, topic.by])).toContainEqual(['Fruit', 'user']);
  expect(topics.find((topic) => topic.name === 'From the coast')?.stories[0].reports.length).toBe(2);
});

test('weight is the sum of its parts', () => {
  for (const story of grouped(set).flatMap((topic) => topic.stories)) {
    const { total, ...parts } = story.weight;
    expect(total).toBeCloseTo(
      Object.values(parts).reduce((sum, part) => sum + part, 0),
      2,
    );
  }
});

describe('average-link clustering', () => {
  const points = (count: number) => Array.from({ length: count }, () => plainPoint);
  test('joins by the average, not by one strong link', () => {
    const pairs = [
      { a: 0, b: 1, similarity: 0.9 },
      { a: 1, b: 2, similarity: 0.5 },
    ];
    expect(agglomerate(points(3), pairs, averageLinkage(0.4)).clusters).toEqual([[0, 1], [2]]);
    expect(agglomerate(points(3), [...pairs, { a: 0, b: 2, similarity: 0.4 }], averageLinkage(0.4)).clusters).toEqual([
      [0, 1, 2],
    ]);
  });

  test('pairs may come in any order', () => {
    const pairs = [
      { a: 3, b: 4, similarity: 0.6 },
      { a: 0, b: 1, similarity: 0.6 },
      { a: 1, b: 2, similarity: 0.6 },
      { a: 0, b: 2, similarity: 0.6 },
    ];
    expect(agglomerate(points(5), [...pairs].reverse(), averageLinkage(0.5))).toEqual(
      agglomerate(points(5), pairs, averageLinkage(0.5)),
    );
  });

  test('no pairs, no clusters but single points', () =>
    expect(agglomerate(points(2), [], averageLinkage(0.5)).clusters).toEqual([[0], [1]]));
});
