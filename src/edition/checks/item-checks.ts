import { datesOf } from '../../annotate/dates/dates.ts';
import { shownOutlet } from '../../annotate/press/publishers.ts';
import { bearsName, foldKey } from '../../lib/text/text.ts';
import { passageUrl } from '../../lib/url.ts';
import type { Article, Headline, Moment, Slice, Span } from '../../model/article.ts';
import type { DigestQuote, DigestSource } from '../../model/digest.ts';
import { messageOf } from '../../model/errors.ts';
import type { Disagreement, KeyDate, KeyQuote } from '../../model/summary.ts';

/** What does not match its source in one printed item: lines to read, none where all does. Never throws. */
type Check<T> = (item: T) => readonly string[];

/** A line of a topic's timeline. */
interface TimelineEntry {
  readonly day: string;
  readonly headline: string;
  readonly article: string;
}

/** What a digest prints, checked item by item against the texts of its articles. */
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
  readonly correction: Check<{ readonly was: Slice; readonly now: Slice | null; readonly article: string }>;
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

/** The checks against these articles; each text is searched for dates once, however many of them are checked. */
export function checksAgainst(articles: readonly Article[]): Checks {
  const byId = new Map(articles.map((article) => [article.id, article]));
  const textOf = (id: string) => byId.get(id)?.text ?? '';
  const resolvedIn = resolver(byId);

  const slice = ({ article, start, end, text }: Slice): string[] => {
    const held = byId.get(article);
    if (!held) return [`article ${article} is not in articles.jsonl`];
    const there = held.text.slice(start, end);
    return there === text
      ? []
      : [`"${text}" is not what stands at ${start}-${end} of article ${article} ("${there.slice(0, 80)}")`];
  };
  const headline = ({ article, text }: Headline): string[] =>
    byId.get(article)?.title.toLowerCase().includes(text.toLowerCase())
      ? []
      : [`"${text}" is not the title of article ${article}`];
  const named = (article: string, at: readonly [start: number | null, end: number | null, text: string | null]) => {
    const [start, end, text] = at;
    return text === null ? [] : slice({ article, start: start ?? -1, end: end ?? -1, text });
  };

  return {
    slice: guarded(slice),
    headline: guarded(headline),
    quote: guarded(({ article, text, pieces, alsoIn, ...quote }) => {
      const joined = joinedAt(textOf(article), pieces);
      return [
        ...alsoIn
          .filter((other) => !foldKey(joinedAt(textOf(other.article), other.pieces)).includes(foldKey(text)))
          .map((other) => `article ${other.article} does not carry "${text}"`),
        ...(joined === text
          ? []
          : [`"${text}" is not what stands at its pieces in article ${article} ("${joined.slice(0, 80)}")`]),
        ...named(article, [quote.speakerStart, quote.speakerEnd, quote.speaker]).map((line) => `speaker: ${line}`),
        ...named(article, [quote.roleStart, quote.roleEnd, quote.role]).map((line) => `role: ${line}`),
      ];
    }),
    link: guarded(({ article, pieces: [first], link }) => {
      const address = byId.get(article)?.url ?? null;
      const expected = address === null ? null : passageUrl(address, textOf(article).slice(first.start, first.end));
      return link === expected ? [] : [`its link does not lead to the passage in article ${article}`];
    }),
    date: guarded(({ value, precision, mention, sentence, clause, alsoIn }) => {
      const found = resolvedIn(mention);
      const inside = [mention, clause].every(
        (part) => part.article === sentence.article && part.start >= sentence.start && part.end <= sentence.end,
      );
      return [
        ...(found?.value === value && found.precision === precision
          ? []
          : [`"${mention.text}" is ${found?.value ?? 'no date'} by its article's own day, not ${value}`]),
        ...slice(mention),
        ...slice(sentence).map((line) => `sentence: ${line}`),
        ...slice(clause).map((line) => `clause: ${line}`),
        ...alsoIn.flatMap((other) => [
          ...slice(other).map((line) => `the same day elsewhere: ${line}`),
          ...(resolvedIn(other)?.value === value
            ? []
            : [`"${other.text}" in article ${other.article} is not ${value}`]),
        ]),
        ...(inside && mention.start >= clause.start && mention.end <= clause.end
          ? []
          : [`the date "${mention.text}" does not stand in its sentence`]),
      ];
    }),
    claim: guarded(({ figure, sentence, published }) => [
      ...slice(figure),
      ...slice(sentence).map((line) => `sentence: ${line}`),
      ...(published === publishedAt(byId.get(figure.article))
        ? []
        : [`"${figure.text}" was not published at ${published}`]),
    ]),
    timeline: (entry, days) =>
      guarded<TimelineEntry>(({ day, headline: text, article }) => [
        ...headline({ article, text }),
        ...(day === publishedAt(byId.get(article))?.slice(0, 10) || days.includes(day)
          ? []
          : [`no article names the day ${day}`]),
      ])(entry),
    correction: guarded(({ was, now, article }) => [
      ...slice(was).map((line) => `what was printed: ${line}`),
      ...(now === null ? [] : slice(now)).map((line) => `what is said now: ${line}`),
      ...(textOf(article).includes(was.text) ? [`article ${article} still says "${was.text}"`] : []),
    ]),
    source: guarded((source) => {
      const held = byId.get(source.article);
      if (!held) return [`article ${source.article} is not in articles.jsonl`];
      const printed = { ...held, outlet: shownOutlet(held) };
      return printedOfSource
        .filter((field) => JSON.stringify(printed[field]) !== JSON.stringify(source[field]))
        .map((field) => `${field} is not that of article ${source.article}`);
    }),
    topicName: (name, ids) =>
      bearsName(
        name,
        [...new Set(ids)].flatMap((id) => byId.get(id) ?? []),
      ),
  };
}

/** A check that fails in itself vouches for nothing. */
function guarded<T>(check: Check<T>): Check<T> {
  return (item) => {
    try {
      return check(item);
    } catch (error) {
      return [`it could not be checked: ${messageOf(error)}`];
    }
  };
}

/** Finds again what a text's dates are, by the mention's offsets. */
function resolver(byId: ReadonlyMap<string, Article>) {
  const resolved = new Map<string, ReturnType<typeof datesOf>>();
  return (mention: Slice) => {
    const held = byId.get(mention.article);
    if (held && !resolved.has(held.id)) resolved.set(held.id, datesOf(held.text, held.published, held.language));
    return resolved.get(mention.article)?.find((one) => one.start === mention.start && one.end === mention.end);
  };
}

function publishedAt(article: Article | undefined): Moment | null {
  return article?.published ?? null;
}

function joinedAt(text: string, pieces: readonly Span[]): string {
  return pieces.map((piece) => text.slice(piece.start, piece.end)).join(' ');
}
