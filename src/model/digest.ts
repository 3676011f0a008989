import { z } from 'zod';
import { countWords } from '../lib/text/text.ts';

/**
 * The digest: one complete edition, the schema of `digest.json`. Every renderer reads only this, and `briefing audit` checks it
 * against the texts stored beside it. A change that breaks programs written for the old form needs a new `version`.
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
  /** Sentences of other articles that say the same about that day. */
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
  /** Other articles with the same words. */
  alsoIn: z.array(z.strictObject({ article: z.string(), pieces: z.array(z.strictObject(span)).min(1) })).default([]),
  /** A link to the passage (text fragment), if the article has an address. */
  link: z.string().nullable(),
});

const headline = z.strictObject({ article: z.string(), text: z.string().min(1) });

/** Differing figures for the same thing, each with its source, oldest first. */
const disagreement = z.strictObject({
  claims: z.array(z.strictObject({ figure: slice, sentence: slice, published: z.string().nullable() })).min(2),
});

const source = z.strictObject({
  /** The number by which sentences, quotes and dates refer to it. */
  number: z.int().min(1),
  article: z.string(),
  title: z.string(),
  /** As printed: with the host of the address, where the name is only a feed item's claim. */
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
  /** The number of the source of which this one is a near-copy. */
  copyOf: z.int().nullable(),
  /** An earlier edition printed another version of this file. */
  changed: z.boolean(),
  /** Only the beginning of its text is known. */
  teaser: z.boolean().default(false),
  /** The earlier edition that printed it, if this one only refers to it. */
  earlier: z.string().nullable(),
  /** BCP 47, `und` when unknown. */
  language: z.string().default('und'),
});

/** Why the articles are one story, or the stories one topic: one explanation per line. */
const why = z.array(z.string()).default([]);

/** The user's watch words that the articles of a story are about. */
const watch = z.array(z.string()).default([]);

const topicBy = z.enum(['user', 'section', 'found', 'comment', 'rest']);

/** The printed name of the section that a topic stands in, or is; null for topics of the user, comment and the rest. */
const section = z.string().nullable().default(null);

const story = z.strictObject({
  id: z.string(),
  state: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('new') }),
    z.strictObject({
      kind: z.literal('continuing'),
      /** Day number of the story in this edition (1 = the first, also for a second edition of the same day). */
      day: z.int().min(1),
      /** The day of the edition that printed it first, and of the one that printed it last. */
      since: z.string(),
      last: z.string(),
    }),
  ]),
  headline,
  sentences: z.array(slice).min(1),
  quotes: z.array(keyQuote),
  dates: z.array(keyDate),
  figures: z.array(disagreement),
  /** The numbers of its sources, the lead first; those of earlier editions last. */
  sources: z.array(z.int()).min(1),
  outlets: z.int().min(1),
  /** Independent sources: a publisher or an agency counts once. */
  independent: z.int().min(1),
  by: z.enum(['extractive']),
  weight: z.strictObject({
    voices: z.number(),
    consequence: z.number().default(0),
    recency: z.number(),
    substance: z.number(),
    novelty: z.number(),
    interest: z.number(),
    total: z.number(),
  }),
  watch,
  why,
});

/** A story printed in one line. */
const line = z.strictObject({
  id: z.string(),
  topic: z.string(),
  /** Of its topic. */
  by: topicBy.default('rest'),
  section,
  watch,
  headline,
  sources: z.array(z.int()).min(1),
  outlets: z.int().min(1),
});

/** A slice that an earlier edition printed of an article that was changed later. */
const correction = z.strictObject({
  edition: z.string(),
  was: slice,
  /** The text that replaced it; null when the changed article has no similar sentence. */
  now: slice.nullable(),
  /** The changed article. */
  article: z.string(),
});

const topic = z.strictObject({
  id: z.string(),
  name: z.string(),
  by: topicBy,
  section,
  /** First and last day on which its articles were published. */
  from: z.string().nullable(),
  to: z.string().nullable(),
  stories: z.array(story).min(1),
  /** One line per story in chronological order; empty unless the topic has several. */
  timeline: z.array(z.strictObject({ day: z.string(), headline: z.string(), article: z.string(), source: z.int() })),
  why,
});

