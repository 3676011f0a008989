import { countWords } from '../lib/text/text.ts';
import { closedSentence } from './models/text-features.ts';
import type { Reading } from './page-reading.ts';

/** What a page is when it holds no whole article. */
export type PageKind = 'article' | 'teaser' | 'list' | 'video' | 'service' | 'error' | 'nothing';

/** An article has at least this many words in sentences; anything less is a menu, a caption or a cookie wall. */
const fewestWords = 40;

/** A whole article has more words than this; with fewer, a wall or a player beside them is what the page is about. */
const shortText = 180;

const errorTitle =
  /^(?:error )?(?:404|403|410|50\d)(?:\s*[-–:|]|\s+(?:error|page|not found|forbidden)\b|$)|^(?:the |this |sorry,? (?:the |this )?)?(?:page|article|story) (?:was )?(?:not found|(?:can(?:no|['’])t|could not) be found|no longer (?:exists|available)|does(?: not|n['’]t) exist)\b|^(?:not found|access denied|forbidden|bad gateway|service unavailable|just a moment|attention required|are you (?:a robot|human)|verify(?:ing)? you are human|security check|something went wrong|oops|seite nicht gefunden|page non trouvée|página no encontrada)[.!… ]*$/i;
const serviceTitle =
  /^(?:subscribe|subscriptions?|sign (?:in|up)|log ?in|register|cookies?|privacy|terms|contact us|newsletters?|before you continue)(?: (?:policy|notice|settings|now|today|here|to \w+|of (?:use|service)|and conditions|& conditions|with us))?[.! ]*$/i;
const serviceWords =
  /\b(?:subscri(?:be|ber|bers|ption|ptions)|cookies?|consent|unsubscribe|newsletters?|your (?:account|device|browser|preferences|card|order|plan)|per month|a month|cancel|terms of (?:use|service)|privacy policy|sign (?:in|up)|log in|javascript|captcha)\b/i;
const wall =
  /\b(?:subscri(?:be|bers?|ption)|members?(?:hip)?|register(?:ed)?|sign (?:in|up)|log in|create (?:a |an |your )?(?:free )?account)\b.{0,80}\b(?:continue|keep|read(?:ing)?|unlock|access|unlimited|full (?:article|story))\b|\b(?:continue|keep) reading\b.{0,60}\b(?:subscri|sign|log|register|account|free)|\bthis (?:article|story|content) is (?:for|only|reserved|exclusive|available)\b.{0,40}\b(?:subscribers|members|premium)\b|\bfree articles? (?:left|remaining)|\byou have reached your (?:limit|free)|\bpremium (?:article|content|members)\b/i;

const wordsOf = (paragraphs: readonly string[]) =>
  paragraphs.reduce((sum, paragraph) => sum + countWords(paragraph), 0);

/** What a reading is, and why when it is no article. The surest signs first. */
export function kindOf(reading: Reading): { kind: PageKind; reason: string } {
  const { paragraphs, removed } = reading;
  const words = wordsOf(paragraphs.filter((paragraph) => closedSentence.test(paragraph)));
  const all = wordsOf(paragraphs);
  const title = reading.title ?? '';
  if (all < shortText && errorTitle.test(title))
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
function isService({ authors, published, paragraphs, title }: Reading): boolean {
  if (authors.length > 0 || published !== null || paragraphs.length === 0) return false;
  const about = wordsOf(paragraphs.filter((paragraph) => serviceWords.test(paragraph)));
  const words = wordsOf(paragraphs);
  return serviceTitle.test(title ?? '') || (words < 3 * shortText && about > words / 2);
}
