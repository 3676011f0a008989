import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseEnv } from 'node:util';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import { BriefingError, messageOf } from './errors.ts';
import { maskCredentials } from './lib/url.ts';

/** An IANA time zone that this Node knows. */
const zone = z.string().refine((name) => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}, 'is no IANA time zone such as Europe/Berlin');

const oneLineText = z
  .string()
  .trim()
  .min(1)
  .regex(/^[^\r\n]*$/, 'must be one line');

/** `name@host` or `Name <name@host>`, one of them. */
const mailbox = oneLineText.regex(
  /^(?:[^<>@,;]*<[^\s<>@,;]+@[^\s<>@,;]+>|[^\s<>@,;]+@[^\s<>@,;]+)$/,
  'must be one address, such as Name <name@example.org>',
);

const topicSchema = z
  .strictObject({
    name: oneLineText,
    /** Words or phrases; an article that has one of them belongs here. */
    words: z.array(z.string().min(1)).default([]),
    outlets: z.array(z.string().min(1)).default([]),
  })
  .refine(({ words, outlets }) => words.length + outlets.length > 0, 'needs words or outlets');

/** Every setting, with its default. `.env.example` and the README list them; a test compares. */
const settingsSchema = z.strictObject({
  title: oneLineText.default('The Morning Briefing'),
  timezone: zone.default(() => Intl.DateTimeFormat().resolvedOptions().timeZone),
  sources: z.array(z.string().min(1)).min(1).default(['articles']),
  out: z.string().min(1).default('digests'),
  state: z.string().min(1).default('.briefing'),
  look: z
    .string()
    .regex(/^[\w-]+$/, 'must be the name of a folder in templates/')
    .default('briefing'),
  sentences: z.int().min(1).max(8).default(3),
  quotes: z.int().min(0).max(8).default(3),
  dates: z.int().min(0).max(12).default(4),
  from: mailbox.default('The Morning Briefing <briefing@localhost>'),
  to: mailbox.default('reader@localhost'),
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
export type Config = Readonly<Settings>;

type Key = keyof Settings;

/** The environment variable of each setting that has one; lists are separated by commas. Variables go before the file. */
export const environmentNames: Partial<Record<Key, string>> = {
  title: 'BRIEFING_TITLE',
  timezone: 'BRIEFING_TIMEZONE',
  sources: 'BRIEFING_SOURCES',
  out: 'BRIEFING_OUT',
  state: 'BRIEFING_STATE',
  look: 'BRIEFING_LOOK',
  sentences: 'BRIEFING_SENTENCES',
  quotes: 'BRIEFING_QUOTES',
  dates: 'BRIEFING_DATES',
  from: 'MAIL_FROM',
  to: 'MAIL_TO',
};

/** Set by whoever wants to see where a fault of ours came from; no setting of the digest. */
const debugSwitch = 'BRIEFING_DEBUG';

/** All settings in the order of the schema. */
export const settingNames = Object.keys(settingsSchema.shape) as Key[];

/**
 * Reads `.env` and `briefing.yaml` of a folder and the environment; the only place that does. Environment variables go
 * before `.env`, and both before `briefing.yaml`.
 *
 * @throws BriefingError that names the key, the value and what is allowed
 */
export function loadConfig(folder = process.cwd(), overrides: Partial<Settings> = {}): Config {
  const dotEnv = readDotEnv(path.join(folder, '.env'));
  const environment = { ...dotEnv, ...process.env };
  const file = path.join(folder, 'briefing.yaml');
  const settings: Record<string, unknown> = existsSync(file) ? readYaml(file) : {};
  const origin = new Map<string, string>();
  for (const [key, name] of Object.entries(environmentNames)) {
    const value = environment[name]?.trim();
    if (!value) continue;
    settings[key] =
      key === 'sources'
        ? value
            .split(',')
            .map((part) => part.trim())
            .filter(Boolean)
        : /^(?:sentences|quotes|dates)$/.test(key) && /^-?\d+(?:\.\d+)?$/.test(value)
          ? Number(value)
          : value;
    origin.set(key, name);
  }
  const ours = [
    ...Object.keys(environment).filter((key) => key.startsWith('BRIEFING_')),
    ...Object.keys(dotEnv).filter((key) => key.startsWith('MAIL_')),
  ];
  for (const key of ours) {
    if (key !== debugSwitch && !Object.values(environmentNames).includes(key)) {
      throw new BriefingError(`${key} is no setting.`, {
        hint: `Settings are ${Object.values(environmentNames).join(', ')}.`,
      });
    }
  }
  const parsed = settingsSchema.safeParse({ ...settings, ...overrides });
  if (parsed.success) return deepFreeze(parsed.data);
  throw new BriefingError(parsed.error.issues.map((issue) => explain(issue, settings, origin)).join('\n'), {
    hint: 'See .env.example for every setting with its meaning and default.',
  });
}

function readDotEnv(file: string): Record<string, string> {
  if (!existsSync(file)) return {};
  try {
    return parseEnv(readFileSync(file, 'utf8')) as Record<string, string>;
  } catch (error) {
    throw new BriefingError(`.env cannot be read: ${messageOf(error)}`, { cause: error });
  }
}

function readYaml(file: string): Record<string, unknown> {
  try {
    const value: unknown = parseYaml(readFileSync(file, 'utf8'), { maxAliasCount: 20 });
    if (value === null || value === undefined) return {};
    if (typeof value === 'object' && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch (error) {
    throw new BriefingError(`briefing.yaml cannot be read: ${messageOf(error)}`, { cause: error });
  }
  throw new BriefingError('briefing.yaml must hold settings as "name: value" lines.');
}

function explain(
  issue: z.core.$ZodIssue,
  settings: Record<string, unknown>,
  origin: ReadonlyMap<string, string>,
): string {
  if (issue.code === 'unrecognized_keys') {
    const where = issue.path.length === 0 ? 'briefing.yaml' : `briefing.yaml, ${issue.path.join('.')}`;
    const allowed = issue.path[0] === 'topics' ? Object.keys(topicSchema.shape) : settingNames;
    return `${where}: unknown ${issue.keys.length === 1 ? 'setting' : 'settings'} ${issue.keys.map((key) => `"${key}"`).join(', ')}; allowed are ${allowed.join(', ')}.`;
  }
  const key = String(issue.path[0] ?? '');
  const value = issue.path.reduce<unknown>(
    (at, part) => (at as Record<PropertyKey, unknown> | undefined)?.[part],
    settings,
  );
  const shown = maskCredentials(JSON.stringify(value) ?? 'nothing');
  return `${origin.get(key) ?? `briefing.yaml, ${issue.path.join('.')}`} is ${shown}: ${issue.message}.`;
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) deepFreeze(inner);
  }
  return value;
}
