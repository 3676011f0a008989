import { z } from 'zod';
import { kind, type Setting, setting, shapeOf } from '../setting.ts';
import { choice, choices, integer, listOf, oneLineText, phrases } from '../value-types.ts';

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
  watch: setting({
    schema: phrases.default([]),
    env: 'BRIEFING_WATCH',
    perEdition: true,
    help: 'Words, people or places. A story about one of them is ranked higher.',
    default: 'none',
    example: 'Port Halden, cod, Elin Marsk',
  }),
  excludeWords: setting({
    schema: phrases.default([]),
    env: 'BRIEFING_EXCLUDE_WORDS',
    perEdition: true,
    help: 'Words, people or places. An article about one of them is skipped, and counted.',
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
