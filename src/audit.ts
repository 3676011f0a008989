import type { Digest } from './digest.ts';
import type { Article } from './model.ts';

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
export function auditDigest(
  digest: Digest,
  articles: readonly Pick<Article, 'id' | 'title' | 'text' | 'outlet' | 'authors' | 'published'>[],
): Audit {
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
    if (byId.get(article)?.title !== text) mismatches.push(`${what}: "${text}" is not the title of article ${article}`);
  };
  const date = (what: string, { mention, sentence, clause }: Digest['ahead'][number]) => {
    counts.dates++;
    slice(`${what}, date`, mention);
    slice(`${what}, sentence of the date`, sentence);
    slice(`${what}, clause of the date`, clause);
    const inside = [mention, clause].every(
      (part) => part.article === sentence.article && part.start >= sentence.start && part.end <= sentence.end,
    );
    if (!inside || mention.start < clause.start || mention.end > clause.end)
      mismatches.push(`${what}: the date "${mention.text}" does not stand in its sentence`);
  };

  for (const topic of digest.topics) {
    if (topic.by === 'found') topicName(topic, digest, byId, mismatches);
    for (const entry of topic.timeline) title(`topic ${topic.name}, timeline`, entry.article, entry.headline);
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
        const joined = quote.pieces.map((piece) => text.slice(piece.start, piece.end)).join(' ');
        if (joined !== quote.text)
          mismatches.push(
            `${where}, quote: "${quote.text}" is not what stands at its pieces in article ${quote.article} ("${joined.slice(0, 80)}")`,
          );
        if (quote.speaker !== null)
          same(`${where}, speaker`, quote.article, quote.speakerStart ?? -1, quote.speakerEnd ?? -1, quote.speaker);
        if (quote.role !== null)
          same(`${where}, role`, quote.article, quote.roleStart ?? -1, quote.roleEnd ?? -1, quote.role);
      }
      for (const entry of story.dates) date(where, entry);
    }
  }
  for (const entry of digest.ahead) date('looking ahead', entry);
  for (const source of digest.sources) {
    const held = byId.get(source.article);
    if (!held) mismatches.push(`source ${source.number}: article ${source.article} is not in articles.jsonl`);
    else if (
      held.title !== source.title ||
      held.outlet !== source.outlet ||
      held.published !== source.published ||
      held.authors.join('|') !== source.authors.join('|')
    )
      mismatches.push(
        `source ${source.number}: title, outlet, authors or publication date differ from article ${source.article}`,
      );
  }
  return { ...counts, mismatches };
}

/** A found topic's name may hold only words that its own articles hold. */
function topicName(
  topic: Digest['topics'][number],
  digest: Digest,
  byId: ReadonlyMap<string, Pick<Article, 'title' | 'text'>>,
  mismatches: string[],
): void {
  const ids = new Set(
    topic.stories.flatMap((story) => story.sources.map((number) => digest.sources[number - 1]?.article)),
  );
  const held = [...ids]
    .map((id) => byId.get(id ?? ''))
    .map((article) => `${article?.title}\n${article?.text}`.toLowerCase())
    .join('\n');
  for (const word of topic.name.split(' ')) {
    if (word !== 'and' && !held.includes(word.toLowerCase()))
      mismatches.push(`topic ${topic.name}: no article of it has the word "${word}"`);
  }
}
