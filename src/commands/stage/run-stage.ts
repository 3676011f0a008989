import { readFileSync, statSync } from 'node:fs';
import { z } from 'zod';
import { Annotations, annotationsOf } from '../../annotate/annotations.ts';
import { datesOf } from '../../annotate/dates/dates.ts';
import { kindOfArticle } from '../../annotate/press/genres.ts';
import { quotesOf } from '../../annotate/quotes/quotes.ts';
import { bareItem } from '../../collect/collect.ts';
import { parseFeed } from '../../collect/feeds/feed-format.ts';
import { openReader, type ReaderThread } from '../../extract/reader.ts';
import { group } from '../../group/group.ts';
import { leadFirst, weightOf } from '../../group/rank.ts';
import { articlesOf, foldCopies } from '../../group/stories/copies.ts';
import { countSources } from '../../group/stories/independence.ts';
import { creditedAgency } from '../../language/agencies.ts';
import { identifyLanguage } from '../../language/identification.ts';
import { readMoment } from '../../language/stamps.ts';
import { readLines } from '../../lib/text/jsonl.ts';
import { joinParagraphs } from '../../lib/text/text.ts';
import type { Article } from '../../model/article.ts';
import { digestSchema } from '../../model/digest.ts';
import { BriefingError, exitCodes, messageOf } from '../../model/errors.ts';
import type { Story, Topic } from '../../model/story.ts';
import { render } from '../../render/render.ts';
import { compileTemplates, type TemplateSet } from '../../render/templates/templates.ts';
import { extractive } from '../../summarize/extractive/extractive.ts';
import { fitnessOf } from '../../summarize/extractive/fitness.ts';

/**
 * The stages as `briefing stage NAME` runs them: one JSON value in, one out. The field names stay as they are: scorers and bug
 * reports depend on them.
 */
type StageName = 'feed' | 'extract' | 'quotes' | 'dates' | 'group' | 'summarize' | 'render';
type Answer = Record<string, unknown>;
type Stage = (lines: readonly unknown[], explain: boolean) => AsyncGenerator<Answer>;

const id = z.union([z.string(), z.number()]);

/** A stage that answers every line by itself. */
function perLine<T>(schema: z.ZodType<T>, answer: (line: T, explain: boolean) => Promise<Answer> | Answer): Stage {
  return async function* (lines, explain) {
    for (const line of lines) {
      try {
        if (line instanceof BadLine) throw new Error(line.error);
        yield await answer(schema.parse(line), explain);
      } catch (error) {
        yield { id: idOf(line), error: describe(error) };
      }
    }
  };
}

/** BCP 47; what is none counts as unknown, as on a page. */
const language = z.string().nullish().catch(null);

/** The language that a line gives for its text; the text's own where it gives none. */
async function languageOf(text: string, given: string | null | undefined): Promise<string> {
  const primary = given?.trim().toLowerCase().split(/[-_]/)[0] ?? '';
  return /^[a-z]{2,3}$/.test(primary) ? primary : identifyLanguage(text, null);
}

/** The subject that a story shares with others, else the story itself; articles that share nothing with another are the rest. */
function topicIn({ id, by }: Topic, story: Story): string {
  if (by === 'found') return id;
  return articlesOf(story).length > 1 ? story.id : 'rest';
}

/** A day or a moment; anything else counts as unknown, as on a page. */
const moment = z
  .string()
  .nullish()
  .transform((text) => readMoment(text));

const articleLine = z.object({
  id,
  title: z.string().default(''),
  text: z.string().default(''),
  published: moment,
  outlet: z.string().nullish(),
  url: z.string().nullish(),
  language,
});

/** An article as a stage line gives it; what the line does not say is unknown. */
async function asArticle(line: z.output<typeof articleLine>): Promise<Article> {
  const language = await languageOf(`${line.title}\n${line.text}`, line.language);
  const agency = creditedAgency(line.text);
  return {
    id: String(line.id),
    path: '',
    title: line.title,
    authors: [],
    agency,
    outlet: line.outlet ?? null,
    published: line.published ?? null,
    updated: null,
    language,
    url: line.url ?? null,
    image: null,
    ...kindOfArticle({ ...line, url: line.url ?? null, outlet: line.outlet ?? null, agency, language }),
    teaser: false,
    topic: null,
    text: line.text,
    updates: null,
  };
}

const storyLine = z.object({
  id,
  articles: z.array(articleLine).min(1),
  sentences: z.int().min(1).optional(),
  words: z.int().min(1).optional(),
});

