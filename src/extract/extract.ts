import { kindOfArticle } from '../annotate/press/genres.ts';
import { identifyLanguage } from '../language/identification.ts';
import { mendMisread } from '../lib/text/encoding.ts';
import { cleanText, clip, foldKey, joinParagraphs, oneLine } from '../lib/text/text.ts';
import { instantOf } from '../lib/time/calendar.ts';
import type { Article, Dropped, Moment } from '../model/article.ts';
import type { Item } from '../model/source.ts';
import { readAuthors } from './bylines.ts';
import { cleaned } from './cleaning/cleaning.ts';
import { type EntryReading, earlierDay, readEntry } from './entry.ts';
import { readNote } from './formats/markdown.ts';
import { ownershipOf } from './ownership.ts';
import { readPage } from './page/page.ts';
import { kindOf, type PageKind } from './page-kind.ts';
import type { PageReading } from './page-reading.ts';
import { readPlainText } from './scrape/plaintext.ts';

/** A headline longer than this is none. */
const longestTitle = 300;

/** The outcome of reading one item: an article, or the reason why there is none; and the reading itself, to explain. */
export type Extraction =
  | {
      readonly article: Article;
      readonly dropped: null;
      readonly reading: PageReading;
      readonly kind: 'article' | 'teaser';
    }
  | {
      readonly article: null;
      readonly dropped: Dropped;
      /** The reading was cut off (time, memory, a fault of ours) and says nothing about the item: it may succeed in a later run. */
      readonly deferred: boolean;
      readonly reading: PageReading | null;
      readonly kind: PageKind;
    };

/**
 * Item -> Article. Never throws for what an item holds: an unreadable item is dropped with its reason. Days after `latest`
 * (`2026-11-23`, null for no bound) are not believed.
 */
export async function extract(
  item: Item,
  url: string | null = null,
  latest: string | null = null,
): Promise<Extraction> {
  const drop = (reason: string, reading: PageReading | null, kind: PageKind): Extraction => ({
    article: null,
    dropped: { id: item.id, path: item.path, reason, countedFor: item.origin?.name ?? null },
    deferred: false,
    reading,
    kind,
  });
  if (item.form !== 'entry' && item.content.trim() === '') return drop('the file is empty', null, 'nothing');
  const mended = {
    ...item,
    content: mendMisread(item.content),
    page: item.page && { ...item.page, html: mendMisread(item.page.html) },
  };
  const { reading, kind, reason, fromPage } = await readItem(mended, url);
  const asRead = joinParagraphs(reading.paragraphs);
  if (kind !== 'article' && !(kind === 'teaser' && item.form === 'entry' && asRead !== ''))
    return drop(reason, reading, kind);
  const language = await identifyLanguage(asRead, reading.declaredLanguage);
  const own = withoutForeign(reading, language);
  const article = articleOf(item, own, { asRead, language, latest, fromPage, teaser: kind === 'teaser' });
  return { article, dropped: null, reading: own, kind };
}

/** A reading with the article's own paragraphs only; what stood among them is removed by name. */
function withoutForeign(reading: PageReading, language: string): PageReading {
  const { title, authors, outlet } = reading;
  const { paragraphs, removed } = cleaned({
    title: title ?? '',
    authors,
    outlet,
    language,
    paragraphs: reading.paragraphs,
  });
  return { ...reading, paragraphs, removed: [...reading.removed, ...removed] };
}

/** The article that a reading makes. Days after `latest` are of something else, or wrong: nothing was published in the future. */
function articleOf(
  item: Item,
  reading: PageReading,
  found: {
    /** The text before it was cleaned: notes about the author show what kind of article it is. */
    readonly asRead: string;
    readonly language: string;
    readonly latest: string | null;
    readonly fromPage: boolean;
    readonly teaser: boolean;
  },
): Article {
  const { asRead, language, latest, fromPage, teaser } = found;
  const past = (moment: Moment | null) =>
    moment !== null && latest !== null && moment.slice(0, 10) > latest ? null : moment;
  const published = past(reading.published);
  const text = joinParagraphs(reading.paragraphs);
  const title = clip(shown(reading.title ?? '') || clip(oneLine(reading.paragraphs[0]), 120), longestTitle);
  return {
    id: item.id,
    path: item.path,
    title,
    authors: reading.authors.map(shown),
    agency: reading.agency && shown(reading.agency),
    outlet: reading.outlet && shown(reading.outlet),
    ...ownershipOf(item, reading.outlet, fromPage),
    published,
    updated: laterThan(past(reading.updated), published),
    language,
    url: reading.url,
    image: reading.image,
    ...kindOfArticle({ ...reading, title, text: asRead, language }, reading.opinion),
    teaser,
    topic: item.origin?.topic ?? null,
    ...filedUnder(item),
    text,
    updates: null,
  };
}

