import { type Setting, setting } from '../setting.ts';
import { choice, flag, integer, oneLineText, textLike, timeZone, webAddress } from '../value-types.ts';

/** What an edition of each length holds; the settings of the same names override it where they are set. */
export const lengths = {
  brief: { stories: 5, lines: 8, comment: 3, ahead: 3, sentences: 2, quotes: 1, dates: 1 },
  standard: { stories: 7, lines: 12, comment: 5, ahead: 5, sentences: 3, quotes: 1, dates: 1 },
  full: { stories: 40, lines: 100, comment: 20, ahead: 24, sentences: 5, quotes: 5, dates: 8 },
} as const;

const { brief, standard, full } = lengths;

/** `3; brief 2, full 5`: the default of a setting that depends on the length. */
function byLength(what: keyof typeof standard): string {
  return `${standard[what]}; brief ${brief[what]}, full ${full[what]}`;
}

/** What an edition is called, where it is kept, how long it is and what it looks like. */
export const editionSettings = {
  title: setting({
    schema: oneLineText.default('The Morning Briefing'),
    env: 'BRIEFING_TITLE',
    perEdition: true,
    help: 'What the digest is called.',
    example: 'The Port Desk',
  }),
  timezone: setting({
    schema: timeZone,
    env: 'BRIEFING_TIMEZONE',
    perEdition: true,
    help: 'The time zone of the edition’s day and of `at`.',
    default: 'the machine’s (TZ, else the system’s; UTC where TZ is empty)',
    example: 'Europe/Berlin',
  }),
  language: setting({
    schema: textLike(/^[a-z]{2,3}$/, 'a language code such as en')
      .nullable()
      .default(null),
    env: 'BRIEFING_LANGUAGE',
    perEdition: true,
    help: 'The language of texts that are too short to show their own and whose source names none. A longer text is always read in its own language.',
    default: 'none: such texts are read as English',
    example: 'de',
  }),
  out: setting({
    schema: oneLineText.default('digests'),
    env: 'BRIEFING_OUT',
    help: 'The folder that editions are written to.',
    example: 'digests',
  }),
  state: setting({
    schema: oneLineText.default('.briefing'),
    env: 'BRIEFING_STATE',
    help: 'The folder of the database (SQLite), which knows what was printed, subscribers and deliveries.',
    example: '.briefing',
  }),
  length: setting({
    schema: choice(['brief', 'standard', 'full']).default('standard'),
    env: 'BRIEFING_LENGTH',
    perEdition: true,
    help: 'How much an edition holds. It sets `stories`, `lines`, `comment`, `ahead`, `sentences`, `quotes` and `dates` where these are not set.',
    example: 'brief',
  }),
  stories: setting({
    schema: integer(1, 100).optional(),
    env: 'BRIEFING_STORIES',
    perEdition: true,
    help: 'Maximum number of stories in full.',
    default: byLength('stories'),
    example: '10',
  }),
  lines: setting({
    schema: integer(0, 200).optional(),
    env: 'BRIEFING_LINES',
    perEdition: true,
    help: 'Maximum number of further stories, in one line each.',
    default: byLength('lines'),
    example: '30',
  }),
  comment: setting({
    schema: integer(0, 100).optional(),
    env: 'BRIEFING_COMMENT',
    perEdition: true,
    help: 'Maximum number of opinion pieces, in one line each. Only where there is no report they are printed in full.',
    default: byLength('comment'),
    example: '10',
  }),
  ahead: setting({
    schema: integer(0, 50).optional(),
    env: 'BRIEFING_AHEAD',
    perEdition: true,
    help: 'Maximum number of coming days under “Looking ahead”.',
    default: byLength('ahead'),
    example: '10',
  }),
  sentences: setting({
    schema: integer(1, 8).optional(),
    env: 'BRIEFING_SENTENCES',
    perEdition: true,
    help: 'Maximum number of sentences in the summary of a story.',
    default: byLength('sentences'),
    example: '4',
  }),
  words: setting({
    schema: integer(20, 1000).nullable().default(null),
    env: 'BRIEFING_WORDS',
    perEdition: true,
    help: 'Maximum number of words in the summary of a story.',
    default: 'no limit',
    example: '80',
  }),
  quotes: setting({
    schema: integer(0, 8).optional(),
    env: 'BRIEFING_QUOTES',
    perEdition: true,
    help: 'Maximum number of key quotes of a story.',
    default: byLength('quotes'),
    example: '2',
  }),
  dates: setting({
    schema: integer(0, 12).optional(),
    env: 'BRIEFING_DATES',
    perEdition: true,
    help: 'Maximum number of key dates of a story.',
    default: byLength('dates'),
    example: '6',
  }),
  template: setting({
    schema: textLike(/^[\w-]+$/, 'the name of a folder in templates/').default('briefing'),
    env: 'BRIEFING_TEMPLATE',
    perEdition: true,
    help: 'The template set of the mail and the web version: `briefing`, `plain`, `wire`, or a folder of your own in `templates/`.',
    example: 'plain',
    renamedFrom: { key: 'look', env: 'BRIEFING_LOOK' },
  }),
  theme: setting({
    schema: textLike(/^[\w-]+$/, 'the name of a file in templates/themes/, without its .json')
      .nullable()
      .default(null),
    env: 'BRIEFING_THEME',
    perEdition: true,
    help: 'Colours, fonts and sizes: `harbour`, `ink`, or a file of your own in `templates/themes/`, without its `.json`.',
    default: 'the template’s own',
    example: 'harbour',
  }),
  pictures: setting({
    schema: flag.default(false),
    env: 'BRIEFING_PICTURES',
    perEdition: true,
    help: 'Whether the first six stories show the picture of their lead article. Each is fetched once (at most 200 kB) and sent inside the mail, so that opening a mail tells no other server.',
    example: 'true',
  }),
  publicUrl: setting({
    schema: webAddress
      .transform((url) => (url.endsWith('/') ? url : `${url}/`))
      .nullable()
      .default(null),
    env: 'BRIEFING_PUBLIC_URL',
    help: 'The web address under which `out` is published. Mails then link to the web version, and to the unsubscribe page that `briefing serve` answers.',
    default: 'none',
    example: 'https://news.example.org/briefing/',
  }),
} satisfies Record<string, Setting>;
