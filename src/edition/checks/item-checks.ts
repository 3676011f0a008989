import { datesOf } from '../../annotate/dates/dates.ts';
import { shownOutlet } from '../../annotate/press/publishers.ts';
import { bearsName, foldKey } from '../../lib/text/text.ts';
import { passageUrl } from '../../lib/url.ts';
import type { Article, Headline, Moment, Slice, Span } from '../../model/article.ts';
import type { DigestQuote, DigestSource } from '../../model/digest.ts';
import { messageOf } from '../../model/errors.ts';
import type { Disagreement, KeyDate, KeyQuote } from '../../model/summary.ts';

/** The mismatches of one printed item with its source, as lines to read; empty where it matches. Never throws. */
type Check<T> = (item: T) => readonly string[];

/** A line of a topic's timeline. */
interface TimelineEntry {
  readonly day: string;
  readonly headline: string;
  readonly article: string;
}

/** What an earlier edition printed of an article, and what the article says now. */
interface PrintedCorrection {
  readonly was: Slice;
  readonly now: Slice | null;
  readonly article: string;
}

/** Checks of everything that a digest prints, item by item, against the texts of its articles. */
export interface Checks {
  readonly slice: Check<Slice>;
  /** A headline may be a part of its article's title, and set in sentence case. */
  readonly headline: Check<Headline>;
  readonly quote: Check<KeyQuote>;
  /** The link of a quote leads to its passage. */
  readonly link: Check<Pick<DigestQuote, 'article' | 'pieces' | 'link'>>;
  /** The day is resolved again, by the rules and its article's own day. */
  readonly date: Check<KeyDate>;
  readonly claim: Check<Disagreement['claims'][number]>;
  /** @param named the days that the topic's stories name */
  readonly timeline: (entry: TimelineEntry, named: readonly string[]) => readonly string[];
  readonly correction: Check<PrintedCorrection>;
  readonly source: Check<DigestSource>;
  /** Whether a name holds only names and words that these articles hold. */
  readonly topicName: (name: string, articles: readonly string[]) => boolean;
}

/** What a digest prints of a source besides slices. */
const printedOfSource = [
  'title',
  'outlet',
  'site',
  'authors',
  'agency',
  'published',
  'updated',
  'url',
  'path',
] as const;

/** The articles of a digest, and what its checks look up in them. */
interface SourceTexts {
  readonly byId: ReadonlyMap<string, Article>;
  /** The date that an article's text has at a mention's offsets, resolved again. */
  readonly resolvedIn: (mention: Slice) => ReturnType<typeof datesOf>[number] | undefined;
}

/**
 * The checks against these articles, one for each printed kind. Each text is searched for dates once, however many of them are checked.
 *
 * @example
 * checksAgainst(articles).slice({ article: 'a1', start: 0, end: 9, text: 'The mayor' }); // [] where article a1 begins so
 */
export function checksAgainst(articles: readonly Article[]): Checks {
  const byId = new Map(articles.map((article) => [article.id, article]));
  const texts: SourceTexts = { byId, resolvedIn: dateResolver(byId) };
  return {
    slice: guarded((slice) => checkSlice(texts, slice)),
    headline: guarded((headline) => checkHeadline(texts, headline)),
    quote: guarded((quote) => checkQuote(texts, quote)),
    link: guarded((quote) => checkLink(texts, quote)),
    date: guarded((date) => checkDate(texts, date)),
    claim: guarded((claim) => checkClaim(texts, claim)),
    timeline: (entry, days) => guarded<TimelineEntry>((one) => checkTimeline(texts, one, days))(entry),
    correction: guarded((correction) => checkCorrection(texts, correction)),
    source: guarded((source) => checkSource(texts, source)),
    topicName: (name, ids) =>
      bearsName(
        name,
        [...new Set(ids)].flatMap((id) => byId.get(id) ?? []),
      ),
  };
}

function checkSlice({ byId }: SourceTexts, { article, start, end, text }: Slice): string[] {
  const source = byId.get(article);
  if (!source) return [`article ${article} is not in articles.jsonl`];
  const there = source.text.slice(start, end);
  if (there === text) return [];
  return [`"${text}" is not what stands at ${start}-${end} of article ${article} ("${there.slice(0, 80)}")`];
}

function checkHeadline({ byId }: SourceTexts, { article, text }: Headline): string[] {
  const matches = byId.get(article)?.title.toLowerCase().includes(text.toLowerCase());
  return matches ? [] : [`"${text}" is not the title of article ${article}`];
}

function checkQuote(texts: SourceTexts, { article, text, pieces, alsoIn, ...quote }: KeyQuote): string[] {
  const joined = joinedAt(texts, article, pieces);
  const wrong = `"${text}" is not what stands at its pieces in article ${article} ("${joined.slice(0, 80)}")`;
  const { speaker, speakerStart, speakerEnd, role, roleStart, roleEnd } = quote;
  return [
    ...alsoIn
      .filter((other) => !foldKey(joinedAt(texts, other.article, other.pieces)).includes(foldKey(text)))
      .map((other) => `article ${other.article} does not carry "${text}"`),
    ...(joined === text ? [] : [wrong]),
    ...checkNamed(texts, article, 'speaker', { text: speaker, start: speakerStart, end: speakerEnd }),
    ...checkNamed(texts, article, 'role', { text: role, start: roleStart, end: roleEnd }),
  ];
}

