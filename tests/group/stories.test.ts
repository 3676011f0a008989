import { describe, expect, test } from 'vitest';
import { kindOfArticle } from '../../src/annotate/press/genres.ts';
import { familyOf, houseKey } from '../../src/annotate/press/publishers.ts';
import { admit } from '../../src/group/admission.ts';
import { group } from '../../src/group/group.ts';
import { select } from '../../src/group/selection.ts';
import { countSources } from '../../src/group/stories/independence.ts';
import { matchReason, mentionIn } from '../../src/group/topics/configured-topics.ts';
import type { Article } from '../../src/model/article.ts';
import type { Story, Topic } from '../../src/model/story.ts';
import { article, configuredTopic, namedTopics, story } from '../support/articles.ts';

describe('what an article is', () => {
  test.each([
    ['Horoscope for the week', 'horoscope'],
    ['Your star signs: what March holds', 'horoscope'],
    ['The weekly news quiz', 'quiz'],
    ['Quick crossword No 16,203', 'quiz'],
    ['Wordle today: hints and answer for puzzle 911', 'quiz'],
    ['Sponsored: sleep better', 'promotion'],
    ['Best kettle deals to shop now for under 40 marks', 'promotion'],
    ['Velland election: live updates', 'live'],
    ['Rate decision – as it happened', 'live'],
    ['Opinion: The bridge was never safe', 'opinion'],
    ['Letters to the editor', 'opinion'],
    ['Seven things to do in Tarnby', 'listicle'],
    ['The 10 best beaches of Velland', 'listicle'],
    // News that only looks like one of them.
    ['12 people killed in ferry fire', 'report'],
    ['Three men arrested in Tarnby', 'report'],
    ['Students quiz minister over fees', 'report'],
    ['Trade deal with Velland near, minister says', 'report'],
    ['Council opens live market in Tarnby', 'report'],
    ['Five ministers resign over budget', 'report'],
    ['Court of opinion: judges split over port', 'report'],
    ['Black Friday sales fall 5 percent in Velland', 'report'],
    ['Top court to rule on plea deals for rioters', 'report'],
    ['Biggest arms deals of the year go to Karsova', 'report'],
    ['Daily Mail editor denies knowledge of phone hacking', 'report'],
    ['Minister’s mafia connections: opposition demands answers', 'report'],
    ['Horoscope app fined for selling data', 'report'],
    ['Crossword compiler dies at 90', 'report'],
    ['Quiz night fire kills four', 'report'],
    ['Seven hotels evacuated as wildfire nears', 'report'],
    ['Six brands of milk recalled', 'report'],
    ['Live-fire exercise kills two soldiers', 'report'],
    ['Column-shaped cloud seen over Tarnby', 'report'],
  ])('%s: %s', (title, kind) => expect(kindOfArticle({ title, url: null, text: '', language: 'en' }).kind).toBe(kind));

  test('told by its address, with the rule', () =>
    expect(
      kindOfArticle({
        title: 'The bridge',
        url: 'https://tarnbymail.example/opinion/2026/bridge',
        text: '',
        language: 'en',
      }),
    ).toEqual({ kind: 'opinion', kindRule: 'a headline or an address of opinion' }));

  test.each([
    ['de', 'Kommentar: Der Hafen gehört allen', 'opinion'],
    ['de', 'Horoskop: Das bringt der März', 'horoscope'],
    ['de', '10 things to know about Tarnby', 'report'],
    ['und', '10 things to know about Tarnby', 'listicle'],
  ])('in %s: %s', (language, title, kind) =>
    expect(kindOfArticle({ title, url: null, text: '', language }).kind).toBe(kind),
  );
});

describe('outlets', () => {
  test.each([
    ['The Tarnby Post', 'tarnbypost'],
    ['tarnbypost.com', 'tarnbypost'],
    ['https://www.tarnbypost.co.uk/news', 'tarnbypost'],
    ['Tarnby-Post', 'tarnbypost'],
    ['Zeitung am Sund', 'zeitungamsund'],
  ])('%s is %s', (name, key) => expect(houseKey(name)).toBe(key));
  test('of one publisher', () => expect(familyOf('The Sun')).toBe(familyOf('https://www.thetimes.co.uk')));
});

const report = (id: string, fields: Partial<Article> = {}, copies: readonly Article[] = []) => ({
  article: article({ id, outlet: `Outlet ${id}`, ...fields }),
  copies,
});

