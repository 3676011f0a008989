import { errorTitles } from '../language/packs.ts';
import { countWords } from '../lib/text/text.ts';
import { closedSentence } from './models/text-features.ts';
import { pagePattern, pageSource, pattern } from './page-patterns.ts';
import type { PageReading } from './page-reading.ts';

/** What a page is when it holds no whole article. */
export type PageKind = 'article' | 'teaser' | 'list' | 'video' | 'service' | 'error' | 'nothing';

/** An article has at least this many words in sentences; anything less is a menu, a caption or a cookie wall. */
const fewestWords = 40;

/** A whole article has more words than this; with fewer, a wall or a player beside them is what the page is about. */
const shortText = 180;

const errorTitlePatterns: readonly RegExp[] = [
  // "404 - page not found", "Error 403"
  new RegExp(`^(?:error )?(?:404|403|410|50\\d)(?:\\s*[-–:|]|\\s+${pageSource('errorNumberNext')}|$)`, 'iu'),
  pagePattern('missingPage', { at: 'start' }),
  pattern(errorTitles, { at: 'whole', after: '[.!… ]*' }),
];
const serviceTitle = pagePattern('serviceTitle', {
  at: 'whole',
  after: `(?: ${pageSource('serviceTitleMore')})?[.! ]*`,
});
const serviceText = pagePattern('serviceText', { at: 'anywhere' });
const wall = pagePattern('wall', { at: 'anywhere' });

const wordsOf = (paragraphs: readonly string[]) =>
  paragraphs.reduce((sum, paragraph) => sum + countWords(paragraph), 0);

/** What a reading is, and why when it is no article. The surest signs first. */
export function kindOf(reading: PageReading): { kind: PageKind; reason: string } {
  const { paragraphs, removed } = reading;
  const words = wordsOf(paragraphs.filter((paragraph) => closedSentence.test(paragraph)));
  const all = wordsOf(paragraphs);
  const title = reading.title ?? '';
  if (all < shortText && errorTitlePatterns.some((one) => one.test(title)))
    return { kind: 'error', reason: `an error page ("${title.slice(0, 60)}"), no article` };
  if (isService(reading))
    return { kind: 'service', reason: 'a service page (subscription, cookies, log-in), no article' };
  const walled = removed.some(({ text }) => text.length < 400 && wall.test(text)) || wall.test(paragraphs.at(-1) ?? '');
  // A wall stands on many pages that are whole; it counts where little text is left, or where the page says so itself.
  const cut = reading.paid || /(?:…|\.\.\.)$/.test(paragraphs.at(-1) ?? '') || all < shortText / 2;
  if (words > 0 && all < shortText && cut && (walled || reading.paid))
    return { kind: 'teaser', reason: `only the beginning of an article (${all} words); the rest is behind a wall` };
  if (all < shortText / 3 && reading.video)
    return { kind: 'video', reason: `a video page with ${all} words, no article` };
  if (reading.teasers >= 6 && reading.teasers >= paragraphs.length / 3)
    return { kind: 'list', reason: `a page of ${reading.teasers} teasers, no article` };
  if (words < fewestWords && reading.links >= 30)
    return { kind: 'list', reason: `a list of links (${reading.links}), no article` };
  if (words < fewestWords)
    return {
      kind: 'nothing',
      reason: words === 0 ? 'no article on the page' : `no article on the page (only ${words} words in sentences)`,
    };
  return { kind: 'article', reason: '' };
}

/** A page with neither author nor day that speaks of the site's own services is no article, however much text it has. */
function isService({ authors, published, paragraphs, title }: PageReading): boolean {
  if (authors.length > 0 || published !== null || paragraphs.length === 0) return false;
  const about = wordsOf(paragraphs.filter((paragraph) => serviceText.test(paragraph)));
  const words = wordsOf(paragraphs);
  return serviceTitle.test(title ?? '') || (words < 3 * shortText && about > words / 2);
}
