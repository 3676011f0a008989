import path from 'node:path';
import { z } from 'zod';
import { addressGuard } from '../lib/http/address-guard.ts';
import { splitMailboxes } from '../lib/text/address-tokens.ts';
import { isTimeZone, machineZone } from '../lib/time/zones.ts';
import { BriefingError, messageOf } from '../model/errors.ts';
import { flag, mailSettings, mailVariables } from './mail.ts';
import { readDotEnv, readYaml } from './settings-file.ts';
import { oneLineText, sourceFields, sourceOf, sourceSchema } from './source-lines.ts';

/** An IANA time zone that this Node knows. */
const zone = z.string().refine(isTimeZone, 'is no IANA time zone such as Europe/Berlin');

/** Words, people or places, one a line or separated by commas. */
const phrases = z
  .preprocess(
    (value) => (typeof value === 'string' ? value.split(/[,\n]/).filter((part) => part.trim() !== '') : value),
    z.array(oneLineText),
  )
  .refine((list) => list.every((phrase) => /[\p{L}\p{N}]/u.test(phrase)), 'must be words')
  .default([]);

const topicSchema = z
  .strictObject({
    name: oneLineText,
    /** Words or phrases; an article that has one of them belongs here. */
    words: phrases,
    /** Outlets, sites or folders whose articles all belong here. */
    sources: z.array(z.string().min(1)).default([]),
    /** The higher, the farther up. */
    priority: z.int().min(-100).max(100).default(0),
    /** So many of its stories are told in full, at most. */
    cap: z.int().min(1).max(100).nullable().default(null),
  })
  .refine(({ words, sources }) => words.length + sources.length > 0, 'needs words or sources');

/** What an edition holds by its length; what the user sets besides goes before. */
const lengths = {
  brief: { room: { stories: 6, lines: 12 }, sentences: 2, quotes: 1, dates: 2 },
  standard: { room: { stories: 15, lines: 40 }, sentences: 3, quotes: 3, dates: 4 },
  full: { room: { stories: 40, lines: 100 }, sentences: 5, quotes: 5, dates: 8 },
} as const;

/** An entry of `fetch.allow`, checked as the client will read it. */
const opening = z.string().superRefine((entry, context) => {
  try {
    addressGuard([entry]);
  } catch (error) {
    context.addIssue({ code: 'custom', message: messageOf(error) });
  }
});

/** An edition of several: its name, and the settings in which it differs. They are read as the others are, once it is its turn. */
const editionSchema = z.looseObject({
  name: oneLineText
    .transform((name) => name.normalize('NFC'))
    .pipe(
      z
        .string()
        .regex(/^[\p{L}\p{N}_][\p{L}\p{M}\p{N}_ -]*$/u, 'must be a name of letters, digits, blanks and hyphens'),
    ),
});

/** Settings that an edition of several may have for itself. */
const ofEditions = [
  'title',
  'at',
  'timezone',
  'sources',
  'topics',
  'watch',
  'mute',
  'leaveOut',
  'look',
  'theme',
  'pictures',
  'length',
  'sentences',
  'words',
  'quotes',
  'dates',
  'to',
  'hold',
  'imprint',
  'empty',
  'minimum',
] as const;

