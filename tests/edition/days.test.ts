import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RunReport } from '../../src/commands/edition/run-report.ts';
import type { Digest } from '../../src/model/digest.ts';
import { scrape } from '../support/articles.ts';
import { briefing } from '../support/cli.ts';
import { fill, temporaryFolder } from '../support/folder.ts';

/** Several days as a subscriber lives them: what is told anew, what is held back, what is set right. */
const run = async (folder: string, day: string): Promise<RunReport> =>
  JSON.parse((await briefing(folder, ['--json', '--day', day])).out) as RunReport;
const digestOf = (folder: string, day: string): Digest =>
  JSON.parse(readFileSync(path.join(folder, 'digests', day, 'digest.json'), 'utf8'));
const textOf = (folder: string, day: string): string =>
  readFileSync(path.join(folder, 'digests', day, 'digest.txt'), 'utf8').replace(/\s+/g, ' ');

const stamp = (day: number) => `November ${day}, 2026, 09:00 GMT`;
const fire = (dead: string, day: string) => [
  `A fire in the ferry terminal of Tarnby killed ${dead} people on ${day}, the fire brigade of the port said.`,
  'The fire broke out in the waiting hall shortly before the night ferry to Velland was due to leave.',
  'The terminal of Tarnby was built in 1968 and had no sprinklers in its waiting hall, the port authority said.',
];

describe('three days of one story', () => {
  const folder = temporaryFolder(afterAll);
  let third: RunReport;
  const day = async (at: number, files: Record<string, string>) => {
    fill(folder, files);
    return run(folder, `2026-11-${at}`);
  };
  beforeAll(async () => {
    await day(18, {
      'articles/one.txt': scrape('Fire in Tarnby ferry terminal kills 12', fire('12', 'Tuesday'), stamp(18)),
    });
    await day(19, {
      'articles/two.txt': scrape(
        'Toll of Tarnby ferry terminal fire rises to 15',
        [
          ...fire('15', 'Tuesday'),
          'Two night watchmen of the ferry terminal in Tarnby were arrested on Wednesday after the fire, prosecutor Ann Lee said.',
        ],
        stamp(19),
      ),
    });
    third = await day(20, {
      'articles/three.txt': scrape(
        'Ferry terminal fire in Tarnby: the facts so far',
        [
          ...fire('15', 'Tuesday'),
          'Two night watchmen of the ferry terminal in Tarnby were arrested on Wednesday after the fire, prosecutor Ann Lee said.',
          'No further word came from the fire brigade.',
        ].slice(0, 4),
        stamp(20),
      ),
      'articles/chess.txt': scrape(
        'Girl of eleven wins national chess title',
        [
          'A girl of eleven from Lower Brisk won the national chess title on Thursday without losing a game in nine rounds.',
          'She learned the rules of chess from a library book that her grandmother had borrowed for herself in the spring.',
        ],
        stamp(20),
      ),
    });
  }, 60_000);

  test('keeps its id, says on the how manieth day it is and since when', () => {
    const [first, second] = ['2026-11-18', '2026-11-19'].map((on) => digestOf(folder, on).topics[0].stories[0]);
    expect(second.id).toBe(first.id);
    expect(first.state).toEqual({ kind: 'new' });
    expect(second.state).toEqual({ kind: 'continuing', day: 2, since: '2026-11-18', last: '2026-11-18' });
    expect(textOf(folder, '2026-11-19')).toContain('Since Wednesday: ');
  });

  test('tells only what is new', () => {
    const sentences = digestOf(folder, '2026-11-19').topics[0].stories[0].sentences.map(({ text }) => text);
    expect(sentences.join(' ')).toContain('Two night watchmen');
    expect(sentences.join(' ')).not.toContain('waiting hall');
  });

  test('puts yesterday’s figure beside today’s, each with its source', () => {
    const [{ claims }] = digestOf(folder, '2026-11-19').topics[0].stories[0].figures;
    expect(claims.map(({ figure, published }) => [figure.text, published?.slice(0, 10)])).toEqual([
      ['killed 12 people', '2026-11-18'],
      ['killed 15 people', '2026-11-19'],
    ]);
    expect(textOf(folder, '2026-11-19')).toContain('Figures differ: “killed 12 people”');
  });

  test('its timeline goes back to what earlier days told, with that article among the sources', () => {
    const digest = digestOf(folder, '2026-11-19');
    expect(digest.topics[0].timeline.map(({ headline }) => headline)).toEqual([
      'Fire in Tarnby ferry terminal kills 12',
      'Toll of Tarnby ferry terminal fire rises to 15',
    ]);
    expect(digest.sources.map(({ earlier }) => earlier)).toEqual([null, '2026-11-18']);
    expect(digest.counts.articles).toBe(1);
  });

  test('the topic keeps its name', () => {
    const [first, second] = ['2026-11-18', '2026-11-19'].map((on) => digestOf(folder, on).topics[0].name);
    expect(second).toBe(first);
  });

  test('a repeat with nothing new is held back, counted, and named with its reason', async () => {
    const digest = digestOf(folder, '2026-11-20');
    expect(digest.topics.flatMap(({ stories }) => stories).map(({ headline }) => headline.text)).toEqual([
      'Girl of eleven wins national chess title',
    ]);
    expect(digest.repeats).toBe(1);
    expect(third.dropped.map(({ reason }) => reason)).toEqual([
      'nothing that the edition 2026-11-19 did not know of “Toll of Tarnby ferry terminal fire rises to 15”',
    ]);
    expect(textOf(folder, '2026-11-20')).toContain(
      '1 story of earlier editions is not repeated: there is nothing new.',
    );
    expect((await briefing(folder, ['explain', 'article', 'articles/three.txt'])).out).toContain(
      'Skipped: nothing that',
    );
  });

  test('every edition passes its audit', async () => {
    for (const on of ['2026-11-18', '2026-11-19', '2026-11-20'])
      expect((await briefing(folder, ['audit', `digests/${on}`])).out).toContain('All match.');
  });

  test('a day of nothing makes no edition', async () => {
    expect((await run(folder, '2026-11-21')).edition).toBe(null);
  });
});

