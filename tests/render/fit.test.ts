import { describe, expect, test } from 'vitest';
import type { Digest } from '../../src/model/digest.ts';
import { mailLimit } from '../../src/render/mail/fit.ts';
import { render } from '../../src/render/render.ts';
import { compileTemplates } from '../../src/render/templates/templates.ts';
import { awkwardDigests, digestOf } from '../support/awkward.ts';

const looks = await Promise.all(['briefing', 'plain', 'wire'].map((look) => compileTemplates({ template: look })));
const [briefing] = looks;
const links = {
  web: 'https://news.example/2026-11-22/index.html',
  unsubscribe: 'mailto:desk@news.example?subject=unsubscribe',
};
const named = (name: string) => awkwardDigests.find((one) => one.name === name)?.digest as Digest;
const storiesIn = (html: string) => html.split(/<h3 class="(?:lead|story)"/).slice(1);
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
  const full = storiesIn(html).length;
  const lines = count(html, '<p class="line"');
  const more = Number(/(\d+) more stories in the web version/.exec(html)?.[1]);
  expect(full).toBeGreaterThan(10);
  expect(lines).toBe(60);
  expect(full + lines + more).toBe(203);
  expect(text).toContain(`${more} more stories in the web version`);
});

describe('what gives way first', () => {
  const { html } = render(
    digestOf({ topics: 16, stories: 5, sentences: 5, quotes: 5, dates: 8, lines: 100 }),
    briefing,
    links,
  );
  const stories = storiesIn(html);
  const sentencesOf = (story: string) => count(story.split('<blockquote')[0], 'after two winters');

  test('stories become lines last, the lightest before the others', () => {
    expect(stories.length).toBeLessThan(80);
    // The lightest stories are those of the last topics.
    for (const [at, story] of stories.entries()) expect(story).toContain(`wall ${Math.floor(at / 5)}.${at % 5}`);
  });

  test('before them go quotes and dates, then the last sentences', () => {
    for (const story of stories.slice(1).map((one) => one.split('class="small sources"')[0])) {
      expect(count(story, '<blockquote') + count(story, 'class="day"')).toBe(0);
      expect(sentencesOf(story)).toBe(2);
    }
  });

  test('the lead keeps all it has', () => {
    const [lead] = stories;
    // Eight dates, a headline of an earlier edition, and figures that differ.
    expect([sentencesOf(lead), count(lead, '<blockquote'), count(lead, 'class="day"')]).toEqual([5, 5, 10]);
  });
});

test('the heaviest stories keep their quotes longest, wherever they stand', () => {
  const digest = named('40 stories of the full length');
  const short = { ...digest, topics: digest.topics.slice(0, 4), also: [] };
  const upside = {
    ...short,
    topics: short.topics.map((topic, at) => ({
      ...topic,
      stories: topic.stories.map((story) => ({ ...story, weight: { ...story.weight, total: at } })),
    })),
  };
  const quoted = storiesIn(render(upside, briefing, links).html).map((story) => story.includes('<blockquote'));
  expect(quoted).toHaveLength(20);
  expect(quoted[0]).toBe(true);
  expect(quoted.slice(1, 5)).not.toContain(true);
  expect(quoted.slice(15)).not.toContain(false);
});

test('what fits is left whole', () => {
  const { html } = render(named('as usual'), briefing, links);
  expect(storiesIn(html)).toHaveLength(4);
  expect(count(html, '<blockquote')).toBe(8);
  expect(html).not.toContain('in the web version');
});

test('a mail looks ahead to five days, the web version to all', () => {
  const { html, web } = render(named('40 stories of the full length'), briefing, links);
  expect(count(html.split('Looking ahead')[1], 'class="day"')).toBe(5);
  expect(count(web.split('Looking ahead')[1].split('Calendar of')[0], '<li')).toBe(8);
});

test('every number in a mail has its source in the mail', () => {
  for (const name of ['as usual', 'a story with 300 sources', '40 stories of the full length']) {
    const { text } = render(named(name), briefing, links);
    const [body] = text.split('LOOKING AHEAD');
    const listed = new Set([...body.matchAll(/^ {2}\[(\d+)\] \S/gm)].map((match) => match[1]));
    for (const [, number] of body.matchAll(/\[(\d+)\]/g)) expect(listed).toContain(number);
  }
});
