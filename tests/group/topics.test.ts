import { describe, expect, test } from 'vitest';
import { group } from '../../src/group/group.ts';
import { select } from '../../src/group/selection.ts';
import { articlesOf } from '../../src/group/stories/copies.ts';
import { nameTopics } from '../../src/group/topics/assign-names.ts';
import { type ConfiguredTopic, mentionIn } from '../../src/group/topics/configured-topics.ts';
import type { Article } from '../../src/model/article.ts';
import type { PastStory } from '../../src/model/story.ts';
import { article, configuredTopic, coverage, namedTopics, pastStory } from '../support/articles.ts';

const wall =
  'The council of Tarnby voted on Tuesday to build a new harbour wall after two winters of floods. The wall will be 400 metres long and will cost 12 million marks.';
const opening = article({
  id: 'cod1',
  title: 'Velland and Karsova open cod talks',
  text: 'The cod talks of Velland and Karsova opened in the Sound on Tuesday. The Vellandic minister spoke of a good start with Karsova.',
  outlet: 'Coast Today',
  url: 'https://coast.example/world/cod1',
});
const fight = article({
  id: 'cod2',
  title: 'Karsova and Velland fight over herring after cod talks',
  text: 'Karsova sent a patrol boat against herring boats of Velland on Thursday, a week after the cod talks. Both had only just met in the Sound.',
  outlet: 'Harbour Weekly',
  published: '2026-11-25',
  url: 'https://harbour.example/world/cod2',
});
const chess = article({
  id: 'chess',
  title: 'Girl of eleven is chess champion',
  text: 'A girl of eleven from Lower Brisk won the national title without losing a game. She learned the rules from a library book.',
  outlet: 'Valley News',
  published: '2026-11-24',
  url: 'https://valley.example/sport/chess',
});
const column = (id: string, fields: Partial<Article> = {}) =>
  article({
    id,
    title: 'The harbour wall is a folly',
    text: `${wall} I say it is a folly, and I will say so until the sea takes it away from us.`,
    outlet: 'Valley News',
    ...{ kind: 'opinion', kindRule: 'its page calls it opinion' },
    ...fields,
  });

const topicsOf = (articles: readonly Article[], past: readonly PastStory[] = [], foundTopics = true) => {
  const { topics, naming } = group({ articles, past, configured: [], foundTopics, watch: [] });
  return nameTopics({ topics, lines: [], left: [] }, naming).value.topics;
};

