import { z } from 'zod';
import { countWords } from '../lib/text/text.ts';

/**
 * The digest: one edition, complete. `digest.json` is the one truth; every renderer reads only it, and `briefing audit`
 * checks it against the texts beside it. A change that an old reader would misread needs a new `version`.
 */
const span = { start: z.int().min(0), end: z.int().min(0) };
const nullableSpan = (name: string) => ({ [`${name}Start`]: z.int().nullable(), [`${name}End`]: z.int().nullable() });

/** A verbatim slice of one article's text. */
const slice = z.strictObject({ article: z.string(), ...span, text: z.string().min(1) });

const precision = z.enum(['day', 'week', 'month', 'quarter', 'season', 'year', 'decade', 'other']);

const keyDate = z.strictObject({
  value: z.string(),
  precision,
  mention: slice,
  sentence: slice,
  clause: slice,
  /** Where other articles tell the same of that day. */
  alsoIn: z.array(slice).default([]),
});

const keyQuote = z.strictObject({
  article: z.string(),
  text: z.string(),
  ...span,
  pieces: z.array(z.strictObject(span)).min(1),
  speaker: z.string().nullable(),
  ...(nullableSpan('speaker') as { speakerStart: z.ZodNullable<z.ZodInt>; speakerEnd: z.ZodNullable<z.ZodInt> }),
  role: z.string().nullable(),
  ...(nullableSpan('role') as { roleStart: z.ZodNullable<z.ZodInt>; roleEnd: z.ZodNullable<z.ZodInt> }),
  cue: z.string().nullable(),
  partial: z.boolean(),
  /** Where other articles carry the same words. */
  alsoIn: z.array(z.strictObject({ article: z.string(), pieces: z.array(z.strictObject(span)).min(1) })).default([]),
  /** A link to the passage, where the article has an address. */
  link: z.string().nullable(),
});

const headline = z.strictObject({ article: z.string(), text: z.string().min(1) });

/** Figures for the same thing that differ, each with its source, oldest first. */
const disagreement = z.strictObject({
  claims: z.array(z.strictObject({ figure: slice, sentence: slice, published: z.string().nullable() })).min(2),
});

const source = z.strictObject({
  /** The number by which sentences, quotes and dates refer to it. */
  number: z.int().min(1),
  article: z.string(),
  title: z.string(),
  /** As it is printed, with the host of the address where the name is no more than a feed's claim. */
  outlet: z.string().nullable(),
  /** See `Article.site`; absent where it is that of `url`. */
  site: z.string().nullish(),
  authors: z.array(z.string()),
  agency: z.string().nullable(),
  published: z.string().nullable(),
  updated: z.string().nullable(),
  url: z.string().nullable(),
  path: z.string(),
  kind: z.enum(['report', 'live', 'opinion', 'listicle', 'promotion', 'horoscope', 'quiz']),
  /** The number of the source that this one repeats nearly word for word. */
  copyOf: z.int().nullable(),
  /** An earlier edition printed another version of this file. */
  changed: z.boolean(),
  /** Only its beginning could be had. */
  teaser: z.boolean().default(false),
  /** The edition that told it, where this one only draws on it. */
  earlier: z.string().nullable(),
  /** BCP 47, `und` when unknown. */
  language: z.string().default('und'),
});

/** Why articles are one story, or stories one topic: lines to read. */
const why = z.array(z.string()).default([]);

const story = z.strictObject({
  id: z.string(),
  state: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('new') }),
    z.strictObject({
      kind: z.literal('continuing'),
      /** The how manieth day it is told on; 1 when an edition of the same day told it first. */ day: z.int().min(1),
      since: z.string(),
      /** The day on which it was told last. */
      last: z.string(),
    }),
  ]),
  headline,
  sentences: z.array(slice).min(1),
  quotes: z.array(keyQuote),
  dates: z.array(keyDate),
  figures: z.array(disagreement),
  /** Numbers of its sources, the lead first; those of earlier editions last. */
  sources: z.array(z.int()).min(1),
  outlets: z.int().min(1),
  /** Outlets that speak for themselves: publishers and agencies count once. */
  independent: z.int().min(1),
  by: z.enum(['extractive']),
  weight: z.strictObject({
    voices: z.number(),
    recency: z.number(),
    substance: z.number(),
    novelty: z.number(),
    interest: z.number(),
    total: z.number(),
  }),
  why,
});

/** A story in one line. */
const line = z.strictObject({
  id: z.string(),
  topic: z.string(),
  headline,
  sources: z.array(z.int()).min(1),
  outlets: z.int().min(1),
});

/** What an earlier edition printed of an article that was changed since. */
const correction = z.strictObject({
  edition: z.string(),
  was: slice,
  /** What stands there now; null where nothing like it does. */
  now: slice.nullable(),
  /** The changed article. */
  article: z.string(),
});

const topic = z.strictObject({
  id: z.string(),
  name: z.string(),
  by: z.enum(['user', 'found', 'rest']),
  /** First and last day on which its articles were published. */
  from: z.string().nullable(),
  to: z.string().nullable(),
  stories: z.array(story).min(1),
  /** One line a story, in order of time; only where the topic has several. */
  timeline: z.array(z.strictObject({ day: z.string(), headline: z.string(), article: z.string(), source: z.int() })),
  why,
});