describe('an article that was changed after it was printed', () => {
  const folder = temporaryFolder(afterAll);
  const wall = (cost: string) =>
    scrape('Tarnby council backs new harbour wall', [
      'The council of Tarnby voted on Tuesday to build a new harbour wall after two winters of floods.',
      `The harbour wall will cost ${cost} million marks and will be paid for by the ports fund until 2031.`,
      'Fishermen asked for a gate in the harbour wall, and went home without one after a long debate about money.',
    ]);
  beforeAll(async () => {
    fill(folder, { 'articles/wall.txt': wall('12') });
    await run(folder, '2026-11-17');
    fill(folder, { 'articles/wall.txt': wall('21') });
    await run(folder, '2026-11-18');
  }, 60_000);

  test('is a correction line in the next edition', () => {
    const { corrections } = digestOf(folder, '2026-11-18');
    expect(corrections.map(({ edition, was, now }) => [edition, was.text, now?.text])).toEqual([
      [
        '2026-11-17',
        'The harbour wall will cost 12 million marks and will be paid for by the ports fund until 2031.',
        'The harbour wall will cost 21 million marks and will be paid for by the ports fund until 2031.',
      ],
    ]);
    expect(textOf(folder, '2026-11-18')).toContain('CORRECTIONS * ');
    expect(textOf(folder, '2026-11-18')).toContain('It now says: “The harbour wall will cost 21 million marks');
  });

  test('and both versions are there for the audit', async () => {
    expect((await briefing(folder, ['audit', 'digests/2026-11-18'])).out).toContain('All match.');
  });
});

