import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { openParts } from '../../src/adapters.ts';
import { readEdition } from '../../src/archive/read.ts';
import { loadConfig } from '../../src/config/config.ts';
import { auditDigest } from '../../src/edition/checks/audit.ts';
import type { Made } from '../../src/edition/parts.ts';
import { makeEdition } from '../../src/pipeline.ts';
import { scrape } from '../support/articles.ts';
import { fill, temporaryFolder } from '../support/folder.ts';

/**
 * Nothing stops a morning: every stage is made to fail on one item, one story or one topic, in turn. The edition comes, it passes its audit,
 * it names the problem, the others are printed, and what failed is printed on the next day, when nothing fails.
 */
const fault = vi.hoisted(() => ({ name: '', count: 0 }));

/** What is written of an article; why others are no story with it is not. */
const words = vi.hoisted(() => (key: string, value: unknown) => (key === 'why' ? undefined : value));

/** A module whose functions fail where the test says so, on whatever holds the word "Ostrava". */
const faulty = vi.hoisted(() => (module: string) => async (importOriginal: () => Promise<Record<string, unknown>>) => {
  const wrapped = Object.entries(await importOriginal()).map(([name, value]) => {
    if (typeof value !== 'function' || /^class /.test(String(value))) return [name, value];
    const original = value as (...args: unknown[]) => unknown;
    const injected = (...args: unknown[]) => {
      if (fault.name === `${module} ${name}` && JSON.stringify(args, words)?.includes('Ostrava')) {
        fault.count++;
        throw new Error('injected fault');
      }
      return original(...args);
    };
    return [name, injected];
  });
  return Object.fromEntries(wrapped);
});

vi.mock('../../src/collect/web/pages.ts', faulty('pages'));
vi.mock('../../src/extract/extract.ts', faulty('extract'));
vi.mock('../../src/group/admission.ts', faulty('admission'));
vi.mock('../../src/group/stories/stories.ts', faulty('stories'));
vi.mock('../../src/group/stories/copies.ts', faulty('copies'));
vi.mock('../../src/group/stories/independence.ts', faulty('independence'));
vi.mock('../../src/group/rank.ts', faulty('rank'));
vi.mock('../../src/group/topics/find-name.ts', faulty('topicnames'));
vi.mock('../../src/summarize/key-quotes.ts', faulty('keyquotes'));
vi.mock('../../src/summarize/key-dates.ts', faulty('keydates'));
vi.mock('../../src/annotate/figures.ts', faulty('figures'));
vi.mock('../../src/summarize/titles/headline.ts', faulty('headline'));
vi.mock('../../src/summarize/extractive/sentence-features.ts', faulty('sentencefeatures'));
vi.mock('../../src/annotate/dates/dates.ts', faulty('dates'));
vi.mock('../../src/annotate/quotes/quotes.ts', faulty('quotes'));
vi.mock('../../src/summarize/novelty.ts', faulty('novelty'));
vi.mock('../../src/summarize/corrections.ts', faulty('corrections'));
vi.mock('../../src/language/sentences.ts', faulty('sentences'));
vi.mock('../../src/language/words.ts', faulty('words'));
vi.mock('../../src/render/mail/view-of.ts', faulty('viewof'));
vi.mock('../../src/edition/composing/continuity.ts', faulty('continuity'));

beforeEach(() => Object.assign(fault, { name: '', count: 0 }));

const well = scrape('Ostrava well closes after a spill', [
  'The deep well of Ostrava was closed on Tuesday after a spill, the water board of Ostrava said, and 1,200 homes get their water by lorry.',
  '“Nobody in Ostrava has to fear for the water,” said Bo Ek, head of the water board of Ostrava. He spoke to the press on Tuesday evening.',
  'Ostrava will vote on a new well on 2 December. It would cost Ostrava four million marks, of which the county of Ostrava pays a third.',
]);
const others = {
  'articles/wall.txt': scrape('Tarnby council backs new harbour wall', [
    'The council of Tarnby voted on Tuesday to build a new harbour wall after two winters of floods. The wall will cost 12 million marks.',
    '“The wall will be built before the winter,” said Ann Lee, the chief engineer of the port. The first stone is to be laid on 4 December, with a band of the fire brigade and a speech.',
  ]),
  'articles/wall2.txt': scrape('Harbour wall for Tarnby decided', [
    'A new harbour wall will be built in Tarnby after two winters of floods, the council of Tarnby decided on Tuesday. Fishermen are against it.',
    'It was the talk of the whole coast on that day, and the shops in the high street stayed open until late in the evening to hear what would come of it.',
  ]),
  'articles/frost.txt': scrape('Late frost halves Velden apple harvest', [
    'A late frost has destroyed half of the apple harvest in the Velden valley, growers said on Monday. They expect to pick four thousand tonnes.',
    'The banks have put off what the farms owe them until the spring, and the county will decide in a week on help for the farms that lost most of their fruit.',
  ]),
};

