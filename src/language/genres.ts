import type { ArticleKind } from '../model.ts';

/**
 * What an article is besides a report, told by its headline and its address, as data: each line is a rule with its name. Only
 * what a headline says outright counts ("12 dead" opens no list, "students quiz minister" is none). Order decides: the surest
 * first.
 */
interface Rule {
  readonly kind: ArticleKind;
  readonly name: string;
  readonly title?: RegExp;
  /** Looked for in the path of the address. */
  readonly address?: RegExp;
  /** Looked for in the first paragraphs. */
  readonly opening?: RegExp;
}

/** What lists count; "12 people" or "3 men" are news. */
const counted =
  '(?:things?|ways?|reasons?|tips?|tricks?|hacks?|facts?|ideas?|lessons?|mistakes?|signs?|moments?|quotes?|photos?|pictures?|images?|charts?|gifts?|books?|novels?|movies?|films?|shows?|series|songs?|albums?|podcasts?|games?|apps?|gadgets?|recipes?|dishes|foods?|drinks?|cocktails?|wines?|restaurants?|bars?|hotels?|beaches|islands|destinations?|getaways?|exercises?|habits?|products?|brands?|looks|outfits?|trends?|takeaways?|talking points|key (?:points|moments|questions)|questions answered|stocks to|facts about)';

const rules: readonly Rule[] = [
  {
    kind: 'horoscope',
    name: 'a headline about star signs',
    title: /\b(?:horoscopes?|horoskop|horóscopo|oroscopo|zodiac signs?|star signs?|tarot (?:card|reading))\b/i,
  },
  {
    kind: 'quiz',
    name: 'a headline of a quiz or puzzle',
    title:
      /^(?:the )?(?:(?:news|weekly|daily|quick|cryptic|mini|easy|hard|weekend|sunday|saturday|friday|big|ultimate|pub|trivia|picture|sports?|football|history) )*(?:quiz|crossword|sudoku|wordle|brain ?teaser|puzzles?)\b(?!\s+(?:the|a|an|over|about|show|host|winner|champion|maker|team)\b)|\b(?:news|weekly|daily|weekend|pub|trivia|take (?:our|the|this)|test your)\b.{0,30}\b(?:quiz|crossword|knowledge)\b|[:|–-]\s*(?:the )?quiz[.!?]*$|\b(?:wordle|connections|strands|spelling bee|mini crossword|quordle)\b.{0,40}\b(?:hints?|answers?|clues?|solution)\b/i,
  },
  {
    kind: 'promotion',
    name: 'a headline that sells',
    title:
      /^(?:sponsored|advertorial|advertisement|paid (?:content|post|partnership)|partner content|promoted|promotion|anzeige)\b\s*[:|–-]|\b(?:promo codes?|coupon codes?|discount codes?|voucher codes?)\b|\b(?:best|top|early|biggest|last-minute) .{0,40}\bdeals?\b.{0,40}\b(?:today|right now|to shop|you can|under|for|of|at|on)\b|\b(?:black friday|cyber monday|prime day)\b.{0,30}\b(?:deals?|sales?|discounts?|offers?)\b|\b(?:save|up to|get|now|for) (?:[$£€]\d+|\d+\s?(?:%|percent|per cent)) off\b/i,
    address:
      /\/(?:sponsored|advertorial|paid-?(?:content|post)|partner-?content|brand-?(?:studio|voice)|coupons?|deals)\//i,
    opening:
      /^(?:this (?:article|content|post|story) (?:is|was|has been) (?:sponsored|paid for|brought to you|presented)|sponsored (?:content|post|by)\b|paid (?:content|post|for) by|advertorial\b|anzeige\b)/i,
  },
  {
    kind: 'live',
    name: 'a headline or an address of a live page',
    title:
      /\blive (?:updates?|blog|coverage|ticker|reaction|news and updates)\b|^live\s*[:|–-]|[:|–-]\s*live[.!]*$|\bas it happen(?:ed|s)\b|^(?:liveblog|live-?ticker|en direct|en vivo|minuto a minuto)\b/i,
    address: /\/(?:live|live-?(?:blog|updates?|news|ticker))\/|-live-(?:updates?|blog|news)\b|\bliveblog\b/i,
  },
  {
    kind: 'opinion',
    name: 'a headline or an address of opinion',
    title:
      /^(?:opinion|comment|commentary|editorial|op-?ed|column|viewpoint|perspective|letters?(?: to the editor)?|kommentar|meinung|leitartikel|opinión|tribune|édito(?:rial)?)\s*[:|–-]|[|–-]\s*(?:opinion|editorial|op-?ed|commentary|letters?)[.!]*$|^letters? to the editor\b/i,
    address:
      /\/(?:opinions?|comment(?:ary|isfree)?|editorials?|op-?eds?|columns?|columnists?|letters|meinung|kommentare?|opinion[ei]s?)\//i,
  },
  {
    kind: 'listicle',
    name: 'a headline that counts a list',
    title: new RegExp(
      `^(?:(?:the|our|here are|these are|top|meet) )*(?:\\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty)(?: of)?(?: the| our)?(?: [\\p{L}’'-]+){0,3}? ${counted}\\b|^(?:the )?(?:best|top|greatest|worst|coolest|cutest) (?:\\d{1,3} )?[\\p{L}’' -]{3,40}? (?:of all time|of the (?:year|decade|century)|of 20\\d\\d|to (?:buy|read|watch|visit|try|see|stream|play)|for (?:men|women|kids|beginners|every)|in 20\\d\\d|right now|this (?:week|weekend|month|year))\\b`,
      'iu',
    ),
  },
];

/** So far into a text its opening reaches. */
const openingLetters = 200;

/**
 * The kind of an article and the rule that says so; a report, by no rule, where none does.
 *
 * @param opinion whether its page calls it opinion
 */
export function kindOfArticle(
  { title, url, text }: { readonly title: string; readonly url: string | null; readonly text: string },
  opinion = false,
): { kind: ArticleKind; kindRule: string | null } {
  const address = pathOf(url);
  const opening = text.slice(0, openingLetters);
  const rule = rules.find(
    (one) => one.title?.test(title) || (address !== null && one.address?.test(address)) || one.opening?.test(opening),
  );
  if (rule) return { kind: rule.kind, kindRule: rule.name };
  return opinion ? { kind: 'opinion', kindRule: 'its page calls it opinion' } : { kind: 'report', kindRule: null };
}

function pathOf(url: string | null): string | null {
  return url !== null && URL.canParse(url) ? new URL(url).pathname : null;
}
