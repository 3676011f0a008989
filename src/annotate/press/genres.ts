import { packFor } from '../../language/packs.ts';
import type { Article, ArticleKind } from '../../model/article.ts';

/**
 * What an article is besides a report, told by its headline and its address, as data: each line is a rule with its name. Only
 * what a headline says outright counts ("12 dead" opens no list, "students quiz minister" is none). Order decides: the surest
 * first.
 */
interface Rule {
  readonly kind: ArticleKind;
  readonly name: string;
  /** The language of the words of its title and opening; null where other languages have the same, or theirs are here too. */
  readonly language: 'en' | null;
  readonly title?: RegExp;
  /** Looked for in the path of the address. */
  readonly address?: RegExp;
  /** Looked for in the first paragraphs. */
  readonly opening?: RegExp;
}

/** What only lists count. */
const listed =
  '(?:things?|ways?|reasons?|tips?|tricks?|hacks?|facts?|ideas?|lessons?|mistakes?|signs?|moments?|quotes?|gifts?|recipes?|exercises?|habits?|outfits?|takeaways?|talking points|key (?:points|moments|questions)|questions answered|stocks to)';

/** What lists count, and news as well: there it takes more to tell ("to visit", "of Velland"). */
const counted =
  '(?:photos?|pictures?|charts?|books?|novels?|movies?|films?|shows?|songs?|albums?|podcasts?|games?|apps?|gadgets?|dishes|foods?|drinks?|cocktails?|wines?|restaurants?|bars?|hotels?|beaches|islands|destinations?|getaways?|products?|brands?|looks|trends?)';

const howMany = '(?:\\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty)(?: of)?(?: the| our)?';

const rules: readonly Rule[] = [
  {
    kind: 'horoscope',
    name: 'a headline about star signs',
    language: null,
    title:
      /^(?:[\p{L}’']+ ){0,4}(?:horoscopes?|horoskop|horóscopo|oroscopo)(?:$|\s*[:|–-]|\s+(?:for|today|tomorrow|this|of)\b)|^(?:your )?(?:star|zodiac) signs?\b.*[:–-]|\btarot (?:card )?reading\b/iu,
  },
  {
    kind: 'quiz',
    name: 'a headline of a quiz or puzzle',
    language: null,
    title:
      /^(?:the )?(?:(?:news|weekly|daily|quick|cryptic|mini|easy|hard|weekend|sunday|saturday|friday|big|ultimate|pub|trivia|picture|sports?|football|history) )*(?:quiz|crossword|sudoku|wordle|brain ?teaser)(?:$|\s*[:|–-]|\s+(?:no\b|of the (?:day|week)|\d))|\btest your knowledge\b|\btake (?:our|the|this) (?:[\p{L}’'-]+ ){0,3}quiz\b|[:|–-]\s*(?:the )?quiz[.!?]*$|\b(?:wordle|connections|strands|spelling bee|mini crossword|quordle)(?: (?:today|hints?|answers?|clues?|nyt))*\s*(?:#|\bno\b|\bpuzzle\b|\btoday\b).{0,40}\b(?:hints?|answers?|clues?|solution|puzzle)\b/iu,
  },
  {
    kind: 'promotion',
    name: 'a headline that sells',
    language: null,
    title:
      /^(?:sponsored|advertorial|advertisement|paid (?:content|post|partnership)|partner content|promoted|anzeige)\s*(?:[:|]|\s[–—-]\s)|\b(?:promo|coupon|discount|voucher) codes?\b|\b(?:best|top|early|last-minute) (?:[\p{L}’'-]+ ){0,4}deals\b.{0,20}\b(?:to shop|you can (?:buy|get|shop)|right now|under|still live)\b|\b(?:black friday|cyber monday|prime day) deals?\b|^(?:save|get|grab)\b.{0,40}\b\d+\s?(?:%|percent|per cent) off\b/iu,
    address: /\/(?:sponsored|advertorial|paid-?(?:content|post)|partner-?content|brand-?(?:studio|voice)|coupons?)\//i,
    opening:
      /^(?:this (?:article|content|post|story) (?:is|was|has been) (?:sponsored|paid for|brought to you)|(?:sponsored (?:content|post)|advertorial|anzeige|paid (?:content|post))\s*(?:\n|$))/i,
  },
  {
    kind: 'live',
    name: 'a headline or an address of a live page',
    language: null,
    title:
      /\blive (?:updates?|blog|coverage|ticker|reaction|news and updates)\b|^live\s*(?:[:|]|\s[–—-]\s)|(?:[:|]|\s[–—-])\s*live[.!]*$|\bas it happen(?:ed|s)\b|^(?:liveblog|live-?ticker|en direct|en vivo|minuto a minuto)\b/i,
    address: /\/(?:live|live-?(?:blog|updates?|news|ticker))\/|-live-(?:updates?|blog|news)\b|\bliveblog\b/i,
  },
  {
    kind: 'opinion',
    name: 'a headline or an address of opinion',
    language: null,
    title:
      /^(?:opinion|comment|commentary|editorial|op-?ed|column|viewpoint|perspective|letters?(?: to the editor)?|kommentar|meinung|leitartikel|opinión|tribune|édito(?:rial)?)\s*(?:[:|]|\s[–—-]\s)|(?:\||\s[–—-])\s*(?:opinion|editorial|op-?ed|commentary|letters?)[.!]*$|^letters? to the editor\b/i,
    address:
      /\/(?:opinions?|comment(?:ary|isfree)?|editorials?|op-?eds?|columns?|columnists?|letters|meinung|kommentare?|opinion[ei]s?)\//i,
  },
  {
    kind: 'listicle',
    name: 'a headline that counts a list',
    language: 'en',
    title: new RegExp(
      `^(?:(?:the|our|here are|these are|top|meet) )*${howMany}(?: [\\p{L}’'-]+){0,3}? ${listed}\\b|^(?:(?:the|our|here are|these are|top|meet) )*${howMany}(?: (?:best|top|great|greatest|favou?rite|new|must-\\p{L}+))(?: [\\p{L}’'-]+){0,3}? ${counted}\\b|^(?:(?:the|our|top) )*${howMany}(?: [\\p{L}’'-]+){0,2}? ${counted} (?:to|you|we|that|which|worth|for)\\b|^(?:the )?(?:best|greatest|worst|coolest|cutest) (?:\\d{1,3} )?[\\p{L}’' -]{3,40}? (?:of all time|to (?:buy|read|watch|visit|try|see|stream|play)|for (?:men|women|kids|beginners|every)|right now)\\b`,
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
  { title, url, text, language }: Pick<Article, 'title' | 'url' | 'text' | 'language'>,
  opinion = false,
): { kind: ArticleKind; kindRule: string | null } {
  const address = pathOf(url);
  const opening = text.slice(0, openingLetters);
  const code = packFor(language)?.code;
  const inLanguage = rules.filter((one) => one.language === null || one.language === code);
  const rule = inLanguage.find(
    (one) => one.title?.test(title) || (address !== null && one.address?.test(address)) || one.opening?.test(opening),
  );
  if (rule) return { kind: rule.kind, kindRule: rule.name };
  return opinion ? { kind: 'opinion', kindRule: 'its page calls it opinion' } : { kind: 'report', kindRule: null };
}

function pathOf(url: string | null): string | null {
  return url !== null && URL.canParse(url) ? new URL(url).pathname : null;
}
