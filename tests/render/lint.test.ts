import { describe, expect, test } from 'vitest';
import { parsePage } from '../../src/lib/markup/html.ts';
import { composeMessage } from '../../src/mail/message.ts';
import { accessibilityRules } from '../../src/render/lint/accessibility.ts';
import { browserHere, lintInBrowser } from '../../src/render/lint/browser.ts';
import { harmless, unsupportedIn } from '../../src/render/lint/clients.ts';
import type { LintFinding } from '../../src/render/lint/finding.ts';
import { lintMarkup, lintTemplates } from '../../src/render/lint/lint.ts';
import { unquotedIn } from '../../src/render/lint/markup.ts';
import { spamScore, validateHtml } from '../../src/render/lint/programs.ts';
import { render } from '../../src/render/render.ts';
import { compileTemplates, markupSources } from '../../src/render/templates/templates.ts';
import { awkwardDigests } from '../support/awkward.ts';
import { smallDigest } from '../support/digest.ts';

const looks = ['briefing', 'plain', 'wire'];
const themes = [null, 'harbour', 'ink'];
const links = {
  web: 'https://news.example/2026-11-22/index.html',
  unsubscribe: 'mailto:desk@news.example?subject=unsubscribe',
};
const compiled = new Map(
  await Promise.all(looks.map(async (look) => [look, await compileTemplates({ template: look })] as const)),
);
const mailOf = (look: string, digest: (typeof awkwardDigests)[number]['digest']) => {
  const template = compiled.get(look);
  if (!template) throw new Error(look);
  return render(digest, template, links);
};

test('there are 28 rules of accessibility, each checked somewhere', () => {
  expect(accessibilityRules).toHaveLength(28);
  for (const { id, markup, axe, page } of accessibilityRules)
    expect(Boolean(markup || axe || page) || id === 'text-part').toBe(true);
});

describe.each(looks)('the look %s', (look) => {
  test.each(awkwardDigests)('$name: nothing found in the markup', async ({ digest }) => {
    const checks = await lintMarkup(mailOf(look, digest));
    expect(checks.flatMap(({ findings }) => findings)).toEqual([]);
  });

  test.each(awkwardDigests)('$name: html-validate finds nothing', async ({ digest }) => {
    const { findings, skipped } = await validateHtml(mailOf(look, digest).html);
    expect({ findings, skipped }).toEqual({ findings: [], skipped: null });
  });
});

test('everything that is called harmless is used by one of the looks', async () => {
  const used = new Set<string>();
  for (const look of looks)
    for (const { rule } of unsupportedIn(await parsePage(mailOf(look, awkwardDigests[0].digest).html))) used.add(rule);
  expect(Object.keys(harmless).filter((name) => !used.has(name))).toEqual([]);
});

const withBrowser = browserHere() === null ? describe.skip : describe;
if (browserHere() === null)
  console.warn('SKIPPED: no chromium on this machine, accessibility is judged by markup alone');

withBrowser('in a browser, light and dark, and at 320 pixels', () => {
  test.each(looks)('%s breaks no rule', { timeout: 180_000 }, async (look) => {
    const checks = await lintInBrowser(awkwardDigests.map(({ digest }) => mailOf(look, digest).html));
    expect(checks.flatMap(({ findings, skipped }): unknown[] => (skipped ? [skipped] : [...findings]))).toEqual([]);
  });

  test('themes break no rule', { timeout: 180_000 }, async () => {
    const digest = await smallDigest();
    const mails = await Promise.all(
      looks.flatMap((look) =>
        themes.map(async (theme) => render(digest, await compileTemplates({ template: look, theme }), links).html),
      ),
    );
    const checks = await lintInBrowser(mails);
    expect(checks.flatMap(({ findings, skipped }): unknown[] => (skipped ? [skipped] : [...findings]))).toEqual([]);
  });

  test('what a look may break is found', { timeout: 60_000 }, async () => {
    const bad = `<!doctype html><html lang="en" dir="ltr"><head><meta charset="utf-8"><title>T</title></head><body>
      <div lang="en" dir="ltr"><h1>News</h1><p style="color:#bbb;background:#fff">A pale line that nobody over forty reads before breakfast.</p>
      <p style="font-size:11px">Small print</p><div style="width:500px">wide</div></div></body></html>`;
    const [{ findings }] = await lintInBrowser([bad]);
    expect(new Set(findings.map(({ rule }) => rule))).toEqual(new Set(['contrast', 'font-size', 'reflow-320']));
  });
});

describe('SpamAssassin', async () => {
  const messageOf = async (look: string) => {
    const { digest } = awkwardDigests[0];
    const envelope = {
      from: 'The Briefing <desk@tarnby.example>',
      to: 'ann@reader.example',
      zone: 'Europe/Berlin',
      list: null,
    };
    return composeMessage(digest, mailOf(look, digest), envelope);
  };
  const { skipped } = await spamScore(await messageOf('briefing'));
  if (skipped) console.warn(`SKIPPED: ${skipped}, no mail is scored`);

  test.skipIf(skipped)('gives every look a score of 0 or less', { timeout: 60_000 }, async () => {
    for (const look of looks) {
      const { findings, what } = await spamScore(await messageOf(look));
      expect({ look, what, findings }).toEqual({
        look,
        what: expect.stringMatching(/score -?0|score -/),
        findings: [],
      });
    }
  });

  test.skipIf(skipped)('is told of what looks like spam', { timeout: 60_000 }, async () => {
    const bad =
      'From: a@b.example\r\nTo: c@d.example\r\nSubject: VIAGRA CIALIS FREE $$$ ACT NOW!!!\r\n\r\nClick here to make money fast!!! Viagra, Cialis, no prescription.\r\n';
    expect((await spamScore(Buffer.from(bad))).findings.length).toBeGreaterThan(0);
  });
});

