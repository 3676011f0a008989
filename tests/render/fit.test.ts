import { describe, expect, test } from 'vitest';
import type { Digest } from '../../src/model/digest.ts';
import { mailLimit } from '../../src/render/mail/fit.ts';
import { render } from '../../src/render/render.ts';
import { compileTemplates } from '../../src/render/templates/templates.ts';
import { awkwardDigests } from '../support/awkward.ts';

const looks = await Promise.all(['briefing', 'plain', 'wire'].map((look) => compileTemplates({ template: look })));
const [briefing] = looks;
const links = {
  web: 'https://news.example/2026-11-22/index.html',
  unsubscribe: 'mailto:desk@news.example?subject=unsubscribe',
};
const named = (name: string) => awkwardDigests.find((one) => one.name === name)?.digest as Digest;
const count = (text: string, part: string) => text.split(part).length - 1;

describe.each(awkwardDigests)('$name', ({ digest }) => {
  test.each(looks)(
    'a mail of at most 100,000 bytes, its foot inside, and a whole web version ($theme.accent)',
    (look) => {
      const { html, text, web } = render(digest, look, links);
      expect(Buffer.byteLength(html)).toBeLessThanOrEqual(mailLimit);
      for (const part of [html, text]) {
        expect(part).toContain('mailto:desk@news.example?subject');
        expect(part).toContain('Edition 2026-11-22');
      }
      expect(count(web, '<article ')).toBe(digest.topics.flatMap(({ stories }) => stories).length);
    },
  );
});

test('F50 every story of 200 is in the mail: in full, in a line, or counted', () => {
  const { html, text } = render(named('200 stories in full'), briefing, links);
  const full = count(html, '<h3 class="story"');
  const lines = count(text.split('IN BRIEF')[1].split('CORRECTIONS')[0], '\n* ');
  const more = Number(/(\d+) more stories in the web version/.exec(html)?.[1]);
  expect(full).toBeGreaterThan(10);
  expect(lines).toBe(60);
  expect(full + lines + more).toBe(203);
});

test('what gives way first is sentences, then quotes, then stories, the lightest before the others', () => {
  const { html } = render(named('40 stories of the full length'), briefing, links);
  const stories = html.split('<h3 class="story"').slice(1);
  expect(stories.length).toBeLessThan(40);
  // The lightest stories are those of the last topics.
  for (const [at, story] of stories.entries()) expect(story).toContain(`wall ${Math.floor(at / 5)}.${at % 5}`);
  for (const story of stories) {
    expect(count(story.split('</p>')[0] + story.split('</p>')[1], 'after two winters')).toBeLessThanOrEqual(2);
    expect(count(story, '<blockquote')).toBe(1);
  }
});

test('what fits is left whole', () => {
  const { html } = render(named('as usual'), briefing, links);
  expect(count(html, '<h3 class="story"')).toBe(4);
  expect(count(html, '<blockquote')).toBe(8);
  expect(html).not.toContain('in the web version');
});

test('every number in a mail has its source in the mail', () => {
  for (const name of ['as usual', 'a story with 300 sources', '40 stories of the full length']) {
    const { text } = render(named(name), briefing, links);
    const [body] = text.split('LOOKING AHEAD');
    const listed = new Set([...body.matchAll(/^ {2}\[(\d+)\] \S/gm)].map((match) => match[1]));
    for (const [, number] of body.matchAll(/\[(\d+)\]/g)) expect(listed).toContain(number);
  }
});
