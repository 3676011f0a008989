import type { PageGroup } from '../language/pack.ts';
import type { PhraseOptions } from '../language/phrases.ts';
import { pagePattern, pageSource } from './page-patterns.ts';

/**
 * What pages print around an article: a name that `--explain` shows, and what it matches. A rule reads one line (or one
 * block of a page) alone; where the line stands is the readers' business.
 */
export interface LineRule {
  readonly name: string;
  readonly pattern: RegExp;
  /** Longer lines never match: a sentence may begin with the same words. */
  readonly longest: number;
}

/** How the phrases of a group, which the language packs list, become a rule. */
interface PhraseRule extends Pick<PhraseOptions, 'at' | 'before' | 'after' | 'glued'> {
  readonly name: string;
  readonly longest: number;
  readonly group: PageGroup;
  /** A phrase of another group that must follow within some characters. */
  readonly followedBy?: { readonly group: PageGroup; readonly within: number };
  /** More words that may follow, each after marks or blanks: the line is a bar of buttons. */
  readonly more?: { readonly group: PageGroup; readonly between: string };
}

/** "[", "(" or both, as agencies open their notes. */
const bracket = '[[(]?\\s*';

/** The rules in the order in which they are asked: the first that matches names the line. */
const rules: readonly (PhraseRule | LineRule)[] = [
  { name: 'advertisement', longest: 60, group: 'adLabel', at: 'whole', after: '[.:… ]*' },
  { name: 'advertisement', longest: 90, group: 'adJump', at: 'start' },
  { name: 'advertisement', longest: 200, group: 'adLead', at: 'start', before: '\\W*', after: '\\s*[-–—:|]+\\s*\\S' },
  { name: 'advertisement', longest: 200, group: 'shopLead', at: 'start', before: '\\W*', after: '\\s*[:|]+\\s*\\S' },
  {
    name: 'share bar',
    longest: 80,
    group: 'shareBar',
    at: 'whole',
    more: { group: 'shareBarMore', between: '[\\s|•·,:/]+' },
    after: '[\\s|.:]*',
  },
  { name: 'follow us', longest: 240, group: 'followUs', at: 'anywhere' },
  { name: 'follow us', longest: 200, group: 'channel', at: 'anywhere' },
  {
    name: 'newsletter',
    longest: 260,
    group: 'newsletterAsk',
    at: 'start',
    followedBy: { group: 'newsletterGift', within: 160 },
  },
  { name: 'newsletter', longest: 160, group: 'newsletter', at: 'start' },
  { name: 'subscription', longest: 220, group: 'subscription', at: 'start' },
  { name: 'cookie notice', longest: 400, group: 'cookieNotice', at: 'anywhere' },
  {
    name: 'other story',
    longest: 260,
    group: 'otherStory',
    at: 'start',
    before: bracket,
    after: `(?=\\s*(?:[:|\\-–—•»>…\\])]|$|${pageSource('otherStoryNext')}))`,
  },
  { name: 'other story', longest: 300, group: 'otherStoryLabel', at: 'start', after: '\\s*(?:[:|»>]|\\s[-–—]\\s)' },
  { name: 'read all', longest: 240, group: 'readAll', at: 'start', followedBy: { group: 'readAllWhat', within: 80 } },
  { name: 'click here', longest: 200, group: 'clickHere', at: 'anywhere' },
  {
    name: 'caption',
    longest: 400,
    group: 'captionInBrackets',
    at: 'end',
    before: '[([]',
    after: '\\s*[:|/–-][^()]{1,80}[)\\]]\\.?',
  },
  { name: 'caption', longest: 320, group: 'captionLabel', at: 'anywhere', after: '\\s*[:|]' },
  { name: 'caption', longest: 320, group: 'captionCredit', at: 'end', after: '\\s*:\\s*[^.]{2,80}' },
  { name: 'caption', longest: 320, group: 'captionEndInBrackets', at: 'end', before: '\\(', after: '\\)\\.?' },
  { name: 'caption', longest: 320, group: 'captionEnd', at: 'end', after: '\\)?\\s*' },
  {
    name: 'syndication note',
    longest: 400,
    group: 'syndication',
    at: 'start',
    before: '[[(]{0,2}',
    followedBy: { group: 'syndicationWhat', within: 260 },
  },
  // A scrape glues the name in an author box to the sentence about the author: "Ann LeeAnn Lee covers…".
  { name: 'author box', longest: 400, pattern: /^(\p{Lu}[\p{L}'’.-]+(?: \p{Lu}[\p{L}'’.-]+){1,3})\s?\1\b/u },
  { name: 'author box', longest: 200, group: 'authorViews', at: 'start' },
  { name: 'author box', longest: 120, group: 'aboutAuthor', at: 'start' },
  { name: 'stamp', longest: 140, group: 'stamp', at: 'start', glued: true, after: '(?=.*\\d)' },
  // The line ends in a mail address.
  { name: 'contact', longest: 240, pattern: /^.{0,200}\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\.?$/ },
  { name: 'note to editors', longest: 400, group: 'noteToEditors', at: 'start' },
  // What a publishing system left undone: "[/caption]", "[gallery ids=3]".
  { name: 'shortcode', longest: 400, pattern: /^\[\/[a-z_-]{3,30}\]|^\[[a-z_-]{3,30} [^\]]*=[^\]]*\]/ },
  { name: 'shortcode', longest: 80, group: 'needsJavascript', at: 'start' },
  { name: 'standards', longest: 120, group: 'standards', at: 'start' },
  { name: 'share bar', longest: 120, group: 'shareQuestion', at: 'start', after: '.{0,40}[?!]' },
  { name: 'newsletter', longest: 260, group: 'newsletterWithin', at: 'anywhere' },
  { name: 'other story', longest: 260, group: 'otherSite', at: 'start' },
  { name: 'contact', longest: 240, group: 'contact', at: 'anywhere' },
  {
    name: 'read all',
    longest: 200,
    group: 'allTheLatest',
    at: 'start',
    followedBy: { group: 'allTheLatestWhat', within: 80 },
  },
  { name: 'subscription', longest: 120, group: 'trial', at: 'start' },
  { name: 'copyright', longest: 240, pattern: /^(?:©|\(c\))/i },
  { name: 'copyright', longest: 240, group: 'copyright', at: 'anywhere' },
  {
    name: 'terms',
    longest: 160,
    group: 'terms',
    at: 'whole',
    more: { group: 'termsMore', between: '[\\s|·•,]+' },
    after: '\\s*',
  },
  { name: 'tags', longest: 300, group: 'tags', at: 'start', after: '\\s*(?::|$)' },
  { name: 'comments', longest: 200, group: 'comments', at: 'start' },
  { name: 'reading time', longest: 60, group: 'readingTime', at: 'start' },
  { name: 'breadcrumb', longest: 240, group: 'breadcrumb', at: 'start', after: '\\s*(?:[:»>›/|]|$)' },
  // "World » Europe » …"
  { name: 'breadcrumb', longest: 240, pattern: /^(?:[\p{L}\d &'-]{2,30}\s*[»›>]\s*){1,6}/iu },
  { name: 'site bar', longest: 400, group: 'trendBar', at: 'start', after: '\\s*:' },
  { name: 'site bar', longest: 400, group: 'siteBar', at: 'whole' },
];

/** The rules, compiled, in the order in which they are tried. */
export const lineRules: readonly LineRule[] = rules.map((rule) => ('pattern' in rule ? rule : compile(rule)));

function compile({ name, longest, group, followedBy, more, after = '', ...options }: PhraseRule): LineRule {
  const following = followedBy === undefined ? '' : `.{0,${followedBy.within}}${pageSource(followedBy.group)}`;
  const bar = more === undefined ? '' : `(?:${more.between}${pageSource(more.group)})*`;
  return { name, longest, pattern: pagePattern(group, { ...options, after: following + bar + after }) };
}

/** Rules about words that hold wherever a line stands. The others are hints to the forests. */
export const sureRules: ReadonlySet<string> = new Set([
  'other story',
  'read all',
  'advertisement',
  'newsletter',
  'subscription',
  'share bar',
  'tags',
  'author box',
  'caption',
  'reading time',
  'copyright',
  'cookie notice',
  'shortcode',
  'standards',
  'note to editors',
]);

/** The name of the rule that says a line is not part of the article's text; null when none does. */
export function boilerplateRule(line: string): string | null {
  const text = line.trim();
  for (const { name, longest, pattern } of lineRules) {
    if (text.length <= longest && pattern.test(text)) return name;
  }
  return null;
}

/** After one of these, what follows belongs to other stories or to the site. */
export const tailStarts = pagePattern('tail', { at: 'whole' });
