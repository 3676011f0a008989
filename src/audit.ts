import type { Digest } from './digest.ts';
import { foldKey } from './lib/text.ts';
import { passageUrl } from './lib/url.ts';
import type { Article, Span } from './model.ts';
import { datesOf } from './summarize/dates.ts';

/** What an audit counted and what did not match. */
export interface Audit {
  readonly headlines: number;
  readonly sentences: number;
  readonly quotes: number;
  readonly dates: number;
  readonly mismatches: readonly string[];
}

interface Sliceable {
  readonly article: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * Re-slices everything that a digest prints from the texts of its articles: headlines, sentences, quotes with their
 * pieces, speakers and roles, dates with their sentences, and the names of found topics. Pure.
 */
export function auditDigest(digest: Digest, articles: readonly Article[]): Audit {
  const byId = new Map(articles.map((article) => [article.id, article]));
  const mismatches: string[] = [];
  const counts = { headlines: 0, sentences: 0, quotes: 0, dates: 0 };

  const same = (what: string, article: string, start: number, end: number, text: string) => {
    const held = byId.get(article);
    if (!held) mismatches.push(`${what}: article ${article} is not in articles.jsonl`);
    else if (held.text.slice(start, end) !== text)
      mismatches.push(
        `${what}: "${text}" is not what stands at ${start}-${end} of article ${article} ("${held.text.slice(start, end).slice(0, 80)}")`,
      );
  };
  const slice = (what: string, { article, start, end, text }: Sliceable) => same(what, article, start, end, text);
  const title = (what: string, article: string, text: string) => {
    // A headline may be a part of the title, and set in sentence case.
    if (!byId.get(article)?.title.toLowerCase().includes(text.toLowerCase()))
      mismatches.push(`${what}: "${text}" is not the title of article ${article}`);
  };
  const resolved = new Map<string, ReturnType<typeof datesOf>>();
  const resolvedIn = (mention: Sliceable) => {
    const held = byId.get(mention.article);
    if (held && !resolved.has(held.id)) resolved.set(held.id, datesOf(held.text, held.published));
    return resolved.get(mention.article)?.find((one) => one.start === mention.start && one.end === mention.end);
  };
  const date = (what: string, { value, precision, mention, sentence, clause, alsoIn }: Digest['ahead'][number]) => {
    counts.dates++;
    const found = resolvedIn(mention);
    if (found?.value !== value || found.precision !== precision)
      mismatches.push(
        `${what}: "${mention.text}" is ${found?.value ?? 'no date'} by its article's own day, not ${value}`,
      );
    slice(`${what}, date`, mention);
    slice(`${what}, sentence of the date`, sentence);
    slice(`${what}, clause of the date`, clause);
    const inside = [mention, clause].every(
      (part) => part.article === sentence.article && part.start >= sentence.start && part.end <= sentence.end,
    );
    for (const other of alsoIn) {
      slice(`${what}, the same day elsewhere`, other);
      if (resolvedIn(other)?.value !== value)
        mismatches.push(`${what}: "${other.text}" in article ${other.article} is not ${value}`);
    }
    if (!inside || mention.start < clause.start || mention.end > clause.end)
      mismatches.push(`${what}: the date "${mention.text}" does not stand in its sentence`);
  };

  for (const topic of digest.topics) {
    if (topic.by === 'found' && !bearsName(topic, digest, byId))
      mismatches.push(`topic ${topic.name}: no article of it has these words`);
    for (const entry of topic.timeline) {
      title(`topic ${topic.name}, timeline`, entry.article, entry.headline);
      const days = topic.stories.flatMap((story) => story.dates.map((known) => known.value));
      if (entry.day !== byId.get(entry.article)?.published?.slice(0, 10) && !days.includes(entry.day))
        mismatches.push(`topic ${topic.name}, timeline: no article names the day ${entry.day}`);
    }
    for (const story of topic.stories) {
      const where = `story ${story.id}`;
      counts.headlines++;
      title(`${where}, headline`, story.headline.article, story.headline.text);
      for (const sentence of story.sentences) {
        counts.sentences++;
        slice(`${where}, sentence`, sentence);
      }
      for (const quote of story.quotes) {
        counts.quotes++;
        const text = byId.get(quote.article)?.text ?? '';
        const joined = joinedAt(text, quote.pieces);
        for (const other of quote.alsoIn) {
          if (!foldKey(joinedAt(byId.get(other.article)?.text ?? '', other.pieces)).includes(foldKey(quote.text)))
            mismatches.push(`${where}, quote: article ${other.article} does not carry "${quote.text}"`);
        }
        if (joined !== quote.text)
          mismatches.push(
            `${where}, quote: "${quote.text}" is not what stands at its pieces in article ${quote.article} ("${joined.slice(0, 80)}")`,
          );
        const address = byId.get(quote.article)?.url ?? null;
        const passage = text.slice(quote.pieces[0].start, quote.pieces[0].end);
        if (quote.link !== (address === null ? null : passageUrl(address, passage)))
          mismatches.push(`${where}, quote: its link does not lead to the passage in article ${quote.article}`);
        if (quote.speaker !== null)
          same(`${where}, speaker`, quote.article, quote.speakerStart ?? -1, quote.speakerEnd ?? -1, quote.speaker);
        if (quote.role !== null)
          same(`${where}, role`, quote.article, quote.roleStart ?? -1, quote.roleEnd ?? -1, quote.role);
      }
      for (const entry of story.dates) date(where, entry);
      for (const { figure, sentence, published } of story.figures.flatMap(({ claims }) => claims)) {
        slice(`${where}, figure`, figure);
        slice(`${where}, sentence of the figure`, sentence);
        if (published !== (byId.get(figure.article)?.published ?? null))
          mismatches.push(`${where}, figure: "${figure.text}" was not published at ${published}`);
      }
    }
  }
  for (const { id, headline } of digest.also) {
    counts.headlines++;
    title(`story ${id}, in a line`, headline.article, headline.text);
  }
  for (const { was, now, article } of digest.corrections) {
    slice('correction, what was printed', was);
    if (now !== null) slice('correction, what is said now', now);
    if (byId.get(article)?.text.includes(was.text))
      mismatches.push(`correction: article ${article} still says "${was.text}"`);
  }
  for (const entry of digest.ahead) date('looking ahead', entry);
  for (const source of digest.sources) {
    const held = byId.get(source.article);
    if (!held) mismatches.push(`source ${source.number}: article ${source.article} is not in articles.jsonl`);
    else
      for (const field of printedOfSource) {
        if (JSON.stringify(held[field]) !== JSON.stringify(source[field]))
          mismatches.push(`source ${source.number}: ${field} is not that of article ${source.article}`);
      }
  }
  return { ...counts, mismatches };
}

function joinedAt(text: string, pieces: readonly Span[]): string {
  return pieces.map((piece) => text.slice(piece.start, piece.end)).join(' ');
}

/** What a digest prints of a source besides slices. */
const printedOfSource = ['title', 'outlet', 'authors', 'agency', 'published', 'updated', 'url', 'path'] as const;

/** Whether a found topic's name holds only names and words that its own articles hold. */
export function bearsName(
  topic: Digest['topics'][number],
  digest: Pick<Digest, 'sources'>,
  byId: ReadonlyMap<string, Article>,
): boolean {
  const ids = new Set(
    topic.stories.flatMap((story) => story.sources.map((number) => digest.sources[number - 1]?.article)),
  );
  const held = [...ids]
    .map((id) => byId.get(id ?? ''))
    .map((article) => ` ${foldKey(`${article?.title} ${article?.text}`)} `)
    .join(' ');
  const has = (name: string) => held.includes(` ${foldKey(name)} `);
  return has(topic.name) || topic.name.split(' and ').every(has);
}