const feedLine = z
  .object({
    id,
    xml: z.string().optional(),
    base64: z.string().optional(),
    contentType: z.string().nullish(),
    url: z.string().nullish(),
  })
  .refine((line) => line.xml !== undefined || line.base64 !== undefined, 'has neither "xml" nor "base64"');

const extractLine = z.object({
  id,
  html: z.string().optional(),
  text: z.string().optional(),
  url: z.string().optional(),
  language,
});

/** The language of an article that was read: where its text does not show it, what the line declares comes before what the page does. */
async function languageOfArticle({ text, language }: Article, declared: string | null | undefined): Promise<string> {
  if (!declared) return language;
  const found = await identifyLanguage(text, declared);
  return found === 'und' ? language : found;
}

// Opened with the first page.
let reader: ReaderThread | null = null;

// Compiled when the first digest comes, for all that follow.
let templates: Promise<TemplateSet> | null = null;

const stages: Record<StageName, Stage> = {
  feed: perLine(feedLine, async (line, explain) => {
    const bytes = line.xml === undefined ? Buffer.from(line.base64 ?? '', 'base64') : Buffer.from(line.xml);
    // Text is decoded already, whatever charset came with it.
    const contentType = line.xml === undefined ? (line.contentType ?? null) : null;
    const { faults, ...feed } = await parseFeed(bytes, contentType, line.url ?? null);
    return { id: line.id, ...feed, ...(explain && { faults }) };
  }),
  extract: perLine(extractLine, async (line, explain) => {
    const content = line.html ?? line.text;
    if (content === undefined) throw new Error('the line has neither "html" nor "text"');
    const { article, dropped, reading, kind } = await (reader ??= openReader()).read(
      {
        ...bareItem,
        id: String(line.id),
        path: '',
        form: line.html === undefined ? 'text' : 'html',
        content,
      },
      line.url ?? null,
    );
    // What is there of a teaser is given, marked as one.
    const known =
      article ??
      (reading && { ...reading, text: kind === 'teaser' ? joinParagraphs(reading.paragraphs) : '', language: 'und' });
    return {
      id: line.id,
      kind,
      title: known?.title ?? null,
      authors: known?.authors ?? [],
      agency: known?.agency ?? null,
      outlet: known?.outlet ?? null,
      published: known?.published ?? null,
      updated: known?.updated ?? null,
      language: article ? await languageOfArticle(article, line.language) : 'und',
      image: known?.image ?? null,
      url: known?.url ?? null,
      text: known?.text ?? '',
      ...(dropped && { reason: dropped.reason }),
      ...(explain && { from: reading?.from ?? {}, removed: reading?.removed ?? [] }),
    };
  }),
  quotes: perLine(z.object({ id, text: z.string(), language }), async (line, explain) => ({
    id: line.id,
    quotes: quotesOf(new Annotations(line.text, await languageOf(line.text, line.language))).map(
      ({ why, mended, ...quote }) => (explain ? { ...quote, why } : quote),
    ),
  })),
  dates: perLine(z.object({ id, text: z.string(), published: moment, language }), async (line, explain) => ({
    id: line.id,
    dates: datesOf(line.text, line.published ?? null, await languageOf(line.text, line.language)).map(
      ({ rule, ...date }) => (explain ? { ...date, rule } : date),
    ),
  })),
  group: async function* (lines: readonly unknown[], explain: boolean) {
    const articles: Article[] = [];
    const failed = new Map<unknown, string>();
    for (const line of lines) {
      const parsed = articleLine.safeParse(line);
      if (line instanceof BadLine) failed.set(line, line.error);
      else if (parsed.success) articles.push(await asArticle(parsed.data));
      else failed.set(line, describe(parsed.error));
    }
    const place = new Map<string, Answer>();
    // Every line takes part in the grouping: a line rarely says enough of itself to tell opinion from a report.
    const reports = articles.map((one): Article => (one.kind === 'opinion' ? { ...one, kind: 'report' } : one));
    const kinds = new Map(articles.map(({ id, kind, kindRule }) => [id, { kind, rule: kindRule }]));
    const { topics, log } = group({ articles: reports, past: [], configured: [], watch: [] });
    for (const topic of topics) {
      for (const story of topic.stories)
        for (const article of articlesOf(story))
          place.set(article.id, {
            story: story.id,
            topic: topicIn(topic, story),
            ...(explain && {
              ...kinds.get(article.id),
              voices: story.sourceCounts,
              weight: story.weight,
              why: log.storyWith(article.id),
              topicWhy: log.topic(topic.id),
            }),
          });
    }
    for (const line of lines) {
      const id = idOf(line);
      yield failed.has(line) ? { id, error: failed.get(line) } : { id, ...place.get(String(id)) };
    }
  },
  summarize: perLine(storyLine, async (line, explain) => {
    const articles = await Promise.all(line.articles.map((article) => asArticle(article)));
    const reports = leadFirst(foldCopies(articles));
    const sourceCounts = countSources(reports);
    const weight = weightOf({ reports, sourceCounts, coverage: 0, newest: '', watch: [] });
    const story = { id: String(line.id), reports, past: null, sourceCounts, weight, watch: [] };
    const days = articles.map((article) => article.published?.slice(0, 10) ?? '').sort();
    const wish = {
      day: days[days.length - 1] ?? '',
      sentences: line.sentences ?? (line.words ? null : 3),
      quotes: 3,
      dates: 4,
      words: line.words ?? null,
    };
    const { value } = await extractive.summarize(story, wish);
    return {
      id: line.id,
      headline: value.headline.text,
      sentences: value.sentences.map(({ text, article, start, end }) => ({ text, article, start, end })),
      quotes: value.quotes,
      dates: value.dates,
      figures: value.figures,
      // Every sentence with its fitness and the rules that lowered it; every quotation and date with the rule that found it.
      ...(explain && {
        found: articles.map((article) => ({
          article: article.id,
          sentences: annotationsOf(article).sentences.map(({ text }) => {
            const { value, rules } = fitnessOf(text, article.language);
            return { text, fitness: value, rules };
          }),
          quotes: quotesOf(annotationsOf(article)).map(({ text, speaker, partial, mended, why }) => ({
            text,
            speaker,
            partial,
            mended,
            why,
          })),
          dates: datesOf(article.text, article.published, article.language).map(({ text, value: day, rule }) => ({
            text,
            value: day,
            rule,
          })),
        })),
      }),
    };
  }),
  render: perLine(digestSchema, async (digest) => {
    const email = render(digest, await (templates ??= compileTemplates({ template: 'briefing' })));
    return { ...email, bytes: Buffer.byteLength(email.html), problems: [] };
  }),
};

