import { cpSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadConfig } from '../src/config/config.ts';
import { readBounceAddress } from '../src/mail/unsubscribe-token.ts';
import { serveApp } from '../src/serve/server.ts';
import { openState } from '../src/store/state.ts';
import { briefing } from './support/cli.ts';
import { fill, root, temporaryFolder } from './support/folder.ts';
import { openInbox } from './support/inbox.ts';

/**
 * A folder that version 0.1.0 left, as its user had it: two articles printed on 27 November 2026 with the template `wire`, sent to Ann, Bo and Dana;
 * the server put Cy off; then Dana was removed. `mails.json` has what three of the mails said.
 */
const fixture = path.join(root, 'tests/fixtures/v0.1.0');
const mails = JSON.parse(readFileSync(path.join(fixture, 'mails.json'), 'utf8')) as {
  to: string;
  unsubscribe: string;
  bounces: string;
}[];

function folderOf010(): string {
  const folder = temporaryFolder();
  for (const [from, to] of [
    ['briefing.yaml', 'briefing.yaml'],
    ['articles', 'articles'],
    ['published', 'digests'],
    ['state', '.briefing'],
  ])
    cpSync(path.join(fixture, from), path.join(folder, to), { recursive: true });
  return folder;
}

const opened = `Harbour wall of Tarnby is begun

By Ann Lee, The Tarnby Mail

Workers laid the first stone of the new harbour wall in Tarnby on Saturday. The council had voted on Tuesday to build the wall after two winters of floods. “We have waited long enough for this wall,” said Bo Ek, chief engineer of the port.

The harbour had been closed for eleven days in all in the last two winters.
`;

describe('a folder of version 0.1.0', () => {
  test('nothing is printed again, and its stories go on', async () => {
    const folder = folderOf010();
    const nothing = await briefing(folder, ['run', '--day', '2026-11-28', '--no-send']);
    expect([nothing.code, nothing.out]).toEqual([0, expect.stringContaining('Nothing new')]);
    fill(folder, { 'articles/opened.txt': opened });
    const next = await briefing(folder, ['run', '--day', '2026-11-28', '--no-send', '--json']);
    const digest = JSON.parse(readFileSync(path.join(folder, 'digests/2026-11-28/digest.json'), 'utf8'));
    expect([next.code, digest.topics.length + digest.also.length]).toEqual([0, 1]);
    expect(digest.topics[0].stories[0].state).toMatchObject({ kind: 'continuing', day: 2, last: '2026-11-27' });
  });

  test('its edition passes the audit', async () => {
    const { code, out } = await briefing(folderOf010(), ['audit', 'digests/2026-11-27']);
    expect([code, out]).toEqual([0, expect.stringContaining('All match')]);
  });

  test('its settings mean what they meant', () => {
    const config = loadConfig(folderOf010());
    expect(config).toMatchObject({
      template: 'wire',
      excludeWords: ['cricket'],
      exclude: ['promotion', 'opinion'],
      catchUp: 6,
      approval: null,
    });
  });

  test('its subscribers get the next edition, and nobody who was removed', async () => {
    const folder = folderOf010();
    const inbox = await openInbox();
    fill(folder, { 'articles/opened.txt': opened });
    const smtp = { SMTP_URL: `smtp://127.0.0.1:${inbox.port}?plain=yes` };
    await briefing(folder, ['run', '--day', '2026-11-28'], '', smtp);
    const received = inbox.mails.filter(({ source }) => source.includes('<2026-11-28.')).flatMap(({ to }) => to);
    expect(received.sort()).toEqual(['ann@tarnby.example', 'bo@tarnby.example', 'cy@tarnby.example']);
  });

  test('unsubscribe links and bounce addresses of its mails are good', async () => {
    const folder = folderOf010();
    const config = { ...loadConfig(folder), state: path.join(folder, '.briefing') };
    const state = await openState(config);
    try {
      const clock = () => new Date('2026-11-28T12:00:00Z');
      const app = serveApp({ config, state: async () => state, clock, sleep: async () => {}, tell: () => {} });
      const [ann, bo] = mails;
      const oneClick = {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: 'List-Unsubscribe=One-Click',
      };
      expect((await app.request(`/unsubscribe/${ann.unsubscribe}`, oneClick)).status).toBe(200);
      const off = new Set((await state.subscribers.optOuts()).map(({ key }) => key));
      expect(off).toEqual(new Set(['ann@tarnby.example']));
      // A mail that still waits is stored as 0.1.0 wrote it.
      const waiting = await state.outbox.mail('2026-11-27', 'all');
      expect(Object.values(waiting.unsubscribeUrls)).toEqual(
        expect.arrayContaining([expect.stringContaining('https://news.tarnby.example/unsubscribe/')]),
      );
      const [, reader] = bo.unsubscribe.split('.');
      expect(readBounceAddress(await state.subscribers.secret(), bo.bounces)).toMatchObject({ reader });
    } finally {
      await state.close();
    }
  });
});
