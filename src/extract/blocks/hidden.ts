import type { PageElement } from '../../lib/markup/html.ts';
import { type Style, stylesOf } from './styles.ts';

/** What is known, from an element inwards, of how its text looks. */
interface Sight {
  /** Names of the boxes around it that hide all that is in them. */
  readonly boxes: readonly string[];
  /** These three an element inside may set anew. */
  readonly invisible: boolean;
  readonly tiny: boolean;
  readonly colour: Colour | null;
  readonly ground: Colour | null;
}

type Colour = readonly [red: number, green: number, blue: number];

const plain: Sight = { boxes: [], invisible: false, tiny: false, colour: null, ground: null };

/** Elements that stand inside a sentence: of those `aria-hidden` says only that they are not read aloud; of a wall, that it is one. */
const inline = new Set('a abbr b cite code em font i img mark q s small span strong sub sup svg time u'.split(' '));

/** Why a box hides what is in it: one rule a line. `px` reads a length, NaN where there is none. */
const boxRules: readonly (readonly [why: string, hides: (style: Style, element: PageElement) => boolean])[] = [
  ['hidden', (_, { attributes }) => attributes.hidden !== undefined],
  [
    'aria-hidden',
    (_, { attributes, name }) =>
      attributes['aria-hidden'] === 'true' && !inline.has(name) && !/paywall/i.test(attributes.class ?? ''),
  ],
  ['display', (style) => style.get('display') === 'none'],
  ['opacity', (style) => style.has('opacity') && Number.parseFloat(style.get('opacity') as string) < 0.05],
  [
    'size',
    (style) => clips(style) && ['height', 'max-height', 'width', 'max-width'].some((side) => px(style.get(side)) < 2),
  ],
  [
    'off the page',
    (style) =>
      (/absolute|fixed/.test(style.get('position') ?? '') &&
        ['left', 'right', 'top', 'bottom'].some((side) => isFar(style.get(side)))) ||
      ['text-indent', 'margin-left', 'margin-top'].some((side) => isFar(style.get(side))),
  ],
  [
    'transparent',
    (style) => /^transparent$|^(?:rgb|hsl)a?\([^)]*[,/]\s*0(?:\.0\d*)?%?\s*\)$/.test(style.get('color') ?? ''),
  ],
  ['content-visibility', (style) => style.get('content-visibility') === 'hidden'],
  ['filter', (style) => /opacity\(\s*0(?:\.0*\d?)?%?\s*\)/.test(style.get('filter') ?? '')],
  ['clip', (style) => /^rect\((?:\s*[01](?:px)?[\s,]*){4}\)/.test(style.get('clip') ?? '')],
  [
    'clip-path',
    (style) => /^(?:inset\(\s*(?:50|100)%|circle\(\s*0|polygon\(\s*0 0\s*\))/.test(style.get('clip-path') ?? ''),
  ],
  ['transform', (style) => /scale[xy]?\(\s*0\s*[,)]|translate[xy]?\(\s*-\d{4}/.test(style.get('transform') ?? '')],
];

/** One em or rem, in pixels (about). */
const emPixels = 16;

/** No page is so wide or high that what stands so far before its edge is seen. */
const farPixels = -500;

/** Nobody reads smaller letters. */
const leastPixels = 3;

function px(length: string | undefined): number {
  const found = /^(-?[\d.]+)(px|pt|em|rem|)$/.exec(length ?? '');
  return found === null ? Number.NaN : Number(found[1]) * (found[2].endsWith('em') ? emPixels : 1);
}

function isFar(length: string | undefined): boolean {
  return px(length) <= farPixels || /^-(?:\d{3,})(?:%|vw|vh)$/.test(length ?? '');
}

function clips(style: Style): boolean {
  return /hidden|clip/.test(style.get('overflow') ?? '');
}

/**
 * The elements of a page, a mail or a feed's entry whose own text no reader sees.
 *
 * @param unveils scripts may show what is hidden at first (walls, what fades in, "read more"): where one kind of hidden box holds most of
 * the prose, that is what the page is for, and it is taken for shown
 */
export function hiddenIn(root: PageElement, unveils: boolean): ReadonlySet<PageElement> {
  const styleOf = stylesOf(root);
  const unseen = new Map<PageElement, readonly string[]>();
  const prose = new Map<string, number>();
  let all = 0;
  const stack: { element: PageElement; around: Sight }[] = [{ element: root, around: plain }];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { element } = next;
    if (silent.has(element.name)) continue;
    const sight = sightOf(element, next.around, styleOf(element));
    const why = reasonsOf(sight);
    if (why.length > 0) unseen.set(element, why);
    const chars = proseIn(element);
    all += chars;
    for (const reason of why) prose.set(reason, (prose.get(reason) ?? 0) + chars);
    for (const child of element.children) if (typeof child !== 'string') stack.push({ element: child, around: sight });
  }
  const shown = (reason: string) => unveils && (prose.get(reason) ?? 0) > mostOf * all;
  return new Set([...unseen].filter(([, why]) => !why.every(shown)).map(([element]) => element));
}

const silent = new Set(['script', 'style', 'noscript', 'template', 'svg']);

/** From this share of a page's prose on it is what the page is for. */
const mostOf = 0.5;

/** Shorter stretches are labels. */
const shortest = 40;

function proseIn({ children }: PageElement): number {
  let chars = 0;
  for (const child of children) if (typeof child === 'string' && child.length > shortest) chars += child.trim().length;
  return chars;
}

function reasonsOf({ boxes, invisible, tiny, colour, ground }: Sight): readonly string[] {
  const own = [
    ...(invisible ? ['visibility'] : []),
    ...(tiny ? ['font-size'] : []),
    ...(colour !== null && ground !== null && isNear(colour, ground) ? ['colour'] : []),
  ];
  return own.length === 0 ? boxes : [...boxes, ...own];
}

function sightOf(element: PageElement, around: Sight, style: Style): Sight {
  const { attributes, name } = element;
  const hiding =
    style.size === 0 && attributes.hidden === undefined && attributes['aria-hidden'] === undefined
      ? undefined
      : boxRules.find(([, hides]) => hides(style, element));
  // Boxes of one kind are judged together: a page hides each paragraph of its story, or the box around them.
  const boxes =
    hiding === undefined ? around.boxes : [...around.boxes.slice(-4), `${hiding[0]} ${name}.${attributes.class ?? ''}`];
  if (style.size === 0 && attributes.bgcolor === undefined && attributes.color === undefined)
    return boxes === around.boxes ? around : { ...around, boxes };
  const visibility = style.get('visibility');
  return {
    boxes,
    invisible: visibility === undefined ? around.invisible : /hidden|collapse/.test(visibility),
    tiny: isTiny(style) ?? around.tiny,
    colour: colourOf(style.get('color') ?? attributes.color) ?? (style.has('color') ? null : around.colour),
    ground: groundOf(style, attributes.bgcolor, around.ground),
  };
}

/** Null where the size is left as it is around it, or is a share of that. */
function isTiny(style: Style): boolean | null {
  const size =
    style.get('font-size') ?? /(?:^|\s)([\d.]+(?:px|pt|rem|em|%)?)(?:\/\S+)?\s/.exec(style.get('font') ?? '')?.[1];
  if (size === undefined || /^inherit/.test(size)) return null;
  if (Number.parseFloat(size) === 0) return true;
  if (/^[\d.]+(?:em|%)$/.test(size)) return null;
  return px(size) < leastPixels;
}

/** What is painted behind the text; null where that is not known: a picture, a gradient, a name without a value here. */
function groundOf(style: Style, attribute: string | undefined, around: Colour | null): Colour | null {
  const said = style.get('background-color') ?? style.get('background') ?? attribute;
  if (style.has('background-image')) return null;
  if (said === undefined || /^(?:transparent|none|inherit|initial)/.test(said)) return around;
  if (/url\(|gradient/.test(said)) return null;
  return colourOf(said.trim().split(/\s+(?![^(]*\))/)[0]);
}

const named: Readonly<Record<string, Colour>> = {
  white: [255, 255, 255],
  black: [0, 0, 0],
  snow: [255, 250, 250],
  ivory: [255, 255, 240],
  whitesmoke: [245, 245, 245],
  silver: [192, 192, 192],
  gray: [128, 128, 128],
  grey: [128, 128, 128],
};

function colourOf(value: string | undefined): Colour | null {
  const said = (value ?? '').trim().toLowerCase();
  if (Object.hasOwn(named, said)) return named[said];
  const hex = /^#([\da-f]{3,8})$/.exec(said)?.[1];
  if (hex !== undefined && (hex.length === 3 || hex.length === 4))
    return [...hex.slice(0, 3)].map((digit) => Number.parseInt(digit + digit, 16)) as unknown as Colour;
  if (hex !== undefined && hex.length >= 6)
    return [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as unknown as Colour;
  const rgb = /^rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})/.exec(said);
  return rgb === null ? null : [Number(rgb[1]), Number(rgb[2]), Number(rgb[3])];
}

/** Colours so near that the letters cannot be seen against the background. */
const nearest = 12;

function isNear(a: Colour, b: Colour): boolean {
  return a.every((channel, at) => Math.abs(channel - b[at]) <= nearest);
}
