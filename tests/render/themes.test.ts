import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { render } from '../../src/render/render.ts';
import { compileTemplates, templatesAndThemes } from '../../src/render/templates/templates.ts';
import { contrastOf } from '../../src/render/templates/themes.ts';
import { smallDigest } from '../support/digest.ts';
import { temporaryFolder } from '../support/folder.ts';

const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const own = (values: object, files: Record<string, Uint8Array> = {}) => {
  const folder = temporaryFolder();
  mkdirSync(path.join(folder, 'themes'));
  writeFileSync(path.join(folder, 'themes/mine.json'), JSON.stringify(values));
  for (const [name, data] of Object.entries(files)) writeFileSync(path.join(folder, 'themes', name), data);
  return { template: 'briefing', theme: 'mine', own: folder };
};

test('contrast as WCAG defines it', () => {
  expect(contrastOf('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrastOf('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
});

test('the shipped ones and one’s own are listed', () => {
  expect(templatesAndThemes(own({}).own)).toEqual({
    looks: ['briefing', 'plain', 'wire'],
    themes: ['harbour', 'ink', 'mine'],
  });
});

test('a theme changes what it names and nothing else', async () => {
  const { theme, html } = await compileTemplates(own({ accent: '#005533', body: '18px' }));
  expect(theme).toMatchObject({ accent: '#005533', body: '18px', paper: '#fffdf8' });
  expect(render(await smallDigest(), await compileTemplates(own({ accent: '#005533' }))).html).toContain('#005533');
  expect(html).toBeTypeOf('function');
});

describe('what is refused, by name', () => {
  test.each([
    [{ second: '#aaaaaa' }, /second \(#aaaaaa\) on paper \(#fffdf8\) has a contrast of 2\.\d to 1/],
    [{ darkAccent: '#333333' }, /darkAccent .* on darkPaper/],
    [{ accent: 'red' }, /accent must be a colour/],
    [{ small: '11px' }, /themes\/mine\.json: small must be a size such as 17px, from 14px to 72px/],
    [{ body: '1em' }, /body must be a size/],
    [{ serif: 'Georgia"; background: url(x)' }, /serif must be a list of fonts/],
    [{ masthead: '999px' }, /masthead must be a size/],
    [{ body: 17 }, /body must be a size such as 17px/],
    [{ sans: 'Arial /*' }, /sans must be a list of fonts/],
    [{ sans: "'Arial" }, /sans must be a list of fonts/],
    [{ sans: 'url(http://x/y)' }, /sans must be a list of fonts/],
    [{ logoWidth: '900' }, /logoWidth must be a number of pixels/],
    [{ mine: '<b>' }, /mine must hold no markup/],
    [{ logo: 'none.png' }, /logo none\.png is not there/],
  ])('%o', async (values, message) => {
    await expect(compileTemplates(own(values))).rejects.toThrow(message);
  });

  test('a theme that is not there', async () => {
    await expect(compileTemplates({ template: 'briefing', theme: 'nowhere' })).rejects.toMatchObject({
      hint: expect.stringContaining('harbour, ink'),
    });
  });

  test('a logo that is no picture, or too large', async () => {
    const script = own({ logo: 'a.png' }, { 'a.png': Buffer.from('<svg onload=alert(1)>') });
    await expect(compileTemplates(script)).rejects.toThrow(/is not a PNG, JPEG or GIF/);
    const large = own({ logo: 'a.png' }, { 'a.png': Buffer.concat([pixel, Buffer.alloc(100_000)]) });
    await expect(compileTemplates(large)).rejects.toThrow(/the maximum is 100000/);
  });
});

test('a logo travels in the mail and stands in the page', async () => {
  const look = await compileTemplates(
    own({ logo: 'a.png', logoAlt: 'The Port Desk', logoWidth: '120' }, { 'a.png': pixel }),
  );
  const { html, web, pictures } = render(await smallDigest(), look);
  expect(pictures).toEqual([{ id: 'logo', type: 'image/png', base64: pixel.toString('base64') }]);
  expect(html).toMatch(/<img src="cid:logo" alt="The Port Desk" width="120"/);
  expect(web).toContain(
    `<img src="data:image/png;base64,${pixel.toString('base64').replaceAll('=', '&#x3D;')}" alt="The Port Desk"`,
  );
});