export const digestSchema = z.strictObject({
  version: z.literal(2),
  edition: z.string(),
  day: z.iso.date(),
  title: z.string(),
  /** The previous edition; its subject line is not used again. */
  previous: z.strictObject({ edition: z.string(), subject: z.string() }).nullable().default(null),
  /** The editor's note to the readers: the only prose in a digest that is not a slice of a source, and marked as such. */
  note: z.string().min(1).max(2000).nullable().default(null),
  counts: z.strictObject({ stories: z.int(), articles: z.int(), outlets: z.int(), minutes: z.int().min(1) }),
  topics: z.array(topic).min(1),
  also: z.array(line),
  corrections: z.array(correction),
  ahead: z.array(keyDate),
  /** Number of stories of earlier editions that have no new information today. */
  repeats: z.int().min(0),
  sources: z.array(source).min(1),
  /** Skipped items. `count` above 1: the number skipped of one source for one reason; `path` is then the source's name, `id` the first item's. */
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

/** The entry of an edition in the archive's feeds. `id` and `published` never change: feed readers recognise the entry by them. */
const feedEntry = z.object({ id: z.string(), published: z.iso.datetime(), updated: z.iso.datetime() });

export type FeedEntry = Readonly<z.output<typeof feedEntry>>;

/** An edition as `run.json` records it and the archive lists it; `entry` is absent in records of earlier versions. */
export const filedSchema = z.object({
  edition: z.string(),
  day: z.string(),
  title: z.string(),
  headline: z.string(),
  stories: z.number(),
  articles: z.number(),
  /** The headlines of all its stories, in full or in one line. */
  headlines: z.array(z.string()),
  subject: z.string(),
  /** The days after its own that it mentions. */
  ahead: z.array(z.object({ value: z.iso.date(), text: z.string(), outlet: z.string().nullable() })),
  entry: feedEntry.optional(),
});

export type FiledEdition = Readonly<z.output<typeof filedSchema>>;

/** The feed entry of an edition; records of earlier versions get the id and the times that those versions wrote. */
export function feedEntryOf({ edition, day, entry }: Pick<FiledEdition, 'edition' | 'day' | 'entry'>): FeedEntry {
  const morning = `${day}T06:00:00Z`;
  return entry ?? { id: `urn:briefing:${edition}`, published: morning, updated: morning };
}

/** The record of an edition in `run.json`. */
export function filedAs(digest: Digest, subject: string): FiledEdition {
  return { ...entryOf(digest), subject, ahead: daysAhead(digest) };
}

/** The days ahead with day precision: only these fit into a calendar. */
function daysAhead({ ahead, sources }: Digest): FiledEdition['ahead'] {
  const outlets = new Map(sources.map(({ article, outlet }) => [article, outlet]));
  return ahead
    .filter(({ precision }) => precision === 'day')
    .map(({ value, clause }) => ({ value, text: clause.text, outlet: outlets.get(clause.article) ?? null }));
}

/** The part of an edition's record that follows from its digest. */
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

/** What an edition prints of its stories. */
type PrintedParts = Pick<Digest, 'topics' | 'also' | 'corrections' | 'ahead'>;

/** Reading time of everything that an edition prints, in minutes, at least 1. */
export function minutesToRead(printed: PrintedParts): number {
  const words = textsOf(printed).reduce((sum, text) => sum + countWords(text), 0);
  return Math.max(1, Math.round(words / wordsPerMinute));
}

function textsOf({ topics, also, corrections, ahead }: PrintedParts): string[] {
  const slices = [
    ...topics.flatMap(({ stories }) => stories).flatMap(slicesOf),
    ...also.map(({ headline }) => headline),
    ...corrections.flatMap(({ was, now }) => (now === null ? [was] : [was, now])),
    ...ahead.map(({ clause }) => clause),
  ];
  return [
    ...slices.map(({ text }) => text),
    ...topics.flatMap(({ timeline }) => timeline.map((entry) => entry.headline)),
  ];
}

function slicesOf({ headline, sentences, quotes, dates }: DigestStory): { readonly text: string }[] {
  return [headline, ...sentences, ...quotes, ...dates.map(({ clause }) => clause)];
}

/** The texts of a quote's pieces, cut from the joined text by the pieces' lengths. */
export function pieceTexts({ text, pieces }: Pick<DigestQuote, 'text' | 'pieces'>): string[] {
  let offset = 0;
  return pieces.map(({ start, end }) => {
    const piece = text.slice(offset, offset + end - start);
    offset += end - start + 1;
    return piece;
  });
}

/** Whether a name is that of an edition: `2026-11-22`, or `2026-11-22-2` for the second edition of a day. */
export function isEditionName(name: string): boolean {
  return /^\d{4}-\d\d-\d\d(?:-\d+)?$/.test(name);
}

/** Compares names of editions by day, then by number: 2026-11-22, 2026-11-22-2, 2026-11-22-10. */
export function inOrderOfEditions(a: string, b: string): number {
  const [dayA, dayB] = [a.slice(0, 10), b.slice(0, 10)];
  return dayA === dayB ? Number(a.slice(11)) - Number(b.slice(11)) : dayA < dayB ? -1 : 1;
}
