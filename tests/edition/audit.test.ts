import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { auditDigest } from '../../src/edition/checks/audit.ts';
import { checksAgainst } from '../../src/edition/checks/item-checks.ts';
import { withoutWrongDates } from '../../src/edition/checks/withdrawal.ts';
import { type Digest, digestSchema } from '../../src/model/digest.ts';
import { scrape } from '../support/articles.ts';
import { briefing } from '../support/cli.ts';
import { articles, smallDigest } from '../support/digest.ts';
import { fill, temporaryFolder } from '../support/folder.ts';

test('a digest made by the stages matches', async () => {
  const audit = auditDigest(await smallDigest(), articles);
  expect(audit.mismatches).toEqual([]);
  expect(audit).toMatchObject({ headlines: 1, quotes: 1 });
});

test('dates of older rules are taken out of an edition with the timeline that they carried, and nothing else is', async () => {
  const sound = await smallDigest();
  expect(withoutWrongDates(sound, checksAgainst(articles))).toEqual({ value: sound, problems: [] });
  const old = structuredClone(sound);
  story(old).dates[0].value = '2025-11-02';
  const { headline } = story(old);
  const entry = { headline: headline.text, article: headline.article, source: 1 };
  old.topics[0].timeline = [
    { ...entry, day: '2025-11-02' },
    { ...entry, day: '2026-11-17' },
  ];
  const { value, problems } = withoutWrongDates(old, checksAgainst(articles));
  expect(story(value).dates).toEqual(story(sound).dates.slice(1));
  expect([value.topics[0].timeline, problems.length]).toEqual([[], 2]);
  expect(auditDigest(value, articles).mismatches).toEqual([]);
});

/** Every printed slice, changed by one character, must be found out. */
const changes: [what: string, change: (digest: Digest) => void][] = [
  ['a sentence', (digest) => void (story(digest).sentences[0].text += '!')],
  ['an offset', (digest) => void story(digest).sentences[0].end--],
  ['a headline', (digest) => void (story(digest).headline.text = story(digest).headline.text.replace('wall', 'mall'))],
  [
    'a quotation',
    (digest) => void (story(digest).quotes[0].text = story(digest).quotes[0].text.replace('will', 'would')),
  ],
  ['a speaker', (digest) => void (story(digest).quotes[0].speaker = 'Bo Eks')],
  ['a role', (digest) => void (story(digest).quotes[0].role = 'chief cook of the port')],
  ['a date', (digest) => void (story(digest).dates[0].mention.text = 'Monday')],
  ['the clause of a date', (digest) => void (story(digest).dates[0].clause.text += ' again')],
  [
    'a date outside its sentence',
    (digest) => void Object.assign(story(digest).dates[0].mention, { ...story(digest).dates[1].mention }),
  ],
  ['a date ahead', (digest) => void (digest.ahead[0].sentence.text = 'It is off.')],
  ['the topic’s name', (digest) => void (digest.topics[0].name = 'Atlantis')],
  ['an outlet', (digest) => void (digest.sources[0].outlet = 'Somebody else')],
  ['what a date is resolved to', (digest) => void (story(digest).dates[0].value = '2031-01-01')],
  ['the precision of a date', (digest) => void (story(digest).dates[0].precision = 'month')],
  ['the address of a source', (digest) => void (digest.sources[0].url = 'https://evil.example/')],
  ['the agency of a source', (digest) => void (digest.sources[0].agency = 'Reuters')],
  ['the link to a passage', (digest) => void (story(digest).quotes[0].link = 'https://evil.example/')],
  ['part of a word as the topic’s name', (digest) => void (digest.topics[0].name = 'Tarn')],
  ['a publication date', (digest) => void (digest.sources[0].published = '2026-01-01')],
  [
    'a source that does not carry the quotation',
    (digest) => {
      const [quote] = story(digest).quotes;
      quote.alsoIn = [{ article: quote.article, pieces: [{ start: 0, end: quote.text.length }] }];
    },
  ],
  [
    'a source that names another day',
    (digest) => {
      const [first, second] = story(digest).dates;
      first.alsoIn = [{ ...second.mention }];
    },
  ],
  ['an article that is not there', (digest) => void (story(digest).sentences[0].article = 'zzz')],
];

