import { inherited, type PageElement } from '../../lib/markup/html.ts';
import { anyPattern } from '../../lib/text/patterns.ts';
import { countWords } from '../../lib/text/text.ts';
import type { Block } from './blocks.ts';

/** A box that holds something else than the story, by its tag or by a word of its class or id. */
interface Furniture {
  readonly rule: string;
  readonly tags?: ReadonlySet<string>;
  readonly token?: RegExp;
  /** A box with a greater share of the page's text than this is the story's, whatever it is called. */
  readonly largest: number;
}

const furniture: readonly Furniture[] = [
  { rule: 'caption', tags: new Set(['figcaption']), token: /caption/i, largest: 0.3 },
  { rule: 'form', tags: new Set(['form', 'button', 'label', 'fieldset']), largest: 0.3 },
  { rule: 'menu', tags: new Set(['nav']), token: /^(?:nav|navbar|navigation|breadcrumbs?|menu)$/i, largest: 0.3 },
  { rule: 'page foot', tags: new Set(['footer']), largest: 0.3 },
  {
    rule: 'side box',
    tags: new Set(['aside']),
    token: /^(?:sidebar|side-bar|sidebar[-_]\w+|widget-area)$/i,
    largest: 0.3,
  },
  {
    rule: 'other story',
    token: anyPattern(
      /^(?:related|recirc|outbrain|taboola|trending)/,
      /[-_](?:related|recirc|recommended|outbrain|taboola|trending)/,
      /related[-_]?(?:posts?|articles?|stories|content|news|links)/,
      /recommend(?:ed|ation)/,
      /most[-_]?(?:read|popular|viewed)/,
      /read[-_]?(?:more|next|also)/,
      /also[-_]?(?:read|like)/,
      /more[-_]?(?:from|stories|news|articles)/,
      /you[-_]?may/,
    ),
    largest: 0.2,
  },
  {
    rule: 'author box',
    token:
      /(?:^|[-_])bio(?:s|graphy)?(?:$|[-_])|author[-_]*(?:bio|box|info|card|desc|about|meta)|about[-_]*(?:the[-_]*)?author|^byline|[-_]byline/i,
    largest: 0.2,
  },
  { rule: 'popup', token: /tooltip|popup|pop-up|modal|overlay/i, largest: 0.3 },
  { rule: 'advertisement', token: /^(?:ad|ads|advert\w*|sponsor\w*)$|^(?:ad|ads)[-_]|[-_](?:ad|ads)$/i, largest: 0.2 },
];

// Readers' comments are often longer than the story, and read like one.
const comment = anyPattern(
  /^comments?$/,
  /^replies$/,
  /^disqus\w*$/,
  /^respond$/,
  /^(?:js-|c-|o-|user-?|reader-?|post-?|article-?)?comments?[-_]+(?:list|content|body|text|thread|threads|section|area|wrap|wrapper|container|block|box|item|template|main|inner)s?$/,
  /^comment(?:list|content|body|text|section|area)s?$/,
  /^fb-comments$/,
  /^livefyre\w*$/,
  /^coral\w*$/,
);

/** The fewest words in sentences that a page keeps when its furniture has been taken away. */
const fewestWords = 40;

const tokensOf = (element: PageElement) =>
  `${element.attributes.class ?? ''} ${element.attributes.id ?? ''}`.split(/\s+/);

/** Names the furniture among a page's blocks: the rule for each block, null for those that may be the story's. */
export function furnitureOf(blocks: readonly Block[]): (string | null)[] {
  const comments = withRule(blocks, (element) =>
    tokensOf(element).some((token) => comment.test(token)) ? 'comments' : null,
  );
  const rest = blocks.filter((_, at) => comments[at] === null);
  // A page of nothing but "comments" names its boxes oddly.
  const kept = wordsOf(rest) < fewestWords ? blocks.map(() => null) : comments;
  const total = blocks.reduce((sum, block, at) => sum + (kept[at] === null ? weightOf(block) : 0), 0);
  const inside = new Map<PageElement, number>();
  for (const [at, block] of blocks.entries())
    if (kept[at] === null)
      for (let box: PageElement | null = block.element; box; box = box.parent)
        inside.set(box, (inside.get(box) ?? 0) + weightOf(block));
  const small = withRule(blocks, (element) => {
    if (element.name === 'body' || element.name === 'html' || element.name === 'article' || element.name === 'main')
      return null;
    const share = (inside.get(element) ?? 0) / Math.max(1, total);
    if (share > 0.3) return null;
    const tokens = tokensOf(element).filter((token) => token !== '');
    for (const { rule, tags, token, largest } of furniture)
      if (share <= largest && (tags?.has(element.name) || (token && tokens.some((word) => token.test(word)))))
        return rule;
    return null;
  });
  const all = kept.map((rule, at) => rule ?? small[at]);
  return wordsOf(blocks.filter((_, at) => all[at] === null)) < fewestWords ? kept : all;
}

const weightOf = (block: Block) => (block.linked < 0.5 ? block.text.length : 0);

function wordsOf(blocks: readonly Block[]): number {
  return blocks.reduce(
    (sum, block) => sum + (block.linked < 0.5 && block.text.length > 80 ? countWords(block.text) : 0),
    0,
  );
}

/** For each block the rule of the outermost box around it that has one. Each element is asked once. */
function withRule(blocks: readonly Block[], ask: (element: PageElement) => string | null): (string | null)[] {
  const known = new Map<PageElement, string | null>();
  return blocks.map(({ element }) => inherited(element, known, (box, outer) => outer ?? ask(box)));
}
