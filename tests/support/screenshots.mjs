// Makes the pictures of the templates: `npm run screenshots`. They show the mail of the sample articles, as the preview does.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { loadConfig } from '../../dist/config/config.js';
import { renderEdition } from '../../dist/preview/editions.js';
import { sampleEdition } from '../../dist/preview/sample-edition.js';
import { browserHere } from '../../dist/render/lint/browser.js';

const executablePath = browserHere();
if (executablePath === null) {
  console.error('No chromium in its usual place: install one to make the pictures.');
  process.exit(1);
}
const folder = mkdtempSync(path.join(tmpdir(), 'screenshots-'));
process.chdir(folder);
const config = loadConfig(folder);
const saved = await sampleEdition(config, () => new Date('2026-11-22T06:00:00Z'));
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
const root = new URL('../../templates/', import.meta.url).pathname;
for (const template of ['briefing', 'plain', 'wire'])
  for (const colorScheme of ['light', 'dark']) {
    const { email } = await renderEdition(config, saved, { template, theme: null });
    const page = await browser.newPage({ viewport: { width: 680, height: 980 }, colorScheme });
    await page.setContent(email.html);
    const name = colorScheme === 'dark' ? 'screenshot-dark.png' : 'screenshot.png';
    await page.screenshot({ path: path.join(root, template, name) });
    await page.close();
    console.log(`templates/${template}/${name}`);
  }
await browser.close();
rmSync(folder, { recursive: true });