/** Runs one stage over JSON lines; resolves to the exit code. */
export async function runStage(name: StageName, files: readonly string[], explain: boolean): Promise<number> {
  let failed = false;
  const stage = stages[name];
  const write = async (answer: Answer) => {
    failed ||= answer.error !== undefined;
    if (!process.stdout.write(`${JSON.stringify(answer)}\n`))
      await new Promise((drained) => process.stdout.once('drain', drained));
  };
  const whole = name === 'group';
  const held: unknown[] = [];
  const absent = files.find((file) => !statSync(file, { throwIfNoEntry: false })?.isFile());
  if (absent !== undefined) throw new BriefingError(`There is no file ${absent}.`);
  try {
    for await (const line of linesOf(files)) {
      const value = parseLine(line);
      if (whole) held.push(value);
      else for await (const answer of stage([value], explain)) await write(answer);
    }
    if (whole) for await (const answer of stage(held, explain)) await write(answer);
  } finally {
    await reader?.close();
  }
  return failed ? exitCodes.found : exitCodes.ok;
}

/** A file that is one JSON value over many lines (a digest.json) counts as one line. */
async function* linesOf(files: readonly string[]): AsyncGenerator<string> {
  if (files.length === 0) yield* readLines([], process.stdin);
  for (const file of files) {
    const whole = file.endsWith('.json') ? readFileSync(file, 'utf8') : null;
    if (whole !== null && !(parseLine(whole) instanceof BadLine)) yield whole;
    else yield* readLines([file], process.stdin);
  }
}

/** A line that is no JSON, in its place among the others. */
class BadLine {
  readonly error: string;

  constructor(error: string) {
    this.error = error;
  }
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    return new BadLine(`not JSON: ${messageOf(error)}`);
  }
}

function idOf(line: unknown): unknown {
  return (line as { id?: unknown } | null)?.id ?? null;
}

function describe(error: unknown): string {
  if (error instanceof z.ZodError)
    return error.issues.map((issue) => `${issue.path.join('.') || 'line'}: ${issue.message}`).join('; ');
  return messageOf(error);
}
