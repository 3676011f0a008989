import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Article } from '../../src/model/article.ts';
import { dateLabel, momentInWords } from '../../src/render/mail/labels.ts';
import { render } from '../../src/render/render.ts';
import { wrapText } from '../../src/render/templates/helpers.ts';
import { compileTemplates } from '../../src/render/templates/templates.ts';
import { digestOf } from '../support/awkward.ts';
import { articles, smallDigest } from '../support/digest.ts';
import { temporaryFolder } from '../support/folder.ts';

const templates = await compileTemplates({ template: 'briefing' });

test('the same digest gives the same mail', async () => {
  expect(render(await smallDigest(), templates)).toEqual(render(await smallDigest(), templates));
});

test('what the data holds is shown, never run: markup, template tags, quotes in attributes', async () => {
  const evil = '<img src=x onerror=alert(1)> {{> story}} {{#each}} "a" \'b\'';
  const hostile: Article[] = articles.map((one) => ({
    ...one,
    title: `${one.title} ${evil}`,
    outlet: evil,
    url: 'https://tarnbymail.example/"onmouseover="x',
  }));
  const { html, text } = render(await smallDigest('2026-11-22', hostile), templates);
  expect(html).not.toContain('<img');
  expect(html).toContain('&lt;img src&#x3D;x onerror&#x3D;alert(1)&gt;');
  expect(html).not.toContain('"onmouseover=');
  expect(text).toContain(evil);
});

test.each(['briefing', 'plain', 'wire'])(
  'a short preheader is not followed by the page in the list of mails: %s',
  async (name) => {
    const compiled = await compileTemplates({ template: name });
    for (const [length, blanks] of [
      [20, 130],
      [139, 11],
    ] as const) {
      const short = { ...compiled, preheader: () => 'x'.repeat(length) };
      const { html, preheader } = render(await smallDigest(), short);
      // What mail programs read: the text from the beginning, tags left out.
      const body = html
        .slice(html.indexOf('<body'))
        .replace(/<[^>]*>/g, '')
        .trimStart();
      expect(preheader).toBe('x'.repeat(length));
      expect(body.slice(0, length + 3 * blanks)).toBe(preheader + '\u034F\u200C\u00A0'.repeat(blanks));
      expect(html).toMatch(/<div style="display:none[^"]*"[^>]*>x+[\u034F\u200C\u00A0]+<\/div>/);
    }
  },
);

