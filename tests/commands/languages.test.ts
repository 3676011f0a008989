import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { Digest } from '../../src/model/digest.ts';
import { briefing } from '../support/cli.ts';
import { fill, temporaryFolder } from '../support/folder.ts';

/** A page in another language, whose words are partly spelled like English ones: months, "in", a verb, a name. */
const page = (language: string, title: string, paragraphs: readonly string[]) =>
  `<!doctype html><html lang="${language}"><head><title>${title}</title>
<meta property="article:published_time" content="2026-02-20T09:00:00+01:00"></head>
<body><article><h1>${title}</h1>${paragraphs.map((text) => `<p>${text}</p>`).join('\n')}</article></body></html>`;

const german = page('de', 'Tarnby baut seinen Hafen um', [
  'Der Stadtrat von Tarnby hat am Dienstag den Umbau des alten Hafens beschlossen. Die feierliche Eröffnung der neuen Mole findet im November statt.',
  'Bürgermeisterin Ann Lee sagte: „Wir bauen die Mauer noch vor dem nächsten Winter, und niemand wird dafür mehr bezahlen.“',
  'Die Arbeiten beginnen am 3. April und kosten rund zwölf Millionen Mark, ein Drittel mehr als in 2019 geplant war. Die Bagger standen schon im September bereit.',
  '„Das Geld dafür haben wir nicht“, so Cy Ode aus dem Finanzausschuss. In der Stadt wurden bei den letzten Fluten elf Menschen verletzt.',
]);
const french = page('fr', 'Le pont de Tarnby rouvrira cet automne', [
  'Le conseil municipal de Tarnby a voté mardi la réparation du vieux pont, fermé depuis 2019 après la chute d’une pile. Les travaux, qui dureront six mois, commencent en mai.',
  '« Nous ne pouvions plus attendre un hiver de plus pour rouvrir ce pont », a déclaré Ann Lee, maire de la ville depuis 2020.',
  'La réouverture aux voitures est prévue pour octobre, celle aux camions au printemps. Le coût est de douze millions de marks.',
]);

test.each([
  ['German', german],
  ['French', french],
])('a page in %s: nothing is claimed by English rules, and the audit agrees', async (_, html) => {
  const folder = temporaryFolder();
  fill(folder, { 'articles/page.html': html });
  const { code } = await briefing(folder, ['run', '--day', '2026-02-21']);
  expect(code).toBe(0);
  const edition = path.join(folder, 'digests/2026-02-21');
  const digest = JSON.parse(readFileSync(path.join(edition, 'digest.json'), 'utf8')) as Digest;
  const [story] = digest.topics.flatMap((topic) => topic.stories);
  expect(story.sentences.length).toBeGreaterThan(0);
  expect(story).toMatchObject({ dates: [], quotes: [], figures: [] });
  expect(digest.ahead).toEqual([]);
  const audit = await briefing(folder, ['audit', edition]);
  expect([audit.code, audit.out]).toEqual([0, expect.stringContaining('All match')]);
});

test('a line of a stage may say its language; one that says none is identified, and a short one is read as English', async () => {
  const folder = temporaryFolder();
  const lines = [
    { id: 1, text: 'Im September wird gewählt.', language: 'de', published: '2026-02-20' },
    {
      id: 2,
      text: 'Der Rat von Tarnby wird im September nicht mehr tagen, weil dann gewählt wird.',
      published: '2026-02-20',
    },
    { id: 3, text: 'It opens in September.', published: '2026-02-20' },
    { id: 4, text: 'It opens in September.', language: 'en-GB', published: '2026-02-20' },
    { id: 5, text: 'It opens in September.', language: 'no such language', published: '2026-02-20' },
  ];
  fill(folder, { 'lines.jsonl': lines.map((line) => JSON.stringify(line)).join('\n') });
  const { out } = await briefing(folder, ['stage', 'dates', 'lines.jsonl']);
  const found = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { id: number; dates: { value: string }[] });
  expect(found.map(({ id, dates }) => [id, ...dates.map(({ value }) => value)])).toEqual([
    [1],
    [2],
    [3, '2026-09'],
    [4, '2026-09'],
    [5, '2026-09'],
  ]);
});