/** Every setting, with its default. `.env.example` and the README list them; a test compares. */
const settingsSchema = z.strictObject({
  title: oneLineText.default('The Morning Briefing'),
  timezone: zone,
  sources: z
    .preprocess(
      (value) => (typeof value === 'string' ? [value] : value),
      z.array(z.union([z.string().min(1), sourceSchema])).min(1),
    )
    .default(['articles'])
    .transform((lines) => lines.map(sourceOf))
    .refine(
      (sources) => new Set(sources.map(({ location }) => location)).size === sources.length,
      'names one place twice',
    ),
  out: z.string().min(1).default('digests'),
  state: z.string().min(1).default('.briefing'),
  look: z
    .string()
    .regex(/^[\w-]+$/, 'must be the name of a folder in templates/')
    .default('briefing'),
  theme: z
    .string()
    .regex(/^[\w-]+$/, 'must be the name of a file in templates/themes/, without its .json')
    .nullable()
    .default(null),
  pictures: flag.default(false),
  publicUrl: z
    .url({ protocol: /^https?$/, error: 'must be a web address such as https://news.example.org/briefing/' })
    .transform((url) => (url.endsWith('/') ? url : `${url}/`))
    .nullable()
    .default(null),
  length: z.enum(['brief', 'standard', 'full']).default('standard'),
  sentences: z.int().min(1).max(8).optional(),
  words: z.int().min(20).max(1000).nullable().default(null),
  quotes: z.int().min(0).max(8).optional(),
  dates: z.int().min(0).max(12).optional(),
  watch: phrases,
  mute: phrases,
  leaveOut: z
    .preprocess(
      (value) => (typeof value === 'string' ? [value] : value),
      z.array(z.enum(['promotion', 'horoscope', 'quiz', 'listicle', 'opinion', 'live'])),
    )
    .default(['promotion', 'horoscope', 'quiz']),
  ...mailSettings,
  /** Whether an edition knows of the others: `shared` prints an article in one of them only. */
  novelty: z.enum(['own', 'shared']).default('own'),
  fetch: z
    .strictObject({
      /** Addresses inside the network, and ports, that may be fetched from. */
      allow: z.array(opening).default([]),
      /** Where whoever is asked for pages may complain: an address of a page or of a mailbox. */
      contact: oneLineText.regex(/^(?:https?:\/\/\S+|[^\s@]+@[^\s@]+)$/, 'must be a web or a mail address').optional(),
    })
    .default({ allow: [] }),
  editions: z
    .array(editionSchema)
    .refine(
      (editions) => new Set(editions.map(({ name }) => name.toLowerCase())).size === editions.length,
      'has two editions of one name',
    )
    .default([]),
  topics: z
    .array(topicSchema)
    .refine(
      (topics) => new Set(topics.map(({ name }) => name.toLowerCase())).size === topics.length,
      'has two topics of one name',
    )
    .default([]),
});

export type Settings = z.output<typeof settingsSchema>;

/** The effective configuration: frozen, passed to whoever needs a part of it. */
export type Config = Readonly<Omit<Settings, 'editions'>> &
  Readonly<{
    sentences: number;
    quotes: number;
    dates: number;
    /** How many stories are shown in full, and how many more in one line each. */
    room: { readonly stories: number; readonly lines: number };
    proxy: Proxies;
    /** The name of the edition; '' where there is but one. */
    list: string;
    /** Whether it is the only list or the first of several. */
    mainList: boolean;
    /** Whether it goes to `to` alone, not to the subscribers. */
    onlyTo: boolean;
    /** What the list of all editions is called. */
    archiveTitle: string;
    /** Where there are several: the settings of each. */
    editions: readonly Config[];
  }>;

/** The usual variables for proxies, in either case. */
interface Proxies {
  readonly http: string | null;
  readonly https: string | null;
  readonly except: string | null;
}

type Key = keyof Settings;

/** Settings inside of others that have a variable of their own. */
type InnerKey = 'fetch.allow' | 'fetch.contact' | 'dkim.selector' | 'dkim.key' | 'dkim.domain';

/** The environment variable of each setting that has one; lists are separated by commas. Variables go before the file. */
export const environmentNames: Partial<Record<Key | InnerKey, string>> = {
  title: 'BRIEFING_TITLE',
  timezone: 'BRIEFING_TIMEZONE',
  sources: 'BRIEFING_SOURCES',
  out: 'BRIEFING_OUT',
  state: 'BRIEFING_STATE',
  look: 'BRIEFING_LOOK',
  theme: 'BRIEFING_THEME',
  pictures: 'BRIEFING_PICTURES',
  publicUrl: 'BRIEFING_PUBLIC_URL',
  length: 'BRIEFING_LENGTH',
  sentences: 'BRIEFING_SENTENCES',
  words: 'BRIEFING_WORDS',
  quotes: 'BRIEFING_QUOTES',
  dates: 'BRIEFING_DATES',
  watch: 'BRIEFING_WATCH',
  mute: 'BRIEFING_MUTE',
  leaveOut: 'BRIEFING_LEAVE_OUT',
  ...mailVariables,
  novelty: 'BRIEFING_NOVELTY',
  'fetch.allow': 'BRIEFING_FETCH_ALLOW',
  'fetch.contact': 'BRIEFING_FETCH_CONTACT',
};

/** Set by whoever wants to see where a fault of ours came from, or to make one; no settings of the digest. */
const forTests = new Set(['BRIEFING_DEBUG', 'BRIEFING_FAILPOINT']);

/** All settings in the order of the schema. */
export const settingNames = Object.keys(settingsSchema.shape) as Key[];