test('links are http(s) only', async () => {
  const { html } = render(await smallDigest(), templates);
  const links = [...html.matchAll(/href="([^"]*)"/g)].map((match) => match[1]);
  expect(links.length).toBeGreaterThan(1);
  for (const link of links) expect(link).toMatch(/^https?:\/\//);
});

test('the mail is complete without its style sheets, has a language, one h1 and no image', async () => {
  const { html } = render(await smallDigest(), templates);
  const bare = html.replace(/<style[\s\S]*?<\/style>/g, '');
  expect(bare).toContain('color:#8a1f11');
  expect(html).toMatch(/<html[^>]* lang="en"/);
  expect(html.match(/<h1/g)?.length).toBe(1);
  expect(html).not.toMatch(/<img|@import|fonts\.googleapis/);
});

describe('a template of the user’s own', () => {
  const own = (files: Record<string, string>) => {
    const folder = temporaryFolder();
    mkdirSync(path.join(folder, 'briefing', 'partials'), { recursive: true });
    for (const [name, content] of Object.entries(files)) writeFileSync(path.join(folder, 'briefing', name), content);
    return folder;
  };

  test('takes the place of the shipped file of that name', async () => {
    const mine = await compileTemplates({
      template: 'briefing',
      own: own({ 'subject.hbs': 'Mine: {{lead}}', 'partials/dated.hbs': '<p>MINE {{label}}</p>' }),
    });
    const email = render(await smallDigest(), mine);
    expect(email.subject).toMatch(/^Mine: /);
    expect(email.html).toContain('MINE ');
  });

  test('an older one, which knows no sections, prints every story under its topic and every line', async () => {
    const older = await compileTemplates({
      template: 'briefing',
      own: own({
        'text.hbs':
          '{{title}}\n{{#each glance}}{{name}}: {{headline}}{{more}}\n{{/each}}{{#each topics}}== {{name}} {{span}} {{tally}}\n{{#each stories}}{{headline}} ({{label}}) {{since}} {{voices}} {{sentences sentences}}{{#each quotes}}{{text}}{{link}}{{/each}}{{#each sources}}{{title}}{{credit}}{{/each}}\n{{/each}}{{#each timeline}}{{dated label text ref also}}{{/each}}{{/each}}{{#each also}}* {{headline}} {{topic}} {{outlets}}\n{{/each}}',
      }),
    });
    const digest = digestOf({});
    const sections = ['World', 'World'];
    const topics = digest.topics.map((topic, at) => ({ ...topic, section: sections[at] }));
    const { text } = render({ ...digest, topics }, older);
    for (const { name, stories } of topics) {
      expect(text).toContain(`== ${name} `);
      for (const { headline } of stories) expect(text).toContain(`${headline.text} (New)`);
    }
    for (const { headline } of digest.also) expect(text).toContain(`* ${headline.text} Topic 0`);
  });

  test.each([
    [
      'a mistyped field',
      { 'text.hbs': '{{titel}}' },
      /briefing\/text\.hbs, line 1: there is no field or helper "titel"/,
    ],
    [
      'a mistyped argument of a helper',
      { 'text.hbs': '\n{{wrap titel}}' },
      /text\.hbs, line 2: there is no field or helper "titel"/,
    ],
    ['a field of somewhere else', { 'text.hbs': '{{upper speaker}}' }, /text\.hbs.*a field that is not there/],
    ['a field that is not here', { 'text.hbs': '{{speaker}}' }, /text\.hbs, line 1 cannot be filled: .*"speaker"/],
    [
      'a fault in a partial',
      { 'partials/dayline.hbs': '<tr></tr>{{nosuch}}' },
      /partials\/dayline\.hbs, line 1: .*"nosuch"/,
    ],
    [
      'a block that is not closed',
      { 'partials/foot.hbs': '<p>\n{{#if made}}</p>' },
      /partials\/foot\.hbs, line \d is not valid Handlebars/,
    ],
    [
      'a partial that is not there',
      { 'partials/foot.hbs': '{{> nosuch}}' },
      /partials\/foot\.hbs, line 1: there is no partials\/nosuch\.hbs/,
    ],
    [
      'a partial with arguments',
      { 'partials/foot.hbs': '{{> dated x=made}}' },
      /foot\.hbs, line 1: partials are written/,
    ],
    ['partials in a circle', { 'partials/foot.hbs': '{{> foot}}' }, /in a circle: .*foot\.hbs, line 1/],
    [
      'a template that is too large',
      { 'partials/foot.hbs': 'x'.repeat(99_000) + '{{made}}'.repeat(50) },
      /without a single story/,
    ],
    ['broken MJML', { 'html.mjml.hbs': '<mjml><mj-body><mj-nonsense/></mj-body></mjml>' }, /not valid MJML/],
    [
      'tags that MJML drops',
      {
        'html.mjml.hbs':
          '<mjml><mj-body>{{#each topics}}<mj-section><mj-column><mj-text>x</mj-text></mj-column></mj-section>{{/each}}</mj-body></mjml>',
      },
      /MJML dropped/,
    ],
    [
      'a theme value that is not set',
      { 'html.mjml.hbs': '<mjml><mj-body background-color="[[sky]]"></mj-body></mjml>' },
      /\[\[sky\]\]/,
    ],
    ['a theme that is not JSON', { 'theme.json': '{' }, /briefing\/theme\.json is not valid JSON/],
  ] as const)('%s is named', async (_, files, message) => {
    const attempt = async () =>
      render(await smallDigest(), await compileTemplates({ template: 'briefing', own: own(files) }));
    await expect(attempt()).rejects.toThrow(message);
  });

  test('a template that is not there is named, with those that are', async () => {
    await expect(compileTemplates({ template: 'nowhere' })).rejects.toMatchObject({
      message: expect.stringContaining('"nowhere"'),
      hint: expect.stringContaining('briefing'),
    });
  });
});

describe('labels', () => {
  test.each([
    ['2026-11-17', 'day', 'Tue 17 Nov'],
    ['2025-11-17', 'day', '17 Nov 2025'],
    ['2022-02', 'month', 'Feb 2022'],
    ['2026-Q3', 'quarter', 'Q3 2026'],
    ['2028-FA', 'season', 'Autumn 2028'],
    ['2026-W47', 'week', 'This week'],
    ['2026-W48', 'week', 'Next week'],
    ['2026-W50', 'week', 'Week 50, 2026'],
    ['199X', 'decade', '1990s'],
    ['2030', 'year', '2030'],
  ] as const)('%s (%s)', (value, precision, label) => expect(dateLabel(value, precision, '2026-11-22')).toBe(label));

  test.each([
    ['2026-11-17T18:05:00+05:30', '17 November 2026, 18:05 UTC+5:30'],
    ['2026-11-17T18:05:00+01:00', '17 November 2026, 18:05 UTC+1'],
    ['2026-11-17T18:05:00-05:00', '17 November 2026, 18:05 UTC−5'],
    ['2026-11-17T18:05:00+00:00', '17 November 2026, 18:05 UTC'],
    ['2026-11-17T18:05:00', '17 November 2026, 18:05 (zone not given)'],
    ['2026-11-17', '17 November 2026'],
  ])('%s', (moment, words) => expect(momentInWords(moment)).toBe(words));
});

test('wrapping keeps words and addresses whole', () => {
  const long = `https://example.org/${'a'.repeat(100)}`;
  expect(wrapText(`one two ${long} three`, 4, 2).split('\n')).toEqual(['  one two', `    ${long}`, '    three']);
});

test('scripts without blanks are wrapped between letters, two columns each', () => {
  const lines = wrapText('市议会周二投票决定，在经历两个冬天的洪水之后新建一座海港防波堤。'.repeat(3), 2).split('\n');
  expect(lines.length).toBeGreaterThan(2);
  for (const line of lines) expect([...line.trim()].length).toBeLessThanOrEqual(37);
  expect(lines.map((line) => line.trim()).join('')).toBe(
    '市议会周二投票决定，在经历两个冬天的洪水之后新建一座海港防波堤。'.repeat(3),
  );
});
