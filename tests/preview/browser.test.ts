import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browserHere } from '../../src/render/lint/browser.ts';
import { briefing } from '../support/cli.ts';
import { copySamples, fill, root, temporaryFolder } from '../support/folder.ts';

const place = browserHere();
if (place === null) console.warn('SKIPPED: no chromium on this machine, the preview is tested without a browser');

(place === null ? describe.skip : describe)('the preview in a browser', { timeout: 60_000 }, () => {
  const folder = temporaryFolder(afterAll);
  let server: ChildProcess;
  let browser: Browser;
  let page: Page;
  let address = '';

  beforeAll(async () => {
    copySamples(folder);
    await briefing(folder, ['--day', '2026-11-22', '--quiet']);
    server = spawn(process.execPath, [path.join(root, 'dist/cli.js'), 'preview', '--port', '0'], { cwd: folder });
    address = await new Promise((resolve) =>
      server.stdout?.on('data', (data: Buffer) => {
        const found = /http:\/\/\S+/.exec(data.toString());
        if (found) resolve(found[0]);
      }),
    );
    browser = await chromium.launch({ executablePath: place as string, args: ['--no-sandbox'] });
    page = await browser.newPage({ viewport: { width: 1400, height: 1000 } });
    await page.goto(address);
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    server?.kill('SIGTERM');
  });

  const mail = () => page.frameLocator('#stage > iframe');
  const choose = (name: string, value: string) => page.check(`input[name="${name}"][value="${value}"]`);

  test('opens on the newest mail, with its size and what lint says', async () => {
    await mail().locator('h1').waitFor();
    expect(await mail().locator('h1').textContent()).toBe('The Morning Briefing');
    expect(await page.textContent('#bytes')).toMatch(/^[\d,]+ of 100,000 bytes$/);
    await page.waitForSelector('#lint .good');
    expect(await page.textContent('#lint')).toContain('parity, HTML and text part: good');
  });

  test('a sentence of the mail shows its place in the article', async () => {
    const sentence = mail().locator('[data-passage]').first();
    const text = await sentence.textContent();
    await sentence.hover();
    await page.waitForSelector('#passage mark');
    expect(await page.textContent('#passage mark')).toBe(text);
  });

  test('so does the keyboard', async () => {
    // Where the pointer rests, scrolling brings other sentences under it.
    await page.mouse.move(0, 0);
    const sentence = mail().locator('[data-passage]').nth(2);
    const text = await sentence.textContent();
    await sentence.focus();
    await expect.poll(() => page.textContent('#passage mark')).toBe(text);
  });

  test('dark, phone, text, source, web version, all looks', async () => {
    await choose('scheme', 'dark');
    await mail().locator('h1').waitFor();
    await expect
      .poll(() =>
        mail()
          .locator('.paper')
          .first()
          .evaluate((one) => one.ownerDocument.defaultView?.getComputedStyle(one).backgroundColor),
      )
      .toBe('rgb(27, 24, 21)');
    await choose('width', '375');
    await expect
      .poll(async () => (await page.locator('#stage > iframe').boundingBox())?.width, { timeout: 10_000 })
      .toBe(375);
    await choose('scheme', 'light');
    await choose('width', '680');
    await choose('view', 'text');
    expect(await page.textContent('#stage pre')).toMatch(/^THE MORNING BRIEFING/);
    await choose('view', 'source');
    await expect.poll(() => page.textContent('#stage pre')).toMatch(/^From: /m);
    await choose('view', 'web');
    await mail().locator('section h2').first().waitFor();
    await choose('view', 'looks');
    await expect.poll(() => page.locator('.looks iframe').count()).toBe(9);
    await choose('view', 'mail');
    await mail().locator('h1').waitFor();
  });

  test('a changed template shows without a reload, a broken one its error beside the last good mail', async () => {
    const partial = 'templates/briefing/partials/foot.hbs';
    fill(folder, { [partial]: '<p class="small">Changed while you look.</p>' });
    await mail().getByText('Changed while you look.').waitFor({ timeout: 10_000 });
    fill(folder, { [partial]: '<p>{{nonsense}}</p>' });
    await expect.poll(() => page.textContent('#error'), { timeout: 10_000 }).toContain('foot.hbs, line 1');
    await mail().getByText('Changed while you look.').waitFor();
    rmSync(path.join(folder, partial));
    await expect.poll(() => page.locator('#error').isVisible(), { timeout: 10_000 }).toBe(false);
    await mail().getByText('Made without a language model').waitFor();
  });

  test('axe finds nothing in the preview’s own page', async () => {
    const { default: axe } = await import('axe-core');
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      // The page's policy forbids inline scripts; a page's own world may be looked at from outside all the same.
      const client = await page.context().newCDPSession(page);
      await client.send('Runtime.evaluate', { expression: axe.source });
      const { result } = await client.send('Runtime.evaluate', {
        expression:
          'axe.run({ exclude: ["iframe"] }).then(({ violations }) => JSON.stringify(violations.map(({ id, nodes }) => [id, nodes[0].html])))',
        awaitPromise: true,
      });
      expect({ colorScheme, violations: JSON.parse(result.value) }).toEqual({ colorScheme, violations: [] });
    }
  });
});

(place === null ? describe.skip : describe)('the saved edition in a browser', { timeout: 60_000 }, () => {
  test('opens without a server, leads to its neighbours, and the list of editions has a search', async () => {
    const folder = temporaryFolder();
    copySamples(folder);
    const museum = [
      'The museum of Tarnby opened on Monday after three years of work, the town said in a statement to the press.',
      'It had been closed since the storm of 2023, and repairing its roof and its cellars cost four million marks, half of it from the state.',
      '“We are glad that the museum is open again,” Mayor Ilse Brandt said at the door, where some two hundred people waited in the rain.',
      'The first exhibition shows the boats of the coast and will be open until the end of March, every day but Tuesday.',
    ];
    const saved = `<html><head><title>Museum of Tarnby opens</title></head><body><article><h1>Museum of Tarnby opens</h1>${museum.map((one) => `<p>${one}</p>`).join('')}</article></body></html>`;
    await briefing(folder, ['--day', '2026-11-22', '--quiet']);
    fill(folder, { 'articles/museum.html': saved });
    await briefing(folder, ['--day', '2026-11-23', '--quiet']);
    const browser = await chromium.launch({ executablePath: place as string, args: ['--no-sandbox'] });
    try {
      const page = await browser.newPage();
      const faults: string[] = [];
      page.on('pageerror', ({ message }) => faults.push(message));
      await page.goto(`file://${folder}/digests/2026-11-22/index.html`);
      await page.getByRole('link', { name: 'Next edition, 2026-11-23' }).click();
      expect(page.url()).toContain('2026-11-23/index.html');
      await page.getByRole('link', { name: 'Previous edition, 2026-11-22' }).waitFor();
      await page.getByRole('link', { name: 'All editions' }).click();
      await page.fill('#search', 'museum');
      await expect.poll(() => page.textContent('#found')).toBe('1 of 2 editions');
      expect(await page.locator('ol > li:visible').count()).toBe(1);
      expect(faults).toEqual([]);
    } finally {
      await browser.close();
    }
  });
});