/**
 * Reads `.env` and `briefing.yaml` of a folder and the environment; the only place that does. Environment variables go
 * before `.env`, and both before `briefing.yaml`.
 *
 * @throws BriefingError that names the key, the value and what is allowed
 */
export function loadConfig(
  folder = process.cwd(),
  overrides: { readonly out?: string; readonly sources?: readonly string[] } = {},
): Config {
  const dotEnv = readDotEnv(path.join(folder, '.env'));
  const environment = { ...dotEnv, ...process.env };
  const settings = readYaml(path.join(folder, 'briefing.yaml'));
  const origin = new Map<string, string>();
  for (const [key, name] of Object.entries(environmentNames)) {
    const value = environment[name]?.trim();
    if (!value) continue;
    const [outer, inner] = key.split('.');
    const read = readVariable(key, value);
    settings[outer] = inner === undefined ? read : { ...(settings[outer] as object | undefined), [inner]: read };
    origin.set(key, name);
  }
  const ours = [
    ...Object.keys(environment).filter((key) => key.startsWith('BRIEFING_')),
    ...Object.keys(dotEnv).filter((key) => /^(?:MAIL|SMTP|IMAP|DKIM)_/.test(key)),
  ];
  for (const key of ours) {
    if (!forTests.has(key) && !Object.values(environmentNames).includes(key)) {
      throw new BriefingError(`${key} is no setting.`, {
        hint: `Settings are ${Object.values(environmentNames).join(', ')}.`,
      });
    }
  }
  // A setting without a value is none.
  for (const key of Object.keys(settings)) if (settings[key] === null) delete settings[key];
  settings.timezone ??= zoneOfMachine();
  const read = { settings: { ...settings, ...overrides }, origin, proxy: proxiesOf(environment) };
  const config = configOf(read, 'briefing.yaml');
  const editions = config.editions.map((edition, at) => ({
    ...editionOf(read, edition, config.title),
    mainList: at === 0,
  }));
  return deepFreeze({ ...config, list: '', mainList: true, onlyTo: false, editions, archiveTitle: config.title });
}

/**
 * The settings of one edition: of the named one where there are several, of the only one otherwise.
 *
 * @throws BriefingError when there is none of that name
 */
export function configFor(name: string | undefined, overrides: Parameters<typeof loadConfig>[1] = {}): Config {
  const config = loadConfig(process.cwd(), overrides);
  const { editions } = config;
  if (name === undefined && editions.length === 0) return config;
  if (name === undefined && editions.length > 1)
    throw new BriefingError('briefing.yaml has several editions.', {
      hint: `Say which: --edition ${editions.map(({ list }) => (/\s/.test(list) ? `"${list}"` : list)).join(', --edition ')}.`,
    });
  const edition = name === undefined ? editions[0] : editions.find(({ list }) => list === name);
  if (edition) return { ...edition, ...overrides, sources: overrides.sources ? config.sources : edition.sources };
  const known = config.editions.map(({ list }) => list).join(', ');
  throw new BriefingError(`There is no edition named ${name}.`, {
    hint: known === '' ? 'briefing.yaml has no editions: there is but one.' : `briefing.yaml has ${known}.`,
  });
}

/** The zone of `TZ` or of the system, the default of `timezone`. */
function zoneOfMachine(): string {
  const { TZ } = process.env;
  const zone = machineZone(TZ);
  if (zone !== null) return zone;
  throw new BriefingError(`TZ is ${JSON.stringify(TZ)}: no IANA time zone such as Europe/Berlin.`, {
    hint: 'Set TZ to such a name, or the time zone of the briefing: BRIEFING_TIMEZONE=Europe/Berlin.',
  });
}

/** What was read, before it is checked. */
interface Read {
  readonly settings: Readonly<Record<string, unknown>>;
  /** The variables that settings came from. */
  readonly origin: ReadonlyMap<string, string>;
  readonly proxy: Proxies;
}

function configOf({ settings, origin, proxy }: Read, file: string) {
  const parsed = settingsSchema.safeParse(settings);
  if (!parsed.success)
    throw new BriefingError(parsed.error.issues.map((issue) => explain(issue, settings, origin, file)).join('\n'), {
      hint: 'See .env.example for every setting with its meaning and default.',
    });
  const { data } = parsed;
  const { room, ...budget } = lengths[data.length];
  const set = { sentences: data.sentences, quotes: data.quotes, dates: data.dates };
  const own = Object.fromEntries(Object.entries(set).filter(([, value]) => value !== undefined));
  return { ...data, ...budget, ...own, room, proxy };
}

