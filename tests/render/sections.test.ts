import { describe, expect, test } from 'vitest';
import type { Digest, DigestTopic } from '../../src/model/digest.ts';
import type { View } from '../../src/render/mail/view.ts';
import { viewOf } from '../../src/render/mail/view-of.ts';
import { render } from '../../src/render/render.ts';
import { compileTemplates } from '../../src/render/templates/templates.ts';
import { digestOf } from '../support/awkward.ts';

const looks = await Promise.all(['briefing', 'plain', 'wire'].map((template) => compileTemplates({ template })));
const [briefing] = looks;

type Place = Pick<DigestTopic, 'name' | 'by' | 'section'>;

const politics: Place = { name: 'Politics', by: 'section', section: 'Politics' };
const vote: Place = { name: 'Oskarfjord bridge vote', by: 'found', section: 'Politics' };
const science: Place = { name: 'Science', by: 'section', section: 'Science' };
const ferries: Place = { name: 'Ferries', by: 'user', section: null };
const comment: Place = { name: 'Comment', by: 'comment', section: null };

/** A digest of topics of two stories each, and a line for each of the places given. */
function digestWith(topics: readonly Place[], lines: readonly Place[] = []): Digest {
  const digest = digestOf({ topics: topics.length, lines: lines.length });
  return {
    ...digest,
    topics: digest.topics.map((topic, at) => ({ ...topic, ...topics[at] })),
    also: digest.also.map((line, at) => ({
      ...line,
      topic: lines[at].name,
      by: lines[at].by,
      section: lines[at].section,
    })),
  };
}

const headingsOf = ({ topics }: View) => topics.map(({ heading, subheading }) => [heading, subheading]);

describe('headings', () => {
  test('a section is named where it begins, a found topic inside it more quietly', () =>
    expect(headingsOf(viewOf(digestWith([vote, politics, science, ferries])))).toEqual([
      ['Politics', 'Oskarfjord bridge vote'],
      ['', ''],
      ['Science', ''],
      ['Ferries', ''],
    ]));

  test('a found topic without a section is one itself, as in editions of earlier versions', () =>
    expect(headingsOf(viewOf(digestWith([{ ...vote, section: null }])))).toEqual([['Oskarfjord bridge vote', '']]));

  test('a found topic that says no more than the headline below it, or has one story, needs no name', () => {
    const told = digestWith([{ ...vote, name: 'Harbour walls of Tarnby' }]);
    expect(headingsOf(viewOf(told))).toEqual([['Politics', '']]);
    const [topic] = digestWith([vote]).topics;
    const single = { ...digestWith([vote]), topics: [{ ...topic, stories: topic.stories.slice(0, 1) }] };
    expect(headingsOf(viewOf(single))).toEqual([['Politics', '']]);
  });

  test('a section whose first topic became lines is still named', () => {
    const digest = digestOf({ topics: 20, stories: 5, sentences: 5, quotes: 5, dates: 8, lines: 0 });
    const places = digest.topics.map((topic, at) => ({
      ...topic,
      ...(at < 2 ? vote : at === 2 ? { ...science, name: 'Reefs', by: 'found' as const } : science),
      // Those of the first science topic are the lightest.
      stories: topic.stories.map((story) => ({
        ...story,
        weight: { ...story.weight, total: at === 2 ? 0 : story.weight.total },
      })),
    }));
    const { html } = render({ ...digest, topics: places }, briefing);
    expect(html).not.toContain('Reefs');
    expect(html.match(/<h2 class="section"[^>]*>Science</g)).toHaveLength(1);
  });
});

describe('lines', () => {
  const digest = digestWith([politics, science], [science, comment, politics, ferries]);
  const { topics, alsoGroups, also } = viewOf(digest);

  test('below the last topic of their section', () =>
    expect(topics.map(({ lines }) => lines.map(({ section }) => section))).toEqual([['Politics'], ['Science']]));

  test('of sections without a story in full at the end, Comment last', () =>
    expect(alsoGroups.map(({ name, comment: quiet, lines }) => [name, quiet, lines.length])).toEqual([
      ['Ferries', false, 1],
      ['Comment', true, 1],
    ]));

  test('all in one list for templates that know no sections', () => expect(also).toHaveLength(4));

  test('of opinion with their author', () => {
    const opinion = also[1];
    expect([opinion.comment, opinion.authors, opinion.outlets]).toEqual([true, 'Ann Lee and Bo Ek', 'Outlet 0']);
    expect(also[2].authors).toBe('');
  });

  test.each(looks)('each once in the mail, the text and the web version ($theme.accent)', (look) => {
    const { html, text, web } = render(digest, look);
    for (const part of [html, text.replace(/\s+/g, ' '), web])
      for (const { headline } of digest.also) expect(part.split(headline.text)).toHaveLength(2);
  });
});

