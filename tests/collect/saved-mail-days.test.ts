import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { openParts } from '../../src/adapters.ts';
import { loadConfig } from '../../src/config/config.ts';
import { makeEdition } from '../../src/pipeline.ts';
import { fill, temporaryFolder } from '../support/folder.ts';
import { frost } from '../support/newsroom.ts';

/** How often each mail was given to the parser, by its subject; one that is called Endless takes more than its time. */
const parsed = vi.hoisted(() => new Map<string, number>());
vi.mock(import('../../src/lib/threads/mail-parser.ts'), async (original) => {
  const { parseMail, UnparsedMail, ...rest } = await original();
  return {
    ...{ ...rest, UnparsedMail },
    parseMail: (bytes, options) => {
      const subject = /^Subject: (.*?)\r?$/m.exec(Buffer.from(bytes).toString())?.[1] ?? '';
      parsed.set(subject, (parsed.get(subject) ?? 0) + 1);
      if (subject.startsWith('Endless')) throw new UnparsedMail('reading it took more than 10 seconds of computing');
      return parseMail(bytes, options);
    },
  };
});

const mail = (subject: string, text: string) =>
  `From: Ria Holt <ria@letters.example>\nSubject: ${subject}\n\n${text}\n`;

async function run(folder: string, day: string) {
  const settings = { out: path.join(folder, 'digests'), sources: [path.join(folder, 'articles')] };
  const config = { ...loadConfig(folder, settings), state: path.join(folder, 'state') };
  const parts = await openParts(config, () => new Date(`${day}T06:00:00Z`));
  try {
    const { made } = await makeEdition(parts, config, { day, since: null, again: false, dryRun: false }, () => {});
    const { collected, printed, grouped, held, dropped } = made.accounts;
    expect(printed + grouped + held + dropped).toBe(collected);
    return {
      ...made.accounts,
      said: made.problems.map(({ stage, message }) => `${stage}: ${message}`),
      out: made.dropped,
    };
  } finally {
    await parts.close();
  }
}

test('a saved mail that takes too long is tried in three runs, then given up by name; what is known is not parsed again', async () => {
  const folder = temporaryFolder();
  fill(folder, {
    'articles/endless.eml': mail('Endless', 'Not to be had.'),
    'articles/frost.eml': mail('Late frost halves apple harvest', frost),
    'articles/none.eml': mail('Nothing', ''),
  });
  const why = 'collect: reading it took more than 10 seconds of computing';
  const first = await run(folder, '2026-11-20');
  expect(first).toMatchObject({ collected: 3, printed: 1, held: 1, dropped: 1 });
  expect(first.said).toEqual([`${why}; the next run tries again (attempt 1 of 3)`]);
  expect(first.out.map(({ reason }) => reason)).toEqual(['the mail holds no text']);
  const second = await run(folder, '2026-11-21');
  expect(second).toMatchObject({ collected: 1, held: 1 });
  expect(second.said).toEqual([`${why}; the next run tries again (attempt 2 of 3)`]);
  const third = await run(folder, '2026-11-22');
  expect(third).toMatchObject({ collected: 1, held: 0, dropped: 1 });
  expect(third.said).toEqual([`${why}; given up after 3 attempts`]);
  expect(third.out.map(({ path }) => path.endsWith('articles/endless.eml'))).toEqual([true]);
  expect(await run(folder, '2026-11-23')).toMatchObject({ collected: 0, said: [] });
  expect(Object.fromEntries(parsed)).toEqual({ Endless: 3, 'Late frost halves apple harvest': 1, Nothing: 1 });
});
