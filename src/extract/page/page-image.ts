import type { PageElement } from '../../lib/markup/html.ts';
import { safeUrl } from '../../lib/url.ts';
import type { PagePicture } from '../blocks/blocks.ts';
import { firstOf } from '../page-reading.ts';
import { metaOf, type PageFacts } from './page-facts.ts';
import type { Structured } from './structured-data.ts';

const ornament =
  /avatar|logo|icon|author|byline|headshot|profile|sprite|badge|pixel|tracking|spacer|placeholder|blank|button|banner|emoji|flag|\bad[-_s]|advert|share|social|promo/i;

/**
 * The pictures of a page.
 *
 * @example { pictures: [], first: 4, base: 'https://tarnby.example/wall' }
 */
interface PrintedPictures {
  readonly pictures: readonly PagePicture[];
  /** The block of the story's first paragraph. */
  readonly first: number;
  /** The address to which relative ones are resolved. */
  readonly base: string | null;
}

/**
 * The picture that leads the story: the one printed in a figure over its first paragraphs, else the one that the page gives to
 * those who link to it (og:image), which is sometimes a poster with the outlet's name. Of the same picture the second
 * is the larger.
 */
export function readImage(
  facts: PageFacts,
  data: Structured,
  { pictures, first, base }: PrintedPictures,
): { value: string; from: string } | null {
  const shared = firstOf<string>([
    { from: 'og:image', value: safeUrl(metaOf(facts, 'og:image', 'og:image:url', 'og:image:secure_url'), base) },
    { from: 'json-ld image', value: safeUrl(data.image, base) },
    { from: 'twitter:image', value: safeUrl(metaOf(facts, 'twitter:image', 'twitter:image:src'), base) },
  ]);
  const printed = printedPicture(pictures, first, base);
  if (printed === null) return shared;
  return shared !== null && samePicture(shared.value, printed)
    ? shared
    : { value: printed, from: 'printed over the story' };
}

/** How many blocks before the story's first paragraph, and after it, its picture may stand. */
const [above, below] = [12, 3];

function printedPicture(pictures: readonly PagePicture[], first: number, base: string | null): string | null {
  if (first < 0) return null;
  for (const { element, at } of pictures) {
    if (at < first - above || at > first + below || !inFigure(element)) continue;
    const { width, height } = element.attributes;
    if (
      (width !== undefined && Number.parseInt(width, 10) < 300) ||
      (height !== undefined && Number.parseInt(height, 10) < 150)
    )
      continue;
    const address = sourceOf(element);
    if (
      address === null ||
      /\.(?:svg|gif)(?:$|\?)/i.test(address) ||
      ornament.test(address.split('/').slice(-2).join('/'))
    )
      continue;
    const url = safeUrl(address, base);
    if (url !== null) return url;
  }
  return null;
}

/** A figure, or a box that is named like a story's leading picture; not one that is named like an ornament's. */
function inFigure(image: PageElement): boolean {
  let figure = false;
  let at: PageElement | null = image;
  for (let up = 0; at && up < 6; at = at.parent, up++) {
    const names = `${at.attributes.class ?? ''} ${at.attributes.id ?? ''} ${at.attributes.itemprop ?? ''}`;
    if (ornament.test(names) || /related|recirc|promo|teaser|card|sidebar|newsletter|comment/i.test(names))
      return false;
    if (at.name === 'aside' || at.name === 'nav' || at.name === 'a' || at.name === 'footer') return false;
    if (
      at.name === 'figure' ||
      at.name === 'picture' ||
      /hero|lead|featured|main-?image|figure|article-?image|primaryimage/i.test(names)
    )
      figure = true;
    if (at.name === 'article' || at.name === 'main') break;
  }
  return figure;
}

function sourceOf(image: PageElement): string | null {
  const { attributes } = image;
  const sets = [attributes.srcset, attributes['data-srcset']].map(
    (set) =>
      set
        ?.trim()
        .split(/\s*,\s+/)
        .at(-1)
        ?.split(/\s+/)[0],
  );
  for (const value of [
    attributes.src,
    attributes['data-src'],
    attributes['data-original'],
    attributes['data-lazy-src'],
    ...sets,
  ])
    if (value && !/^data:|placeholder|blank\.|spacer/i.test(value)) return value;
  return null;
}

/** Two addresses of one picture share its file name, or an id in the path: sizes and crops stand around it. */
function samePicture(a: string, b: string): boolean {
  const key = (url: string) => {
    const path = decode(new URL(url).pathname).toLowerCase();
    return (
      path
        .split('/')
        .filter(Boolean)
        .at(-1)
        ?.replace(/\.\w{2,5}$/, '')
        .replace(/[-_]?\d{2,4}x\d{2,4}$/, '') ?? path
    );
  };
  const [one, other] = [key(a), key(b)];
  let shared = 0;
  while (shared < one.length && one[shared] === other[shared]) shared++;
  if (one === other || (shared >= 16 && /\d{6}/.test(one.slice(0, shared)))) return true;
  const ids = (url: string) =>
    new Set(
      (
        decode(url)
          .toLowerCase()
          .match(/[a-z0-9_-]{12,}/g) ?? []
      ).filter((word) => /\d/.test(word)),
    );
  const mine = ids(a);
  return [...ids(b)].some((id) => mine.has(id));
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