export const digestSchema = z.strictObject({
  version: z.literal(2),
  edition: z.string(),
  day: z.iso.date(),
  title: z.string(),
  /** The edition before this one, whose subject is not used again. */
  previous: z.strictObject({ edition: z.string(), subject: z.string() }).nullable().default(null),
  /** What the editor has to say to the readers: the only words of a digest that are no slice of a source, and marked as his. */
  note: z.string().min(1).max(2000).nullable().default(null),
  counts: z.strictObject({ stories: z.int(), articles: z.int(), outlets: z.int(), minutes: z.int().min(1) }),
  topics: z.array(topic).min(1),
  also: z.array(line),
  corrections: z.array(correction),
  ahead: z.array(keyDate),
  /** Stories that earlier editions told and to which nothing was added. */
  repeats: z.int().min(0),
  sources: z.array(source).min(1),
  /** `count`: so many of one source, for one reason; `path` is then the source's name and `id` the first one's. */
  dropped: z.array(
    z.strictObject({ id: z.string(), path: z.string(), reason: z.string(), count: z.int().min(1).default(1) }),
  ),
  problems: z.array(
    z.strictObject({
      stage: z.enum(['collect', 'extract', 'group', 'summarize', 'render', 'deliver']),
      about: z.string(),
      message: z.string(),
    }),
  ),
  accounts: z.strictObject({ collected: z.int(), printed: z.int(), grouped: z.int(), held: z.int(), dropped: z.int() }),
});

export type Digest = z.output<typeof digestSchema>;
export type DigestTopic = Digest['topics'][number];
export type DigestStory = DigestTopic['stories'][number];
export type DigestSource = Digest['sources'][number];
export type DigestQuote = DigestStory['quotes'][number];
export type DigestLine = Digest['also'][number];
export type DigestCorrection = Digest['corrections'][number];
export type DigestDate = DigestStory['dates'][number];

/** How an edition stands in feeds. Its id, and when it came, do not change once they are written: feed readers know it by them. */
const feedEntry = z.object({ id: z.string(), published: z.iso.datetime(), updated: z.iso.datetime() });

export type FeedEntry = Readonly<z.output<typeof feedEntry>>;

/** An edition as `run.json` files it and the archive lists it; those of earlier versions of the program say less. */
export const filedSchema = z.object({
  edition: z.string(),
  day: z.string(),
  title: z.string(),
  headline: z.string(),
  stories: z.number(),
  articles: z.number(),
  /** The headlines of its stories, told in full or in a line. */
  headlines: z.array(z.string()),
  subject: z.string(),
  /** The days after its own that it names. */
  ahead: z.array(z.object({ value: z.iso.date(), text: z.string(), outlet: z.string().nullable() })),
  entry: feedEntry.optional(),
});

export type FiledEdition = Readonly<z.output<typeof filedSchema>>;

/** How an edition stands in feeds; one of an earlier version of the program has kept what that gave it. */
export function feedEntryOf({ edition, day, entry }: Pick<FiledEdition, 'edition' | 'day' | 'entry'>): FeedEntry {
  const morning = `${day}T06:00:00Z`;
  return entry ?? { id: `urn:briefing:${edition}`, published: morning, updated: morning };
}

export function filedAs(digest: Digest, subject: string): FiledEdition {
  return { ...entryOf(digest), subject, ahead: daysAhead(digest) };
}

/** The days ahead that a calendar can hold: whole days. */
function daysAhead({ ahead, sources }: Digest): FiledEdition['ahead'] {
  const outlets = new Map(sources.map(({ article, outlet }) => [article, outlet]));
  return ahead
    .filter(({ precision }) => precision === 'day')
    .map(({ value, clause }) => ({ value, text: clause.text, outlet: outlets.get(clause.article) ?? null }));
}

export function entryOf(digest: Digest): Omit<FiledEdition, 'subject' | 'ahead'> {
  return {
    edition: digest.edition,
    day: digest.day,
    title: digest.title,
    headline: digest.topics[0].stories[0].headline.text,
    stories: digest.counts.stories,
    articles: digest.counts.articles,
    headlines: [...digest.topics.flatMap(({ stories }) => stories), ...digest.also].map(
      ({ headline }) => headline.text,
    ),
  };
}

const wordsPerMinute = 220;

/** How long stories take to read. */
export function minutesToRead(stories: readonly DigestStory[]): number {
  const words = stories.reduce((sum, { headline, sentences, quotes, dates }) => {
    const texts = [headline, ...sentences, ...quotes, ...dates.map(({ clause }) => clause)];
    return sum + texts.reduce((count, { text }) => count + countWords(text), 0);
  }, 0);
  return Math.max(1, Math.round(words / wordsPerMinute));
}

/** The texts of a quotation's pieces, cut out of its joined text by their lengths. */
export function pieceTexts({ text, pieces }: Pick<DigestQuote, 'text' | 'pieces'>): string[] {
  let at = 0;
  return pieces.map(({ start, end }) => {
    const piece = text.slice(at, at + end - start);
    at += end - start + 1;
    return piece;
  });
}

/** What an edition may be called: its day, and a number where a day has several. */
export function isEditionName(name: string): boolean {
  return /^\d{4}-\d\d-\d\d(?:-\d+)?$/.test(name);
}

/** Editions by day, then by number: 2026-11-22, 2026-11-22-2, 2026-11-22-10. */
export function inOrderOfEditions(a: string, b: string): number {
  const [dayA, dayB] = [a.slice(0, 10), b.slice(0, 10)];
  return dayA === dayB ? Number(a.slice(11)) - Number(b.slice(11)) : dayA < dayB ? -1 : 1;
}