test('what the user mutes and what is no report is left out, each by its rule', async () => {
  const folder = temporaryFolder();
  const long = (words: string) =>
    Array.from({ length: 4 }, (_, at) => `${words} was the talk of the town on day ${at + 2} of the week.`);
  fill(folder, {
    'briefing.yaml': 'mute: [cricket]\nwatch: [lighthouse]\n',
    'articles/cricket.txt': scrape('Cricket comes home to Tarnby', long('The cricket match of Tarnby against Brisk')),
    'articles/stars.txt': scrape(
      'Horoscope for the week: what the moon holds',
      long('The moon over the harbour of Tarnby'),
    ),
    'articles/deal.txt': scrape(
      'Sponsored: sleep better on a Tarnby mattress',
      long('A mattress of wool from Lower Brisk'),
    ),
    'articles/quiz.txt': scrape(
      'The weekly news quiz: how well do you know Tarnby?',
      long('A question about the old harbour'),
    ),
    'articles/light.txt': scrape(
      'Lighthouse keeper leaves Cape Tarrow',
      long('The last keeper of the lighthouse at Cape Tarrow'),
    ),
  });
  const report = await run(folder, '2026-11-18');
  expect(Object.fromEntries(report.dropped.map((one) => [one.path, one.reason]))).toEqual({
    'articles/cricket.txt': 'excluded word: “cricket”',
    'articles/stars.txt': 'a horoscope (a headline about star signs)',
    'articles/deal.txt': 'a promotion (a headline that sells)',
    'articles/quiz.txt': 'a quiz (a headline of a quiz or puzzle)',
  });
  const [topic] = digestOf(folder, '2026-11-18').topics;
  expect(topic.stories.map(({ headline, weight }) => [headline.text, weight.interest])).toEqual([
    ['Lighthouse keeper leaves Cape Tarrow', 3],
  ]);
});

describe('explain', () => {
  const folder = temporaryFolder(afterAll);
  test('says that there is nothing yet', async () => {
    expect((await briefing(folder, ['explain'])).err).toContain('There is no edition yet.');
  });

  test('lists topics and stories, and says why', async () => {
    fill(folder, {
      'articles/one.txt': scrape('Fire in Tarnby ferry terminal kills 12', fire('12', 'Tuesday'), stamp(18)),
      'articles/two.txt': scrape(
        'Tarnby ferry terminal fire: watchmen arrested',
        [
          'Two night watchmen of the ferry terminal in Tarnby were arrested on Wednesday after the fire that killed 12 people there.',
          'The port authority of Tarnby shut the ferry terminal until the spring, and ferries to Velland leave from the fish quay.',
        ],
        stamp(18),
      ),
    });
    await run(folder, '2026-11-18');
    const { out: list } = await briefing(folder, ['explain']);
    const id = /story (\w+)/.exec(list)?.[1] ?? '';
    expect(list).toContain('Edition 2026-11-18');
    const { out: story } = await briefing(folder, ['explain', 'story', id.slice(0, 8)]);
    expect(story).toMatch(/leads 2 articles/);
    expect(story).toMatch(/Weight [\d.]+: independent sources/);
    expect(story).toMatch(/says what happened/);
    expect(story).toMatch(/similarity \d+ % on average, [\d.]+ times the threshold; closest are .*termin/);
    const { code, err } = await briefing(folder, ['explain', 'story', 'zzz']);
    expect([code, err]).toEqual([2, expect.stringContaining('No edition has a story zzz.')]);
  });
});