describe('sections and subjects', () => {
  test('a subject of two stories is a topic of its own, in its section; a story alone stands in the section', () => {
    expect(topicsOf([opening, fight, chess]).map(({ by, name, section }) => [by, name, section])).toEqual([
      ['found', 'Cod talks', 'World'],
      ['section', 'Sport', 'Sport'],
    ]);
    expect(topicsOf([fight, chess]).map(({ name }) => name)).toEqual(['World', 'Sport']);
  });

  test('without found topics the stories stand in their section', () =>
    expect(topicsOf([opening, fight, chess], [], false).map(({ name }) => name)).toEqual(['World', 'Sport']));

  test('what no section is sure of comes after the sections, and alone has another name', () => {
    const plain = { ...chess, url: null, language: 'fi', published: '2026-11-20' };
    const topics = topicsOf([fight, plain]);
    expect(topics.map(({ by, name }) => [by, name])).toEqual([
      ['section', 'World'],
      ['rest', 'Also in the news'],
    ]);
    expect(topicsOf([plain]).map(({ name }) => name)).toEqual(['In the news']);
  });

  test('a story that goes on stays in the section of its last edition, where its report shows none', () => {
    const plain = { ...chess, url: null, language: 'fi', published: '2026-11-20' };
    const before = { ...plain, id: 'before', published: '2026-11-18' };
    const past = pastStory('old', [before]);
    const topic = { id: 'section-sport', name: 'Sport', by: 'section' } as const;
    const printed = { ...past, coverage: past.coverage.map((one) => ({ ...one, topic })) };
    expect(topicsOf([plain], [printed]).map(({ by, name }) => [by, name])).toEqual([['section', 'Sport']]);
  });

  test('the heaviest story comes first, whatever its section: of none, under a heading of its own', () => {
    const first = { ...chess, published: '2026-11-25' };
    const second = {
      ...first,
      id: 'chess2',
      url: 'https://coast.example/sport/chess',
      outlet: 'Coast Today',
      title: 'Chess champion is a girl of eleven',
    };
    const old = { ...fight, published: '2026-11-14' };
    expect(topicsOf([old, first, second])[0].section).toBe('Sport');
    const plain = [first, second].map((one) => ({ ...one, url: null, language: 'fi' }));
    const other = article({
      id: 'x',
      title: 'Late frost',
      language: 'fi',
      text: 'Apple growers lost their harvest.',
      published: '2026-11-20',
    });
    expect(topicsOf([old, other, ...plain]).map(({ id, name, by }) => [id, name, by])).toEqual([
      ['lead', 'In the news', 'rest'],
      ['section-world', 'World', 'section'],
      ['rest', 'Also in the news', 'rest'],
    ]);
  });

  test.each(['Comment', 'Lead', 'Section World'])('a topic of the user named %s has an id of its own', (name) => {
    const topics = namedTopics({
      articles: [chess],
      past: [],
      configured: [configuredTopic({ name, words: ['chess'] })],
      watch: [],
    });
    expect(topics[0].id).toMatch(/-0$/);
  });

  test('stories of a section stand under the topic that the user has named after it, unless the words of another say more', () => {
    const named = (configured: ConfiguredTopic[]) => {
      const topics = namedTopics({ articles: [chess, fight], past: [], configured, watch: [] });
      return topics.map(({ name, by }) => [name, by]);
    };
    const sport = configuredTopic({ name: 'sport', words: ['football'] });
    expect(named([sport])).toEqual([
      ['World', 'section'],
      ['sport', 'user'],
    ]);
    expect(named([sport, configuredTopic({ name: 'Games', words: ['chess'] })])).toEqual([
      ['World', 'section'],
      ['Games', 'user'],
    ]);
  });

  test('a word that ends in a symbol is not the letter before it', () => {
    const about = (title: string, word: string) => mentionIn(article({ id: 'a', title }), [word]) !== null;
    expect(about('Why C++ is still taught', 'C++')).toBe(true);
    expect(about('Plan C is still taught', 'C++')).toBe(false);
    expect(about('Why C++ is still taught', 'c')).toBe(true);
  });

  test('the user’s priorities come before the heaviest section', () => {
    const configured = [configuredTopic({ name: 'Games', words: ['chess'], priority: 1 })];
    const second = { ...fight, id: 'cod3', outlet: 'Coast Today' };
    const topics = namedTopics({ articles: [chess, fight, second], past: [], configured, watch: [] });
    expect(topics.map(({ name }) => name)).toEqual(['Games', 'World']);
  });

  test('a topic keeps the name that an earlier edition gave it, where it still fits', () => {
    const named = (name: string): PastStory => ({
      ...pastStory('old', [opening]),
      coverage: [{ ...coverage(opening, '2026-11-17'), topic: { id: 'x', name, by: 'found' } }],
    });
    const third = {
      ...fight,
      id: 'cod3',
      title: 'Cod talks: what Karsova and Velland want',
      published: '2026-11-18',
      text: opening.text.replace('Tuesday', 'Monday'),
    };
    const names = (name: string) => topicsOf([fight, third], [named(name)]).map((topic) => topic.name);
    expect([names('cod talks'), names('Whales')].flat()).toEqual(['cod talks', 'Cod talks']);
  });

  test('one story of a subject that is printed in full is no topic', () => {
    const { topics, naming } = group({ articles: [opening, fight, chess], past: [], configured: [], watch: [] });
    const selection = select(topics, [], { stories: 1, lines: 5, comment: 5 });
    const { value } = nameTopics(selection, naming);
    expect(value.topics.map(({ by }) => by)).toEqual(['section']);
    expect(value.lines.map(({ topic }) => [topic.by, topic.section])).toContainEqual(['section', 'World']);
  });
});

describe('comment', () => {
  const report = article({
    id: 'wall',
    title: 'Tarnby builds a harbour wall',
    text: wall,
    url: 'https://tarnby.example/local/wall',
  });

  test('stands apart from the reports of its event, last, with its copies', () => {
    const copy = column('copy', { outlet: 'Coast Today' });
    const topics = topicsOf([report, column('column'), copy, chess]);
    expect(topics.at(-1)).toMatchObject({ id: 'comment', name: 'Comment', by: 'comment', section: null });
    expect(
      topics.at(-1)?.stories.map((story) =>
        articlesOf(story)
          .map(({ id }) => id)
          .sort(),
      ),
    ).toEqual([['column', 'copy']]);
    const others = topics
      .slice(0, -1)
      .flatMap(({ stories }) => stories)
      .flatMap(articlesOf);
    expect(others.map(({ id }) => id).sort()).toEqual(['chess', 'wall']);
  });

  test('continues no story of reports, and no report continues it', () => {
    const [continued] = topicsOf([column('column')], [pastStory('old', [report])]);
    expect([continued.by, continued.stories[0].past]).toEqual(['comment', null]);
    const [told] = topicsOf([report], [pastStory('old', [column('column')])]);
    expect([told.stories[0].past, told.stories[0].id === 'old']).toEqual([null, false]);
  });

  test('that an earlier edition printed is known again, also as a copy', () => {
    const past = [pastStory('old', [column('column')])];
    const [topic] = topicsOf(
      [
        column('copy', { outlet: 'Coast Today' }),
        column('other', {
          text: 'Chess is dull. I have played it for forty years and would rather count the tiles of the roof.',
        }),
      ],
      past,
    );
    expect(topic.stories.map(({ past: known }) => known?.id ?? null).sort()).toEqual([null, 'old'].sort());
  });

  test('explains itself', () => {
    const { log } = group({ articles: [report, column('column')], past: [], configured: [], watch: [] });
    expect(log.storyWith('column')).toEqual([
      'It is opinion (its page calls it opinion): it stands by itself, and no report is in its story.',
    ]);
    expect(log.storyWith('wall')).toContain('Section: Local.');
  });
});
