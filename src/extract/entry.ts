import { parsePage } from '../lib/markup/html.ts';
import { decodeTwice, loadXml } from '../lib/markup/xml.ts';
import { cleanText, countWords, foldKey } from '../lib/text/text.ts';
import type { Moment } from '../model/article.ts';
import type { Item } from '../model/source.ts';
import { blocksOf } from './blocks/blocks.ts';
import { sureRules } from './boilerplate.ts';
import { closedSentence, lookAt } from './models/text-features.ts';
import { readPage } from './page/page.ts';
import { kindOf, type PageKind } from './page-kind.ts';
import { pagePattern, pageSource } from './page-patterns.ts';
import type { PageReading, Removed } from './page-reading.ts';

/** What feeds put under every entry. `link`: only where most of the block is a link. */
const feedFurniture: readonly { readonly rule: string; readonly pattern: RegExp; readonly link: boolean }[] = [
  { rule: 'syndication note', pattern: pagePattern('feedPost', { at: 'whole' }), link: false },
  { rule: 'syndication note', pattern: pagePattern('feedSource', { at: 'start' }), link: true },
  {
    rule: 'read more',
    pattern: pagePattern('feedMore', { at: 'whole', before: '(?:\\[?(?:…|\\.\\.\\.)\\]?\\s*)?', after: '[ .:…→»>]*' }),
    link: false,
  },
  { rule: 'read more', pattern: pagePattern('feedMoreLink', { at: 'start' }), link: true },
  { rule: 'comments', pattern: pagePattern('feedComments', { at: 'whole', before: '(?:\\d+ )?' }), link: false },
];

/** A text that is cut off: "… [Read more]". */
const cutEnd = new RegExp(
  `\\s{0,20}(?:\\[(?:…|\\.\\.\\.)\\]|[(\\[]?${pageSource('cutMore')}(?:…|\\.\\.\\.)?[)\\]]?[»→>]{0,5})\\s{0,20}$`,
  'iu',
);

/** With fewer words than this a feed's text is taken for the beginning of an article, unless the page has no more. */
const wholeWords = 180;

/** From this many words on, what a feed gives in the field for whole texts is one. */
const wholeShort = 60;

/** The better of what a feed gives and what its page gives. */
export interface EntryReading {
  readonly reading: PageReading;
  readonly kind: PageKind;
  readonly reason: string;
  /** Whether the text is that of the page. */
  readonly fromPage: boolean;
}

/**
 * Reads an entry of a feed: the page when it was fetched and holds a whole article at least as long, else the feed's text. A
 * feed's few lines are a teaser: printed as such, or skipped where they hold no sentence.
 */
export async function readEntry(item: Item): Promise<EntryReading> {
  const body = await readFeedBody(item);
  const own = wordsOf(body.paragraphs);
  const page = item.page === null ? null : await readPage(item.page.html, item.page.url);
  const judged = page === null ? null : kindOf(page);
  if (page !== null && judged?.kind === 'article' && wordsOf(page.paragraphs) >= 0.8 * own)
    return { reading: page, kind: 'article', reason: '', fromPage: true };
  // What the page says of itself is of use even where its text is not.
  const reading = page === null ? body : { ...page, ...shown(body), title: page.title };
  const sentences = body.paragraphs.filter((paragraph) => closedSentence.test(paragraph));
  const whole = item.whole ? wholeShort : wholeWords;
  if (wordsOf(sentences) >= whole && !body.paid) return { reading, kind: 'article', reason: '', fromPage: false };
  if (body.paragraphs.some((paragraph) => closedSentence.test(paragraph) && countWords(paragraph) >= 8))
    return { reading, kind: 'teaser', reason: judged?.reason ?? '', fromPage: false };
  const only = own === 0 ? 'only a headline in the feed' : `only ${own} words in the feed`;
  if (page === null || judged === null) return { reading, kind: 'nothing', reason: only, fromPage: false };
  return { reading, kind: judged.kind === 'article' ? 'nothing' : judged.kind, reason: judged.reason, fromPage: false };
}

function shown({ paragraphs, removed, paid }: PageReading): Pick<PageReading, 'paragraphs' | 'removed' | 'paid'> {
  return { paragraphs, removed, paid };
}

const wordsOf = (paragraphs: readonly string[]) =>
  paragraphs.reduce((sum, paragraph) => sum + countWords(paragraph), 0);

/** The paragraphs of a feed's HTML. There is no page around them, so that only what is sure is removed. `paid`: it is cut off. */
async function readFeedBody(item: Item): Promise<PageReading> {
  const html = /<[a-z!/]/i.test(item.content) ? item.content : item.content.replace(/\n\s*\n/g, '<p>');
  const { blocks } = blocksOf(await parsePage(html), false);
  await loadXml();
  const removed: Removed[] = [];
  const paragraphs: string[] = [];
  let cut = false;
  for (const block of blocks) {
    const text = cleanText(decodeTwice(block.text)).replace(cutEnd, '');
    cut ||= !block.hidden && (cutEnd.test(block.text) || /(?:…|\.\.\.)$/.test(text));
    const rule = block.hidden ? 'hidden from readers' : ruleOf(text, block.linked, item.title ?? '');
    if (rule === null) paragraphs.push(text);
    else removed.push({ rule, text: block.text });
  }
  return {
    title: null,
    authors: [],
    agency: null,
    outlet: null,
    published: null,
    updated: null,
    declaredLanguage: null,
    url: item.url,
    image: item.image,
    opinion: false,
    paid: cut,
    video: false,
    links: 0,
    teasers: 0,
    paragraphs,
    from: {},
    removed,
  };
}

function ruleOf(text: string, linked: number, title: string): string | null {
  if (text === '') return 'read more';
  const known = feedFurniture.find(({ pattern, link }) => (!link || linked > 0.5) && pattern.test(text));
  if (known !== undefined) return known.rule;
  if (foldKey(text) === foldKey(title)) return 'title';
  const { rule, prose } = lookAt(text);
  if (rule !== null && sureRules.has(rule) && !prose) return rule;
  return linked > 0.9 && !prose ? 'nothing but a link' : null;
}

/**
 * The earlier of two days: feeds that publish everything anew give it the day of doing so, while pages keep theirs. On one
 * day the feed's own moment is the better one: it has a clock and a zone.
 */
export function earlierDay(feed: Moment | null, page: Moment | null): Moment | null {
  if (feed === null || page === null) return feed ?? page;
  return page.slice(0, 10) < feed.slice(0, 10) && Math.abs(Date.parse(page) - Date.parse(feed)) > 86_400_000
    ? page
    : feed;
}