describe('a story of nine days', () => {
  const folder = temporaryFolder(afterAll);
  const news = [
    'Divers began to search the harbour basin for the missing watchman of the ferry terminal.',
    'The port authority shut the ferry terminal and moved all ferries to the fish quay until spring.',
    'Prosecutors searched the offices of the company that had built the ferry terminal in 1968.',
    'Parliament debated the ferry terminal and asked for sprinklers in every terminal of the country.',
    'The ports minister resigned over a report on the ferry terminal that he had not read.',
    'Families of the dead of the ferry terminal met the prime minister behind closed doors.',
    'Engineers began to pull down the burnt waiting hall of the ferry terminal.',
    'A judge was named to lead the inquiry into the fire at the ferry terminal.',
  ];
  beforeAll(async () => {
    for (const [at, sentence] of [fire('12', 'Tuesday')[0], ...news].entries()) {
      const day = 10 + at;
      fill(folder, {
        [`articles/day${day}.txt`]: scrape(
          `Ferry terminal fire in Tarnby: day ${at + 1}`,
          [sentence, ...fire('12', 'Tuesday').slice(1)],
          stamp(day),
        ),
      });
      await run(folder, `2026-11-${day}`);
    }
  }, 120_000);

  test('is one story to the end, with its first day', () => {
    const states = Array.from({ length: 9 }, (_, at) => {
      const [{ id, state }] = digestOf(folder, `2026-11-${10 + at}`).topics[0].stories;
      return { id, state };
    });
    expect(new Set(states.map(({ id }) => id)).size).toBe(1);
    expect(states[8].state).toEqual({ kind: 'continuing', day: 9, since: '2026-11-10', last: '2026-11-17' });
  });
});

test('a story that goes on in one line stops no edition, and a repeat is no news when a later day is made anew', async () => {
  const folder = temporaryFolder();
  fill(folder, {
    'briefing.yaml': 'topics: [{ name: Coast, words: [harbour, ferry], cap: 1 }]\n',
    'articles/fire1.txt': scrape('Fire in Tarnby ferry terminal kills 12', fire('12', 'Tuesday'), stamp(18)),
    'articles/dues1.txt': scrape(
      'Dravik raises its harbour dues',
      [
        'The town of Dravik raises its harbour dues by a tenth from January, its treasurer said on Wednesday.',
        'Skippers called the new harbour dues of Dravik a fine for being at sea, and hung black flags on their masts at noon.',
      ],
      stamp(18),
    ),
  });
  await run(folder, '2026-11-18');
  fill(folder, {
    'articles/fire2.txt': scrape(
      'Two arrested after ferry terminal fire in Tarnby',
      ['Two night watchmen of the ferry terminal in Tarnby were arrested after the fire.', ...fire('12', 'Tuesday')],
      stamp(19),
    ),
    'articles/dues2.txt': scrape(
      'Skippers of Dravik sue over harbour dues',
      [
        'Forty skippers went to court over the new harbour dues of Dravik on Thursday and asked a judge to stop them until summer.',
        'The town of Dravik raises its harbour dues by a tenth from January, its treasurer said on Wednesday.',
      ],
      stamp(19),
    ),
  });
  expect((await run(folder, '2026-11-19')).edition).toBe('2026-11-19');
  expect(digestOf(folder, '2026-11-19').also.length).toBe(1);
  // Two days on a repeat is held back; a later edition made anew does not take it for news.
  fill(folder, { 'articles/fire3.txt': scrape('Ferry terminal fire: what we know', fire('12', 'Tuesday'), stamp(20)) });
  expect((await run(folder, '2026-11-20')).edition).toBe(null);
  fill(folder, {
    'articles/chess.txt': scrape(
      'Girl of eleven wins national chess title',
      [
        'A girl of eleven from Lower Brisk won the national chess title on Thursday without losing a game in nine rounds.',
        'She learned the rules of chess from a library book that her grandmother had borrowed for herself in the spring.',
      ],
      'November 27, 2026, 09:00 GMT',
    ),
  });
  await run(folder, '2026-11-28');
  JSON.parse((await briefing(folder, ['--json', '--again', '--day', '2026-11-28'])).out);
  expect(
    digestOf(folder, '2026-11-28').topics.flatMap(({ stories }) => stories.map(({ headline }) => headline.text)),
  ).toEqual(['Girl of eleven wins national chess title']);
});