const secondWell = {
  'articles/well2.txt': scrape('Lorries bring water to Ostrava', [
    'Lorries bring water to Ostrava since the deep well of Ostrava was closed on Tuesday after a spill. The water board said 1,200 homes are hit.',
    'Each of the lorries holds nine thousand litres, and they come every two hours to the square before the old school, where people wait with cans and bottles.',
  ]),
};

async function edition(
  folder: string,
  day: string,
): Promise<{ made: Made; saved: ReturnType<typeof readEdition> | null }> {
  const settings = { out: path.join(folder, 'digests'), sources: [path.join(folder, 'articles')] };
  const config = { ...loadConfig(folder, settings), state: path.join(folder, 'state') };
  const parts = await openParts(config, () => new Date(`${day}T06:00:00Z`));
  try {
    const { made } = await makeEdition(parts, config, { day, since: null, again: false, dryRun: false }, () => {});
    const saved = existsSync(path.join(config.out, day)) ? readEdition(config.out, day) : null;
    return { made, saved };
  } finally {
    await parts.close();
  }
}

const headlines = ({ digest }: Made) =>
  [...(digest?.topics.flatMap(({ stories }) => stories) ?? []), ...(digest?.also ?? [])].map(
    ({ headline }) => headline.text,
  );

function expectSound({ made, saved }: Awaited<ReturnType<typeof edition>>): void {
  expect(headlines(made)).toEqual(expect.arrayContaining(['Late frost halves Velden apple harvest']));
  expect(headlines(made).join()).toContain('arbour wall');
  const { collected, printed, grouped, held, dropped } = made.accounts;
  expect(printed + grouped + held + dropped).toBe(collected);
  expect(saved).not.toBeNull();
  if (saved !== null) expect(auditDigest(saved.digest, saved.articles).mismatches).toEqual([]);
}

const stages: [fault: string, isPrinted: boolean][] = [
  ['pages withPage', false],
  ['extract extract', false],
  ['admission admit', false],
  ['stories storiesAmong', false],
  ['copies foldCopies', false],
  ['independence countSources', false],
  ['rank weightOf', false],
  ['rank leadFirst', false],
  ['words distinctiveTermsOf', false],
  ['sentences sentencesOf', true],
  ['keyquotes keyQuotesOf', true],
  ['keydates keyDatesOf', true],
  ['figures disagreementsIn', true],
  ['headline headlineOf', true],
  ['sentencefeatures candidatesOf', true],
  ['dates datesOf', true],
  ['quotes quotesOf', true],
  ['viewof viewOf', false],
  ['continuity coverageOf', false],
];

describe.each([
  ['alone', {}],
  ['in a story of two', secondWell],
])('an article on which a stage fails, %s', (_, more) => {
  test.each(stages)('%s', async (name, isPrinted) => {
    const folder = temporaryFolder();
    fill(folder, { ...others, ...more, 'articles/well.txt': well });
    fault.name = name;
    const first = await edition(folder, '2026-11-22');
    expect(fault.count).toBeGreaterThan(0);
    expectSound(first);
    expect(first.made.problems.map(({ message }) => message).join()).toContain('injected fault');
    const printed = (made: Made) => headlines(made).filter((text) => text.includes('Ostrava')).length > 0;
    expect(printed(first.made)).toBe(isPrinted);
    fault.name = '';
    if (isPrinted) return;
    const second = await edition(folder, '2026-11-23');
    expect(printed(second.made)).toBe(true);
  });
});

test('a topic on which the naming fails has no heading: its stories stand in their section', async () => {
  const folder = temporaryFolder();
  // More than a week apart they are two stories, of one subject.
  const report = (title: string, day: number) =>
    scrape(
      title,
      [
        `The repair of the Tamber bridge in Ostrava was before the council on ${day} November, and the Tamber bridge stays closed to lorries.`,
        'The repair of the bridge over the Tamber takes a year, the council of Ostrava said, and the lorries go round by the old road until then.',
      ],
      `Published: ${day} November 2026`,
    );
  fill(folder, {
    ...others,
    'articles/first.txt': report('Tamber bridge repair begins in Ostrava', 11),
    'articles/second.txt': report('Tamber bridge repair costs more than planned', 21),
  });
  fault.name = 'topicnames nameTopic';
  const first = await edition(folder, '2026-11-22');
  expect(fault.count).toBeGreaterThan(0);
  expectSound(first);
  expect(first.made.digest?.topics.map(({ by }) => by)).not.toContain('found');
  expect(first.made.problems.map(({ message }) => message)).toContain('its topic could not be named: injected fault');
});

