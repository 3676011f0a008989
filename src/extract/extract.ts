import { identifyLanguage } from '../language/identify.ts';
import { instantOf } from '../lib/calendar.ts';
import { clip, countWords, foldKey, joinParagraphs, oneLine } from '../lib/text.ts';
import type { Article, Dropped, Item, Moment } from '../model.ts';
import { readAuthors } from './bylines.ts';
import { readNote } from './note.ts';
import { readPage } from './page.ts';
import { readPlainText } from './plaintext.ts';
import type { Reading } from './reading.ts';

/** An article has at least this many words in sentences; anything less is a menu, a teaser or a cookie wall. */
const fewestWords = 40;

/** A headline longer than this is none. */
const longestTitle = 300;

/** The outcome of reading one item: an article, or the reason why there is none; and the reading itself, to explain. */
export type Extraction =
  | { readonly article: Article; readonly dropped: null; readonly reading: Reading }
  | { readonly article: null; readonly dropped: Dropped; readonly reading: Reading | null };

/** Item -> Article. Never throws for what an item holds: an unreadable item is dropped with its reason. */
export async function extract(item: Item, url: string | null = null): Promise<Extraction> {
  const drop = (reason: string, reading: Reading | null): Extraction => ({
    article: null,
    dropped: { id: item.id, path: item.path, reason },
    reading,
  });
  if (item.content.trim() === '') return drop('the file is empty', null);
  const reading = withContainer(await readItem(item, url), item);
  const text = joinParagraphs(reading.paragraphs);
  const words = reading.paragraphs
    .filter((paragraph) => /[.!?…。！？]["”’'»)\]]*$/u.test(paragraph))
    .reduce((sum, paragraph) => sum + countWords(paragraph), 0);
  if (words < fewestWords)
    return drop(
      words === 0 ? 'no article on the page' : `no article on the page (only ${words} words in sentences)`,
      reading,
    );
  const service = servicePage(reading);
  if (service !== null) return drop(service, reading);
  const published = reading.published ?? null;
  return {
    article: {
      id: item.id,
      path: item.path,
      title: clip(oneLine(reading.title ?? '') || clip(oneLine(reading.paragraphs[0]), 120), longestTitle),
      authors: reading.authors,
      agency: reading.agency,
      outlet: reading.outlet,
      published,
      updated: laterThan(reading.updated, published),
      language: await identifyLanguage(text, reading.declaredLanguage),
      url: reading.url,
      image: reading.image,
      kind: reading.opinion ? 'opinion' : 'report',
      text,
      updates: null,
    },
    dropped: null,
    reading,
  };
}

const serviceTitle =
  /^(?:subscribe|subscription|sign (?:in|up)|log ?in|register|cookies?|privacy|terms|page not found|404|error|access denied|forbidden|are you a robot|just a moment|attention required|contact us|newsletters?)\b/i;
const serviceWords =
  /\b(?:subscri(?:be|ber|bers|ption|ptions)|cookies?|consent|unsubscribe|newsletters?|your (?:account|device|browser|preferences|card|order|plan)|per month|a month|cancel|terms of (?:use|service)|privacy policy|sign (?:in|up)|log in|javascript|captcha)\b/i;

/** A page with neither author nor day that speaks of the site's own services is no article, however much text it has. */
function servicePage(reading: Reading): string | null {
  if (reading.authors.length > 0 || reading.published !== null) return null;
  const wordsOf = (paragraphs: readonly string[]) =>
    paragraphs.reduce((sum, paragraph) => sum + countWords(paragraph), 0);
  const about = wordsOf(reading.paragraphs.filter((paragraph) => serviceWords.test(paragraph)));
  const titled = serviceTitle.test(reading.title ?? '');
  return titled || about > wordsOf(reading.paragraphs) / 3
    ? 'a service page (subscription, cookies, log-in), no article'
    : null;
}

async function readItem(item: Item, url: string | null): Promise<Reading> {
  if (item.form === 'html') return readPage(item.content, url);
  return item.form === 'markdown' ? readNote(item.content) : readPlainText(item.content, url, item.title !== null);
}

/** A mail's own headers say better than its text who wrote what when. */
function withContainer(reading: Reading, item: Item): Reading {
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