/** A speaker or a role, where the quote has one. */
function checkNamed(
  texts: SourceTexts,
  article: string,
  what: string,
  { text, start, end }: { readonly text: string | null; readonly start: number | null; readonly end: number | null },
): string[] {
  if (text === null) return [];
  return labelled(what, checkSlice(texts, { article, text, start: start ?? -1, end: end ?? -1 }));
}

function checkLink(
  { byId }: SourceTexts,
  { article, pieces: [first], link }: Pick<DigestQuote, 'article' | 'pieces' | 'link'>,
): string[] {
  const source = byId.get(article);
  const expected = source?.url ? passageUrl(source.url, source.text.slice(first.start, first.end)) : null;
  return link === expected ? [] : [`its link does not lead to the passage in article ${article}`];
}

function checkDate(texts: SourceTexts, { value, precision, mention, sentence, clause, alsoIn }: KeyDate): string[] {
  const found = texts.resolvedIn(mention);
  const wrongDay = `"${mention.text}" is ${found?.value ?? 'no date'} by its article's own day, not ${value}`;
  const inSentence = [mention, clause].every(
    (part) => part.article === sentence.article && part.start >= sentence.start && part.end <= sentence.end,
  );
  const inClause = mention.start >= clause.start && mention.end <= clause.end;
  return [
    ...(found?.value === value && found.precision === precision ? [] : [wrongDay]),
    ...checkSlice(texts, mention),
    ...labelled('sentence', checkSlice(texts, sentence)),
    ...labelled('clause', checkSlice(texts, clause)),
    ...alsoIn.flatMap((other) => [
      ...labelled('the same day elsewhere', checkSlice(texts, other)),
      ...(texts.resolvedIn(other)?.value === value
        ? []
        : [`"${other.text}" in article ${other.article} is not ${value}`]),
    ]),
    ...(inSentence && inClause ? [] : [`the date "${mention.text}" does not stand in its sentence`]),
  ];
}

function checkClaim(texts: SourceTexts, { figure, sentence, published }: Disagreement['claims'][number]): string[] {
  return [
    ...checkSlice(texts, figure),
    ...labelled('sentence', checkSlice(texts, sentence)),
    ...(published === publishedAt(texts, figure.article) ? [] : [`"${figure.text}" was not published at ${published}`]),
  ];
}

function checkTimeline(
  texts: SourceTexts,
  { day, headline, article }: TimelineEntry,
  days: readonly string[],
): string[] {
  const isNamed = day === publishedAt(texts, article)?.slice(0, 10) || days.includes(day);
  return [
    ...checkHeadline(texts, { article, text: headline }),
    ...(isNamed ? [] : [`no article names the day ${day}`]),
  ];
}

function checkCorrection(texts: SourceTexts, { was, now, article }: PrintedCorrection): string[] {
  const stillSaid = textOf(texts, article).includes(was.text);
  return [
    ...labelled('what was printed', checkSlice(texts, was)),
    ...labelled('what is said now', now === null ? [] : checkSlice(texts, now)),
    ...(stillSaid ? [`article ${article} still says "${was.text}"`] : []),
  ];
}

function checkSource({ byId }: SourceTexts, source: DigestSource): string[] {
  const article = byId.get(source.article);
  if (!article) return [`article ${source.article} is not in articles.jsonl`];
  const printed = { ...article, outlet: shownOutlet(article) };
  return printedOfSource
    .filter((field) => JSON.stringify(printed[field]) !== JSON.stringify(source[field]))
    .map((field) => `${field} is not that of article ${source.article}`);
}

/** A check that throws has verified nothing. */
function guarded<T>(check: Check<T>): Check<T> {
  return (item) => {
    try {
      return check(item);
    } catch (error) {
      return [`it could not be checked: ${messageOf(error)}`];
    }
  };
}

function labelled(what: string, mismatches: readonly string[]): string[] {
  return mismatches.map((line) => `${what}: ${line}`);
}

function dateResolver(byId: ReadonlyMap<string, Article>): SourceTexts['resolvedIn'] {
  const resolved = new Map<string, ReturnType<typeof datesOf>>();
  return (mention) => {
    const article = byId.get(mention.article);
    if (article && !resolved.has(article.id))
      resolved.set(article.id, datesOf(article.text, article.published, article.language));
    return resolved.get(mention.article)?.find((one) => one.start === mention.start && one.end === mention.end);
  };
}

function publishedAt({ byId }: SourceTexts, article: string): Moment | null {
  return byId.get(article)?.published ?? null;
}

function textOf({ byId }: SourceTexts, article: string): string {
  return byId.get(article)?.text ?? '';
}

function joinedAt(texts: SourceTexts, article: string, pieces: readonly Span[]): string {
  const text = textOf(texts, article);
  return pieces.map((piece) => text.slice(piece.start, piece.end)).join(' ');
}
