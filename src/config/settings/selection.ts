import { z } from 'zod';
import { kind, type Setting, setting, shapeOf } from '../setting.ts';
import { choice, choices, flag, integer, listOf, oneLineText, phrases, textLike } from '../value-types.ts';

const topicFields = {
  name: setting({ schema: oneLineText, help: 'What the topic is called.', default: 'required', example: 'Ports' }),
  words: setting({
    schema: phrases.default([]),
    help: 'Words or phrases. An article that has one of them belongs to the topic.',
    default: 'none',
    example: '[harbour, container, dockers]',
  }),
  sources: setting({
    schema: listOf(z.string().min(1), 'a list of outlets, sites or folders', 'an outlet, a site or a folder').default(
      [],
    ),
    help: 'Outlets, sites or folders whose articles all belong to the topic.',
    default: 'none',
    example: '[Coastline Weekly, articles/coast]',
  }),
  priority: setting({
    schema: integer(-100, 100).default(0),
    help: 'The higher, the farther up in the digest.',
    example: '1',
  }),
  cap: setting({
    schema: integer(1, 100).nullable().default(null),
    help: 'Maximum number of its stories that are shown in full.',
    default: 'no limit',
    example: '4',
  }),
} satisfies Record<string, Setting>;

const topicSchema = z
  .strictObject(shapeOf(topicFields))
  .refine(({ words, sources }) => words.length + sources.length > 0, 'needs words or sources');

/** Which articles get into an edition, and under which topic. */
export const selectionSettings = {
  topics: setting({
    schema: kind(
      z
        .array(topicSchema)
        .refine(
          (topics) => new Set(topics.map(({ name }) => name.toLowerCase())).size === topics.length,
          'has two topics of one name',
        ),
      { words: 'a list of topics', each: 'a map with name, and words or sources' },
    ).default([]),
    perEdition: true,
    help: 'Topics of your own. An article that has one of the words, or comes from one of the sources, belongs to the topic; all other topics are found.',
    default: 'none',
    example:
      '- name: Ports and shipping\n  words: [harbour, container, dockers]\n- name: From the coast\n  sources: [Coastline Weekly, articles/coast]\n  priority: 1\n  cap: 4',
    fields: topicFields,
  }),
  foundTopics: setting({
    schema: flag.default(true),
    env: 'BRIEFING_FOUND_TOPICS',
    perEdition: true,
    help: 'Whether stories about one subject get a topic of their own inside their section, named after the subject. With `false` there are only your own topics and the sections (World, Politics, Business …).',
    example: 'false',
  }),
  watch: setting({
    schema: phrases.default([]),
    env: 'BRIEFING_WATCH',
    perEdition: true,
    help: 'Words, people or places. A story about one of them is ranked higher.',
    default: 'none',
    example: 'Port Halden, cod, Elin Marsk',
  }),
  languages: setting({
    schema: listOf(
      textLike(/^[a-z]{2,3}$/, 'a language code such as en'),
      'a list of language codes such as [en, de]',
      'a language code such as en',
    ).default([]),
    env: 'BRIEFING_LANGUAGES',
    perEdition: true,
    help: 'Only articles in one of these languages get into the edition. Others are skipped, and counted; a text that is too short to show its language is kept.',
    default: 'all languages',
    example: 'en, de',
  }),
  requireWords: setting({
    schema: phrases.default([]),
    env: 'BRIEFING_REQUIRE_WORDS',
    perEdition: true,
    help: 'Words, people or places. Only articles about one of them get into the edition; others are skipped, and counted. An article is about a word that stands in its title, or twice in its text. `excludeWords` applies as well.',
    default: 'none: all articles',
    example: 'harbour, shipping, Port Halden',
  }),
  excludeWords: setting({
    schema: phrases.default([]),
    env: 'BRIEFING_EXCLUDE_WORDS',
    perEdition: true,
    help: 'Words, people or places. An article about one of them, with the word in its title or twice in its text, is skipped, and counted.',
    default: 'none',
    example: 'cricket, celebrity',
    renamedFrom: { key: 'mute', env: 'BRIEFING_MUTE' },
  }),
  exclude: setting({
    schema: choices(['promotion', 'horoscope', 'quiz', 'listicle', 'opinion', 'live']).default([
      'promotion',
      'horoscope',
      'quiz',
    ]),
    env: 'BRIEFING_EXCLUDE',
    perEdition: true,
    help: 'Kinds of articles that are skipped.',
    example: 'promotion, opinion',
    renamedFrom: { key: 'leaveOut', env: 'BRIEFING_LEAVE_OUT' },
  }),
  minimum: setting({
    schema: integer(1, 100).default(1),
    env: 'BRIEFING_MINIMUM',
    perEdition: true,
    unit: 'stories',
    help: 'Minimum number of stories of an edition. `empty` says what happens on a day with fewer.',
    example: '3',
  }),
  empty: setting({
    schema: choice(['skip', 'note', 'fold']).default('skip'),
    env: 'BRIEFING_EMPTY',
    perEdition: true,
    help: 'What subscribers get on a day with fewer than `minimum` stories: nothing (`skip`), one line (`note`), or nothing, and the stories wait for the next edition (`fold`).',
    example: 'note',
  }),
  novelty: setting({
    schema: choice(['own', 'shared']).default('own'),
    env: 'BRIEFING_NOVELTY',
    help: 'With several editions: each prints what its own subscribers have not had (`own`), or an article is printed in only one of them (`shared`).',
    example: 'shared',
  }),
} satisfies Record<string, Setting>;