test.each(['novelty hasNews', 'corrections correctionsAmong', 'stories storiesAmong'])(
  'a story of earlier editions on which a stage fails: %s',
  async (name) => {
    const folder = temporaryFolder();
    fill(folder, { 'articles/well.txt': well });
    await edition(folder, '2026-11-22');
    fill(folder, {
      ...others,
      'articles/well2.txt': scrape('Ostrava well is to open again', [
        'The deep well of Ostrava that was closed after a spill will open again on Friday, the water board of Ostrava said. Lorries stay until then.',
        'The pumps were tested for two days, the board said, and the last three tests of the water showed nothing that would make anybody ill in the town.',
      ]),
    });
    fault.name = name;
    const second = await edition(folder, '2026-11-23');
    expect(fault.count).toBeGreaterThan(0);
    expectSound(second);
    expect(second.made.problems.map(({ message }) => message).join()).toContain('injected fault');
  },
);

test('the only story of a day on which a stage fails is deferred, and given up by name in the end', async () => {
  const folder = temporaryFolder();
  fill(folder, { 'articles/well.txt': well });
  fault.name = 'viewof viewOf';
  const said: string[] = [];
  for (const day of ['2026-11-22', '2026-11-23', '2026-11-24']) {
    const { made } = await edition(folder, day);
    expect(made.digest).toBeNull();
    said.push(...made.problems.map(({ message }) => message));
  }
  expect(said).toEqual([
    'could not be printed: injected fault; the next run tries again (attempt 1 of 3)',
    'could not be printed: injected fault; the next run tries again (attempt 2 of 3)',
    'could not be printed: injected fault; given up after 3 attempts',
  ]);
});

test('what fails on every story in the same way is no story’s fault: the run ends with it, and everything is new again', async () => {
  const folder = temporaryFolder();
  fill(folder, {
    'articles/well.txt': well,
    'articles/frost.txt': others['articles/frost.txt'].replaceAll('Velden', 'Ostrava'),
  });
  fault.name = 'viewof viewOf';
  await expect(edition(folder, '2026-11-22')).rejects.toThrow('injected fault');
  fault.name = '';
  expect((await edition(folder, '2026-11-23')).made.accounts.printed).toBe(2);
});

test('what fails three times is given up, by name', async () => {
  const folder = temporaryFolder();
  fill(folder, { ...others, 'articles/well.txt': well });
  fault.name = 'extract extract';
  const reports: string[] = [];
  for (const day of ['2026-11-22', '2026-11-23', '2026-11-24', '2026-11-25']) {
    const { made } = await edition(folder, day);
    reports.push(
      [...made.problems.map(({ message }) => message), ...made.dropped.map(({ reason }) => `left out: ${reason}`)].join(
        '; ',
      ),
    );
  }
  expect(reports[0]).toBe('could not be read: injected fault; the next run tries again (attempt 1 of 3)');
  expect(reports[1]).toBe('could not be read: injected fault; the next run tries again (attempt 2 of 3)');
  expect(reports[2]).toBe(
    'could not be read: injected fault; given up after 3 attempts; left out: could not be read: injected fault, in 3 runs',
  );
  expect(reports[3]).toBe('');
});

test('a topic is named from what is printed under it, and passes the audit', async () => {
  const folder = temporaryFolder();
  mkdirSync(path.join(folder, 'articles'), { recursive: true });
  // Six stories on one subject of which two are printed: what only the others share must not name it.
  const about = ['gate', 'tower', 'pier', 'light', 'crane', 'quay'];
  for (const [at, what] of about.entries())
    fill(folder, {
      [`articles/${what}.txt`]: scrape(
        `${at < 2 ? 'Tarnby' : 'Skagen Line'} ferry strike: the ${what} of the harbour stands still`,
        [
          `The ferry strike in the harbour of ${at < 2 ? 'Tarnby' : 'the Skagen Line'} went on at the ${what} on Tuesday, and ferries lay still at the ${what} for the ${at + 2}th day.`,
          `Seamen at the ${what} want ${at + 3} per cent more pay. ${at < 2 ? '' : 'The Skagen Line will not pay it. The Skagen Line has asked a court.'}`,
          'No ferry has left since the weekend, and the people of the islands wait for their post, their bread and their papers, the mayor of the islands told a paper.',
        ],
      ),
    });
  fill(folder, { 'briefing.yaml': 'length: brief\n' });
  const { made, saved } = await edition(folder, '2026-11-22');
  expect(made.digest).not.toBeNull();
  expect(saved && auditDigest(saved.digest, saved.articles).mismatches).toEqual([]);
});