describe('data in a tag stands between quotation marks', () => {
  const source = (text: string) => ({
    name: 'own/html',
    text,
    lines: text.split('\n').map((_, at) => ({ name: 'own/html', line: at + 1 })),
  });
  const placesIn = (text: string) => unquotedIn(source(text)).map(({ place }) => place);

  test.each([
    ['a bare value', '<a title={{title}}>x</a>'],
    ['with blanks and line ends', '<a\n href="x" title =\n {{title}}>'],
    ['behind other letters', '<td class=a{{id}}>'],
    ['of three braces', '<img alt={{{title}}}>'],
    ['inside a block', '<a {{#if url}}href={{url}}{{/if}}>'],
    ['in a value that is a block', '<p lang={{#if lang}}{{lang}}{{else}}en{{/if}}>'],
    ['the attribute itself', '<a {{title}}>'],
    ['a helper', '<a title={{upper "a b" title}}>'],
    ['in a conditional comment', '<!--[if mso]><td width={{id}}><![endif]-->'],
    ['after a quoted one that holds >', '<a data-x="a > b" title={{title}}>'],
  ])('not so: %s', (_, text) => expect(placesIn(text)).toHaveLength(1));

  test.each([
    ['quoted', `<a title="{{title}}" class='a {{id}}'>{{title}}</a>`],
    ['quoted, with quotation marks inside the tag of Handlebars', '<a title="{{upper "a" title}}" lang="{{lang}}">'],
    ['whole attributes by a block', '<a {{#if url}}href="{{url}}"{{else}}id="x"{{/if}}>'],
    ['a value in marks inside a block', '<p lang={{#if lang}}"{{lang}}"{{else}}"en"{{/if}}>'],
    ['values that are no data', '<td width=600 {{! a comment with = {{x}} }}align=left>'],
    ['text that only looks like a tag', '1 < 2, a={{title}} <!-- <a title={{title}}> -->'],
  ])('so: %s', (_, text) => expect(placesIn(text)).toEqual([]));

  test('named with its file and line', () =>
    expect(placesIn('<p>\n<a title="x">\n<b id={{id}} title={{title}}>')).toEqual([
      'own/html, line 3',
      'own/html, line 3',
    ]));

  test.each(looks)('the look %s has none', (name) => {
    expect(markupSources({ template: name })).toHaveLength(2);
    expect(lintTemplates({ template: name }).findings).toEqual([]);
  });
});

describe('faults are named with their place', () => {
  const page = (content: string, head = '') =>
    `<!doctype html><html lang="en" dir="ltr"><head><meta charset="utf-8"><title>T</title>${head}</head><body><div lang="en" dir="ltr"><h1>News</h1>${content}</div></body></html>`;
  const found = async (html: string, text = 'News'): Promise<LintFinding[]> =>
    (await lintMarkup({ subject: 'News', preheader: '', html, text, pictures: [], web: '' })).flatMap(
      ({ findings }) => findings,
    );

  test.each([
    [
      'body-dir',
      '<!doctype html><html lang="en" dir="ltr"><head><meta charset="utf-8"><title>T</title></head><body><p lang="en">x</p><h1>News</h1></body></html>',
    ],
    ['layout-table-role', page('<table><tr><td>x</td></tr></table>')],
    ['h1', page('<h1>News</h1>')],
    ['link-name', page('<a href="https://a.example/"></a>')],
    ['link-text', page('<a href="https://a.example/">Read more</a>')],
    ['image-alt', page('<img src="cid:a">')],
    ['zoom', page('', '<meta name="viewport" content="width=device-width, user-scalable=no">')],
    ['dup-id', page('<p id="a">x</p><p id="a">y</p>')],
    ['vml-alt', page('<!--[if mso]><v:rect><a href="x">y</a></v:rect><![endif]-->')],
    ['heading-order', page('<h3>Deep</h3>')],
    ['lists', page('<li>x</li>')],
    ['data-table', page('<table><tr><th>x</th></tr></table>')],
    ['font-size', page('<p style="font-size:12px">x</p>')],
    ['justify', page('<p style="text-align:justify">x</p>')],
    ['motion', page('', '<style>@keyframes a { to { opacity: 0 } }</style>')],
    ['css-display-flex', page('<p style="display:flex">x</p>')],
    ['html-video', page('<video></video>')],
    ['picture', page('<img alt="" src="https://tracker.example/p.gif">')],
    ['address', page('<a href="http://localhost:3000/x">the page</a>')],
    ['active', page('<form></form>')],
    ['html', page('x'.repeat(100_001))],
    ['text', page('<p>These words are nowhere else.</p>')],
    ['text-part', page('<p>These words are nowhere else.</p>')],
  ])('%s', async (rule, html) => {
    expect((await found(html)).map((one) => one.rule)).toContain(rule);
  });

  test('a page without fault has no finding', async () => expect(await found(page(''))).toEqual([]));

  test('a link that only one part has', async () => {
    const html = page('<a href="https://a.example/">the page</a>');
    expect((await found(html, 'News\nthe page')).map((one) => one.rule)).toEqual(['text-part', 'links']);
    expect(await found(html, 'News\nthe page\nhttps://a.example/')).toEqual([]);
  });
});
