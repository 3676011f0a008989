import { inherited, type PageElement } from '../../lib/markup/html.ts';
import { anyPattern } from '../../lib/text/patterns.ts';

/** Names that sites give to the boxes of a page, by what such a box holds. Matched against class, id, role and itemprop. */
export const boxNames: readonly (readonly [name: string, pattern: RegExp])[] = [
  [
    'story',
    anyPattern(
      /article[-_]?(?:body|content|text|main|copy|inner)/,
      /story[-_]?(?:body|content|text)/,
      /entry[-_]?content/,
      /post[-_]?(?:body|content|text)/,
      /body[-_]?(?:copy|text|content)/,
      /articlebody/,
      /page[-_]?content/,
      /main[-_]?content/,
      /rich[-_]?text/,
      /richtext/,
      /\bprose\b/,
      /wysiwyg/,
      /\bparagraphs?\b/,
    ),
  ],
  ['piece', /article|story|entry|\bpost\b|content|blog|hentry/i],
  [
    'related',
    anyPattern(
      /relat/,
      /recommend/,
      /recirc/,
      /more[-_]?(?:from|on|in|news|stor|articles|posts)/,
      /trending/,
      /popular/,
      /most[-_]?(?:read|viewed)/,
      /read[-_]?(?:more|next|also)/,
      /also[-_]?(?:read|like)/,
      /promo/,
      /teaser/,
      /\bcards?\b/,
      /suggest/,
      /latest/,
      /up[-_]?next/,
      /similar/,
      /outbrain/,
      /taboola/,
      /zergnet/,
      /river/,
      /feed\b/,
      /carousel/,
      /slider/,
      /listing/,
      /onward/,
      /crosslink/,
      /interlink/,
      /pickup/,
      /picks/,
    ),
  ],
  ['comment', /comment|disqus|replies|reply|respond|discussion/i],
  ['social', /share|sharing|social|follow|facebook|twitter|whatsapp|addthis|addtoany/i],
  [
    'letter',
    /newsletter|subscri|sign[-_]?up|signup|mailing|optin|opt-in|paywall|regwall|donat|membership|\bcta\b|call-to/i,
  ],
  ['author', /author|byline|\bbio\b|contributor|writer|credits?\b/i],
  ['caption', /caption|figure|photo|image|gallery|credit|media|video|player|\bimg\b/i],
  [
    'menu',
    /\bnav|menu|breadcrumb|toolbar|masthead|topbar|drawer|navigation|\bskip\b|pagination|pager|\btoc\b|table-of-contents/i,
  ],
  [
    'side',
    /sidebar|side-bar|\baside\b|\brail\b|right[-_]?(?:col|rail)|left[-_]?(?:col|rail)|widget|complementary|secondary/i,
  ],
  ['ad', /\bads?\b|advert|sponsor|\bad[-_]|[-_]ads?\b|dfp|gpt|commerc|affiliate|product|shop|deal|buy/i],
  ['foot', /foot|copyright|colophon|legal|disclaimer|disclosure|\btrust\b/i],
  ['tags', /\btags?\b|topics?\b|categor|keywords|taxonomy|\blabels?\b/i],
  [
    'head',
    /header|headline|\btitle|hero|subtitle|standfirst|\bdek\b|deck|summary|excerpt|intro|lede|lead\b|kicker|eyebrow|strapline/i,
  ],
  ['meta', /\bmeta|date|\btime|timestamp|publish|posted|reading-time|info\b/i],
  ['cookie', /cookie|consent|gdpr|modal|popup|pop-up|overlay|banner|alert|notice|toast|tooltip|dialog/i],
  ['tweet', /twitter-tweet|tweet-?text|instagram-media|tiktok-embed|bluesky-embed/i],
  ['quote', /quote|pull|aside|callout|highlight|key-?points|takeaway|fact|infobox|box\b/i],
];

/** Boxes of these names hold other things than the story, when the page does not sit in them as a whole. */
const badNames = new Set([
  'related',
  'comment',
  'social',
  'letter',
  'author',
  'menu',
  'side',
  'ad',
  'foot',
  'tags',
  'cookie',
  'caption',
]);

/** For these boxes a feature says how much of the page's story lies in them. */
export const sharedNames = ['related', 'comment', 'side', 'letter', 'author', 'caption', 'story', 'foot'];
/** The bits of `sharedNames` in the set of boxes around a block. */
export const sharedBits = sharedNames.map((name) => 1 << boxNames.findIndex(([other]) => other === name));

/** Elements around a block that are features by themselves, in the order that the forests were trained with. */
export const tagFlags = [
  'article',
  'main',
  'aside',
  'footer',
  'header',
  'nav',
  'form',
  'figure',
  'table',
  'blockquote',
  'ul',
  'ol',
  'button',
  'figcaption',
  'details',
] as const;

/** A box: an element with what is known of all that is in it. */
export interface Box {
  readonly element: PageElement;
  readonly parent: Box | null;
  readonly names: number;
  readonly bad: boolean;
  readonly tags: number;
  readonly hidden: boolean;
  readonly signature: string;
  chars: number;
  linkChars: number;
  prose: number;
  proseBlocks: number;
  score: number;
  blocks: number;
}

const tagBit = new Map(tagFlags.map((tag, at) => [tag as string, 1 << at]));

/** The box of an element, and of all around it; each is made once. Parents come before their children in `boxes`. */
export function boxOf(element: PageElement, boxes: Map<PageElement, Box>): Box {
  return inherited(element, boxes, makeBox);
}

function makeBox(element: PageElement, parent: Box | null): Box {
  const { attributes } = element;
  const words = ['class', 'id', 'role', 'itemprop', 'data-testid', 'data-component']
    .map((name) => attributes[name] ?? '')
    .join(' ')
    .slice(0, 400);
  let names = 0;
  let bad = false;
  if (words.trim() !== '')
    for (const [at, [name, pattern]] of boxNames.entries())
      if (pattern.test(words)) {
        names |= 1 << at;
        if (badNames.has(name)) bad = true;
      }
  return {
    element,
    parent,
    names,
    bad,
    tags: (parent?.tags ?? 0) | (tagBit.get(element.name) ?? 0),
    hidden:
      parent?.hidden === true ||
      attributes.hidden !== undefined ||
      attributes['aria-hidden'] === 'true' ||
      /display\s*:\s*none|visibility\s*:\s*hidden/i.test(attributes.style ?? ''),
    signature: `${element.name}.${(attributes.class ?? '').trim().split(/\s+/)[0]}`,
    chars: 0,
    linkChars: 0,
    prose: 0,
    proseBlocks: 0,
    score: 0,
    blocks: 0,
  };
}