describe('the overview', () => {
  test('has a line for each section: its first headline, and how many more', () =>
    expect(viewOf(digestWith([vote, politics, science], [science, comment])).glance).toMatchObject([
      { id: 'topic-0', name: 'Politics', headline: 'Tarnby council backs new harbour wall 0.0', more: 'and 3 more' },
      { id: 'topic-2', name: 'Science', headline: 'Tarnby council backs new harbour wall 2.0', more: 'and 2 more' },
    ]));

  test('is left out of an edition of three stories', () => {
    const digest = digestOf({ topics: 1, stories: 3 });
    expect(viewOf(digest).glance).toEqual([]);
    for (const look of looks) {
      const { html, text, web } = render(digest, look);
      for (const part of [html, text, web]) expect(part).not.toMatch(/at a glance/i);
    }
  });
});

test('the first story is the lead and printed larger; opinion never leads', () => {
  const leads = (digest: Digest) => viewOf(digest).topics.flatMap(({ stories }) => stories.map(({ lead }) => lead));
  expect(leads(digestWith([politics, science]))).toEqual([true, false, false, false]);
  expect(leads(digestWith([comment]))).toEqual([false, false]);
  expect(render(digestWith([politics]), briefing).html.match(/<h3 class="lead"/g)).toHaveLength(1);
});

test('what the reader watches is marked at the story and at the line', () => {
  const digest = digestWith([politics], [politics]);
  const [topic] = digest.topics;
  const stories = topic.stories.map((story, at) => ({ ...story, watch: at === 0 ? ['harbour', 'ferries'] : [] }));
  const also = digest.also.map((line) => ({ ...line, watch: ['bridge'] }));
  const watched = { ...digest, topics: [{ ...topic, stories }], also };
  for (const look of looks) {
    const { html, text, web } = render(watched, look);
    for (const part of [html, text.replace(/\s+/g, ' '), web]) {
      expect(part.split('You watch: harbour, ferries')).toHaveLength(2);
      expect(part.split('You watch: bridge')).toHaveLength(2);
    }
  }
});

describe('what stands on the page is not printed again', () => {
  const digest = digestWith([politics]);
  const [topic] = digest.topics;
  const [first, second] = topic.stories;
  const [sentence] = first.sentences;
  const quote = { ...first.quotes[0], text: 'to build a new harbour wall' };
  const date = { ...first.dates[0], clause: sentence };
  const kept = { ...first.quotes[1], text: 'We shall not wait for a third winter.' };
  const story = { ...first, quotes: [quote, kept], dates: [date] };
  const source = first.sources[0];
  const before = { ...topic.timeline[0], source, day: '2026-11-20', headline: 'Storm floods the old port again' };
  const timeline = [before, { ...before, headline: first.headline.text }, topic.timeline[1]];
  const view = viewOf({ ...digest, topics: [{ ...topic, stories: [story, second], timeline }] });
  const [shown] = view.topics[0].stories;

  test('a quote whose words stand in a sentence', () =>
    expect(shown.quotes.map(({ text }) => text)).toEqual([kept.text]));
  test('a date whose clause is a sentence, the headline itself among those of earlier editions', () =>
    expect(shown.dates).toMatchObject([{ label: 'Fri 20 Nov', text: before.headline, ref: source }]));
});

test('the number of a source stands after the last of its sentences in a row', () => {
  const [topic] = digestOf({ sentences: 3, sources: 2 }).topics;
  const sentences = topic.stories[0].sentences.map((one, at) => ({ ...one, article: at < 2 ? 'a1' : 'a2' }));
  const digest = digestOf({ sentences: 3, sources: 2 });
  const stories = [{ ...topic.stories[0], sentences }];
  const view = viewOf({ ...digest, topics: [{ ...topic, stories }] });
  expect(view.topics[0].stories[0].sentences.map(({ cite }) => cite)).toEqual(['', '1', '2']);
});

test('the text part has each source’s address once and no links to passages', () => {
  const { html, text } = render(digestOf({ corrections: 0 }), briefing);
  expect(html).toContain('#:~:text');
  expect(text).not.toContain(':~:text');
  const links = text.match(/https:\S+/g) ?? [];
  expect(new Set(links).size).toBe(links.length);
});