/** The settings of one edition of several: the common ones, and in their place its own. */
function editionOf(
  read: Read,
  { name, ...own }: Settings['editions'][number],
  archiveTitle: string,
): Omit<Config, 'mainList'> {
  const file = `briefing.yaml, edition ${name}`;
  const unknown = Object.keys(own).filter((key) => !(ofEditions as readonly string[]).includes(key));
  if (unknown.length > 0)
    throw new BriefingError(`${file}: no setting of an edition: ${unknown.join(', ')}.`, {
      hint: `An edition may have ${ofEditions.join(', ')} for itself.`,
    });
  // Where a setting of its own is wrong, the variable of the common one has nothing to do with it.
  const origin = new Map([...read.origin].filter(([key]) => !(key in own)));
  const config = configOf({ ...read, origin, settings: { ...read.settings, ...own, editions: [] } }, file);
  return { ...config, list: name, onlyTo: 'to' in own, editions: [], archiveTitle };
}

/** The variable that goes before a setting of the file, when it is set. */
export function overruled(setting: Key, folder = process.cwd()): string | null {
  const name = environmentNames[setting];
  if (name === undefined) return null;
  const environment = { ...readDotEnv(path.join(folder, '.env')), ...process.env };
  return environment[name]?.trim() ? name : null;
}

/** Settings whose variables hold lists, separated by commas. */
const lists = new Set(['sources', 'fetch.allow', 'watch', 'mute', 'leaveOut']);

/** Settings that are numbers. */
const numbers =
  /^(?:sentences|words|quotes|dates|connections|perMinute|retry|suppressShare|minimum|grace|imapTimeout)$/;

/** A variable as its setting wants it: a list, a number or the text. */
function readVariable(key: string, value: string): string | number | string[] {
  if (key === 'to') return splitMailboxes(value);
  if (lists.has(key))
    return value
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean);
  return numbers.test(key) && /^-?\d+(?:\.\d+)?$/.test(value) ? Number(value) : value;
}

function proxiesOf(environment: NodeJS.ProcessEnv): Proxies {
  const get = (name: string) => environment[name.toLowerCase()]?.trim() || environment[name]?.trim() || null;
  return { http: get('HTTP_PROXY'), https: get('HTTPS_PROXY'), except: get('NO_PROXY') };
}

function explain(
  issue: z.core.$ZodIssue,
  settings: Readonly<Record<string, unknown>>,
  origin: ReadonlyMap<string, string>,
  file: string,
): string {
  if (issue.code === 'unrecognized_keys') {
    const where = issue.path.length === 0 ? file : `${file}, ${issue.path.join('.')}`;
    const inner: Record<string, readonly string[]> = {
      topics: Object.keys(topicSchema.shape),
      sources: sourceFields,
      fetch: ['allow', 'contact'],
      dkim: ['selector', 'key', 'domain'],
    };
    const allowed = inner[String(issue.path[0])] ?? settingNames;
    return `${where}: unknown ${issue.keys.length === 1 ? 'setting' : 'settings'} ${issue.keys.map((key) => `"${key}"`).join(', ')}; allowed are ${allowed.join(', ')}.`;
  }
  // A line of a list may be of two forms: what is wrong with the fuller one says more.
  if (issue.code === 'invalid_union') {
    const inner = issue.errors.at(-1)?.[0];
    if (inner !== undefined) return explain({ ...inner, path: [...issue.path, ...inner.path] }, settings, origin, file);
  }
  if (issue.code === 'invalid_key') return explain({ ...issue.issues[0], path: issue.path }, settings, origin, file);
  const key = String(issue.path[0] ?? '');
  const value = issue.path.reduce<unknown>(
    (at, part) => (at as Record<PropertyKey, unknown> | undefined)?.[part],
    settings,
  );
  // What stands in headers, in the address of a server, and before the @ of any other that cannot be read, may be a secret.
  const shown = issue.path.some((part) => part === 'headers' || part === 'smtp' || part === 'imap')
    ? '***'
    : (JSON.stringify(value, (name, inner) => (name === 'headers' ? '***' : inner)) ?? 'nothing').replace(
        /(:\/\/)[^"\s]*@/g,
        '$1***@',
      );
  const variable = origin.get(key) ?? origin.get(`${key}.${String(issue.path[1])}`);
  return `${variable ?? `${file}, ${issue.path.join('.')}`} is ${shown}: ${issue.message}.`;
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) deepFreeze(inner);
  }
  return value;
}