describe('independent voices', () => {
  test('near-copies repeat their report', () => {
    const copies = [article({ id: 'b', outlet: 'B' }), article({ id: 'c', outlet: 'C' })];
    expect(countSources([report('a', {}, copies), report('d')])).toEqual({ outlets: 4, independent: 2 });
  });
  test('an agency is one voice, whoever prints it', () =>
    expect(
      countSources([report('a', { agency: 'Northern Wire' }), report('b', { agency: 'Northern Wire' }), report('c')]),
    ).toEqual({ outlets: 3, independent: 2 }));
  test('an agency’s own page is the agency', () =>
    expect(countSources([report('a', { agency: 'Reuters' }), report('b', { outlet: 'Reuters' })]).independent).toBe(1));
  test('a publisher is one voice', () =>
    expect(countSources([report('a', { outlet: 'The Sun' }), report('b', { outlet: 'The Times' })])).toEqual({
      outlets: 2,
      independent: 1,
    }));
  test('opinion confirms nothing', () =>
    expect(countSources([report('a'), report('b', { kind: 'opinion' })])).toEqual({ outlets: 2, independent: 1 }));
});

describe('the user’s words', () => {
  const harbour = article({
    id: 'h',
    title: 'Dockers of Port Halden strike',
    text: 'The harbour stood still. Nobody worked in the harbour.',
    url: 'https://www.tarnbymail.example/a',
    path: 'articles/coast/h.txt',
  });
  test('a title needs a word once, a text twice', () => {
    expect(mentionIn(harbour, ['port halden'])).toEqual({ word: 'port halden', where: 'title' });
    expect(mentionIn(harbour, ['harbour'])).toEqual({ word: 'harbour', where: 'text' });
    expect(mentionIn(harbour, ['nobody'])).toBe(null);
    expect(mentionIn(harbour, ['dock', 'arbour'])).toBe(null);
  });
  test('scripts without blanks', () =>
    expect(mentionIn(article({ id: 'j', title: '東京で大雪', text: '' }), ['大雪'])?.where).toBe('title'));
  test.each([['Tarnby Mail'], ['tarnbymail.example'], ['articles/coast']])(
    'a source by name, site or folder: %s',
    (source) =>
      expect(matchReason(configuredTopic({ name: 'Coast', sources: [source] }), harbour)).toBe(
        `it comes from ${source}`,
      ),
  );
  test('watched stories weigh more, articles with an excluded word are skipped with that word', () => {
    const [topic] = namedTopics({ articles: [harbour], past: [], configured: [], watch: ['Port Halden'] });
    expect(topic.stories[0].weight.interest).toBe(3);
    const rules = { languages: [], requireWords: ['harbour'], excludeWords: ['dockers'], exclude: [] };
    const { articles, dropped } = admit([harbour], rules);
    expect([articles, dropped.map(({ reason }) => reason)]).toEqual([[], ['excluded word: “dockers”']]);
  });
  const all = { languages: [], requireWords: [], excludeWords: [], exclude: [] };
  test('an article about none of the required words is skipped', () => {
    const other = article({ id: 'o', title: 'Snow', text: 'The harbour is near. Snow fell on the hills.' });
    const { articles, dropped } = admit([harbour, other], { ...all, requireWords: ['ferry', 'harbour'] });
    expect(articles).toEqual([harbour]);
    expect(dropped).toEqual([
      { id: 'o', path: other.path, reason: 'about none of the required words', countedFor: 'Your settings' },
    ]);
  });
  test('an article in none of the languages is skipped; one whose language is unknown is kept', () => {
    const inLanguage = (language: string) => article({ id: language, language });
    const { articles, dropped } = admit(['en', 'de', 'und', 'no', 'xx'].map(inLanguage), {
      ...all,
      languages: ['en', 'nb'],
    });
    expect(articles.map(({ id }) => id)).toEqual(['en', 'und', 'no']);
    expect(dropped.map(({ reason }) => reason)).toEqual([
      'language “de” is not asked for',
      'language “xx” is not asked for',
    ]);
  });
});