/** A feed's categories, and the folder of the list that the feed is in. */
function filedUnder({ categories = [], origin }: Item): Pick<Article, 'categories'> {
  const all = [...categories, ...(origin?.topic ? [origin.topic] : [])];
  return all.length === 0 ? {} : { categories: all };
}

/** What is printed as it is said, from whatever field it comes: one line without what cannot be seen. */
function shown(text: string): string {
  return oneLine(cleanText(text));
}

async function readItem(item: Item, url: string | null): Promise<EntryReading> {
  if (item.form === 'entry') {
    const entry = await readEntry(item);
    return { ...entry, reading: withFeed(entry.reading, item) };
  }
  const reading = withContainer(await readFile(item, url), item);
  return { reading, ...kindOf(reading), fromPage: true };
}

async function readFile(item: Item, url: string | null): Promise<PageReading> {
  if (item.form === 'html') return readPage(item.content, url, item.title !== null);
  return item.form === 'markdown' ? readNote(item.content) : readPlainText(item.content, url, item.title !== null);
}

/** A feed says better than the page what its entry is called and when it came; the page knows its outlet. */
function withFeed(reading: PageReading, item: Item): PageReading {
  const { origin } = item;
  const outlet = origin?.outlet ?? item.outlet ?? reading.outlet ?? origin?.title ?? null;
  const byline = readAuthors(item.author === null ? [] : [item.author], outlet);
  const named = byline.authors.length > 0;
  return {
    ...reading,
    title: item.title ?? reading.title,
    authors: named ? byline.authors : reading.authors,
    agency: reading.agency ?? byline.agency,
    outlet,
    published: earlierDay(item.published, reading.published),
    updated: item.updated ?? reading.updated,
    declaredLanguage: origin?.language ?? reading.declaredLanguage,
    url: item.url ?? reading.url,
    image: reading.image ?? item.image,
    paragraphs: reading.paragraphs.filter((paragraph) => foldKey(paragraph) !== foldKey(item.title ?? '')),
    from: {
      ...reading.from,
      ...(item.title !== null && { title: 'feed' }),
      ...(named && { authors: 'feed' }),
      ...(item.published !== null && { published: 'feed' }),
    },
  };
}

/** A mail's own headers say better than its text who wrote what when. */
function withContainer(reading: PageReading, item: Item): PageReading {
  if (item.title === null && item.author === null && item.published === null) return reading;
  const byline = readAuthors(item.author === null ? [] : [item.author], item.outlet);
  return {
    ...reading,
    title: item.title ?? reading.title,
    authors: byline.authors.length > 0 ? byline.authors : reading.authors,
    outlet: item.outlet ?? reading.outlet,
    published: item.published ?? reading.published,
    paragraphs: reading.paragraphs.filter((paragraph) => foldKey(paragraph) !== foldKey(item.title ?? '')),
    from: {
      ...reading.from,
      ...(item.title !== null && { title: 'mail header' }),
      ...(item.published !== null && { published: 'mail header' }),
    },
  };
}

/** An "updated" that says nothing new (the same moment, or one before publication) is not printed. */
function laterThan(updated: Moment | null, published: Moment | null): Moment | null {
  if (updated === null || published === null) return updated;
  const days = updated.length === 10 || published.length === 10;
  const later = days ? updated.slice(0, 10) > published.slice(0, 10) : instantOf(updated) > instantOf(published);
  return later ? updated : null;
}