function story(digest: Digest) {
  return digest.topics[0].stories[0];
}

test.each(changes)('finds out %s', async (_, change) => {
  const digest = structuredClone(await smallDigest());
  change(digest);
  expect(auditDigest(digest, articles).mismatches.length).toBeGreaterThan(0);
});

test('the command counts, and exits 1 when one character of the texts was changed', async () => {
  const folder = temporaryFolder();
  fill(folder, {
    'articles/a.txt': scrape('Tarnby council backs new harbour wall', [
      'The council of Tarnby voted on Tuesday to build a new harbour wall after two winters of floods.',
      '“The wall will be built before the winter,” said Bo Ek, chief engineer of the port. He has built four such walls in his life.',
    ]),
  });
  await briefing(folder, ['--day', '2026-11-22', '--quiet']);
  const edition = path.join('digests', '2026-11-22');
  expect(await briefing(folder, ['audit', edition])).toMatchObject({
    code: 0,
    out: expect.stringMatching(
      /1 headline, \d sentences?, 1 quotation, \d dates? checked against 1 article\nAll match\./,
    ),
  });
  const file = path.join(folder, edition, 'articles.jsonl');
  writeFileSync(file, readFileSync(file, 'utf8').replace('harbour wall after', 'harbour ball after'));
  const { code, out } = await briefing(folder, ['audit', edition]);
  expect([code, out]).toEqual([1, expect.stringContaining('does not match')]);
});

test.each(['index.html', 'digest.txt', 'digest.eml', 'digest.json', 'articles.jsonl'])(
  'one character changed anywhere in %s is found',
  async (name) => {
    const folder = temporaryFolder();
    fill(folder, {
      'articles/a.txt': scrape('Tarnby council backs new harbour wall', [
        'The council of Tarnby voted on Tuesday to build a new harbour wall after two winters of floods, the town clerk said in a short note to the press.',
        'It will cost 12 million marks, and nobody in the town is quite sure how that is to be paid. Some would rather have a gate.',
      ]),
    });
    await briefing(folder, ['--day', '2026-11-22', '--quiet']);
    const file = path.join(folder, 'digests/2026-11-22', name);
    const content = readFileSync(file, 'utf8');
    const at = content.lastIndexOf('e');
    writeFileSync(file, `${content.slice(0, at)}E${content.slice(at + 1)}`);
    const { code, out, err } = await briefing(folder, ['audit', 'digests/2026-11-22']);
    expect([code, out + err]).toEqual([1, expect.stringContaining(name)]);
  },
);

test('a folder that holds no edition is named', async () => {
  const { code, err } = await briefing(temporaryFolder(), ['audit', 'nowhere']);
  expect([code, err]).toEqual([2, expect.stringContaining('nowhere/digest.json cannot be read')]);
});

test('a digest.json of another shape is no digest', async () => {
  const folder = temporaryFolder();
  fill(folder, { 'e/digest.json': '{"version":2}', 'e/articles.jsonl': '', 'e/run.json': '{}' });
  expect(await briefing(folder, ['audit', 'e'])).toMatchObject({
    code: 1,
    err: expect.stringContaining('no digest of this version'),
  });
});

test('an edition of before sections, comment and watch words is read and audited', async () => {
  const old = JSON.parse(JSON.stringify(await smallDigest()));
  for (const topic of old.topics) {
    delete topic.section;
    for (const one of topic.stories) delete one.watch;
  }
  old.also = [{ id: 'x', topic: 'Tarnby', headline: story(old).headline, sources: [1], outlets: 1 }];
  const read = digestSchema.parse(old);
  expect(read.topics[0]).toMatchObject({ section: null, stories: [{ watch: [] }] });
  expect(read.also[0]).toMatchObject({ by: 'rest', section: null, watch: [] });
  expect(auditDigest(read, articles).mismatches).toEqual([]);
});