describe('what is told in full', () => {
  const stories = (topic: string, count: number, outlet: (at: number) => string): Story[] =>
    Array.from({ length: count }, (_, at) =>
      story([article({ id: `${topic}${at}`, outlet: outlet(at) })], {
        weight: { voices: 0, consequence: 0, recency: 0, substance: 0, novelty: 0, interest: 0, total: 100 - at },
      }),
    );
  const topic = (
    name: string,
    count: number,
    outlet = (at: number) => `${name} ${at}`,
    by: Topic['by'] = 'found',
  ): Topic => ({
    id: name,
    name,
    by,
    section: null,
    stories: stories(name, count, outlet),
  });
  const told = (selection: { topics: readonly Topic[] }) =>
    Object.fromEntries(selection.topics.map(({ name, stories: list }) => [name, list.length]));
  const room = { stories: 10, lines: 5, comment: 2 };

  test('no found topic takes more than its share; the rest is a line each, and what has no room is named', () => {
    const selection = select([topic('loud', 20), topic('calm', 3)], [], room);
    expect(told(selection)).toEqual({ loud: 4, calm: 3 });
    expect([selection.lines.length, selection.left.length]).toEqual([5, 11]);
  });
  test('no outlet leads more than its share, where there are others', () => {
    const selection = select([topic('rest', 12, (at) => (at < 9 ? 'Big' : `Small ${at}`), 'rest')], [], room);
    const leads = selection.topics[0].stories.map(({ reports }) => reports[0].article.outlet);
    expect(leads.filter((outlet) => outlet === 'Big').length).toBe(4);
    expect(leads.length).toBe(7);
  });
  test('one topic alone, of one outlet, has all the room', () =>
    expect(told(select([topic('sole', 12, () => 'Only')], [], room))).toEqual({ sole: 10 }));
  test('a section takes what its stories weigh, and a story of three sources is never too many of its subject', () => {
    expect(told(select([topic('Politics', 20, undefined, 'section'), topic('calm', 3)], [], room))).toEqual({
      Politics: 7,
      calm: 3,
    });
    const loud = topic('loud', 20);
    const many = loud.stories.map((one) => ({ ...one, sourceCounts: { outlets: 3, independent: 3 } }));
    expect(told(select([{ ...loud, stories: many }, topic('calm', 3)], [], room))).toEqual({ loud: 7, calm: 3 });
  });
  test('opinion is a line each, of different outlets, after the reports', () => {
    const comment = topic('Comment', 5, (at) => (at < 3 ? 'Big' : `Small ${at}`), 'comment');
    const selection = select([topic('loud', 4, undefined, 'section'), comment], [], room);
    expect(told(selection)).toEqual({ loud: 4 });
    expect(selection.lines.map(({ story: { reports } }) => reports[0].article.outlet)).toEqual(['Big', 'Small 3']);
    expect(selection.left.length).toBe(3);
  });
  test('opinion is printed in full only where nothing else is', () => {
    const comment = topic('Comment', 12, undefined, 'comment');
    expect(told(select([topic('loud', 2, undefined, 'section'), comment], [], room))).toEqual({ loud: 2 });
    expect(told(select([comment], [], room))).toEqual({ Comment: 10 });
  });
  test('a report that does not say what happened gets a line, unless there are hardly any others', () => {
    const reports = topic('Politics', 6, undefined, 'section');
    const [first, vague, ...others] = reports.stories;
    const odds = (story: Story) => ([first, vague].includes(story) ? 0.1 : 1);
    // The heaviest story needs less; so do others where places are left.
    const full = select([reports], [], { ...room, stories: 5 }, odds);
    expect(full.topics[0].stories).toEqual([first, ...others]);
    expect(full.lines.map(({ story }) => story)).toEqual([vague]);
    expect(told(select([reports], [], room, odds))).toEqual({ Politics: 6 });
    expect(told(select([reports], [], room, () => -1))).toEqual({ Politics: 3 });
  });
  test('the user’s cap and priority decide over weight', () => {
    const configured = [configuredTopic({ name: 'mine', words: ['x'], priority: 2, cap: 2 })];
    const selection = select([topic('loud', 9), topic('mine', 5, undefined, 'user')], configured, {
      ...room,
      stories: 3,
    });
    expect(told(selection)).toEqual({ loud: 1, mine: 2 });
  });
});

test('the log says which articles were merged, which were not included, and why', () => {
  const wall =
    'The council of Tarnby voted on Tuesday to build a new harbour wall after two winters of floods. The wall will cost 12 million marks.';
  const articles = [
    article({ id: 'a', title: 'Tarnby builds a harbour wall', text: wall }),
    article({
      id: 'b',
      title: 'Harbour wall for Tarnby decided',
      text: 'A harbour wall will be built in Tarnby after two winters of floods, its council decided. Fishermen are against the wall.',
    }),
    article({ id: 'late', title: 'Tarnby builds a harbour wall', text: `${wall} It rains.`, published: '2026-11-28' }),
  ];
  const { topics, log } = group({ articles, past: [], configured: [], watch: [] });
  const id = topics.flatMap(({ stories }) => stories).find(({ reports }) => reports.length === 2)?.id;
  expect(id).toBeDefined();
  const lines = log.storyWith('a').join('\n');
  expect(lines).toMatch(/a with b: similarity \d+ % on average, [\d.]+ times the threshold/);
  expect(lines).toContain('Not included: late');
  expect(lines).toContain('published 11 days apart, more than 5');
});
