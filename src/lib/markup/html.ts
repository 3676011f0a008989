/**
 * A parsed page as a light tree: elements, their attributes and strings. Reading an article needs no more of a DOM than
 * this, and building it takes a fifth of the time of one. htmlparser2 is loaded on first use.
 */
export interface PageElement {
  /** Lower case: `div`. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly parent: PageElement | null;
  readonly children: PageNode[];
  readonly depth: number;
}

/** What an element holds: an element or a text. */
export type PageNode = PageElement | string;

/** Elements nested deeper are laid side by side: no page means its thousandth level. */
const deepest = 400;

/** What comes after this many elements is dropped. */
const mostElements = 200_000;

/** Maximum number of unclosed tags; what follows them is not read. The tokeniser's time grows with the number of open elements. */
const mostUnclosed = 10_000;

let library: typeof import('htmlparser2') | null = null;

/** The text that a piece of HTML stands for: `O&#39;Brien` is O'Brien. Of use after a page was parsed; as it is before. */
export function decodeText(html: string): string {
  if (library === null || !html.includes('&')) return html;
  let text = '';
  const parser = new library.Parser({ ontext: (part) => (text += part) });
  parser.end(html);
  return text;
}

/** Parses any text as HTML; never throws, and never nests deeper than `deepest`. Answers the root, which has no parent. */
export async function parsePage(html: string): Promise<PageElement> {
  library ??= await import('htmlparser2');
  const { Parser } = library;
  const root: PageElement = { name: '#root', attributes: {}, parent: null, children: [], depth: 0 };
  let at: PageElement = root;
  // How many elements deeper than `deepest` are open: each is laid beside the one around it.
  let beyond = 0;
  let count = 0;
  let unclosed = 0;
  const parser = new Parser({
    onopentag(name, attributes) {
      if (++count > mostElements || ++unclosed > mostUnclosed) {
        parser.pause();
        return;
      }
      const parent: PageElement = at.depth >= deepest && at.parent ? at.parent : at;
      if (parent !== at) beyond++;
      const element: PageElement = { name, attributes, parent, children: [], depth: parent.depth + 1 };
      parent.children.push(element);
      at = element;
    },
    onclosetag() {
      unclosed--;
      if (beyond > 0) beyond--;
      else if (at.parent) at = at.parent;
    },
    ontext(text) {
      at.children.push(text);
    },
  });
  parser.end(html);
  return root;
}

/** An element and all below it, in document order; `skip` leaves out an element with everything in it. */
export function* elementsOf(
  root: PageElement,
  skip: (element: PageElement) => boolean = () => false,
): Generator<PageElement> {
  const stack: PageElement[] = [root];
  for (let element = stack.pop(); element; element = stack.pop()) {
    if (skip(element)) continue;
    yield element;
    for (let at = element.children.length - 1; at >= 0; at--) {
      const child = element.children[at];
      if (typeof child !== 'string') stack.push(child);
    }
  }
}

/**
 * A value that an element has from its parent's, made from the outermost element inwards; each element is asked once, and
 * `known` remembers. No nesting is too deep.
 */
export function inherited<T>(
  element: PageElement,
  known: Map<PageElement, T>,
  make: (element: PageElement, fromParent: T | null) => T,
): T {
  const chain: PageElement[] = [];
  let at: PageElement | null = element;
  for (; at !== null && !known.has(at); at = at.parent) chain.push(at);
  let value = at === null ? null : (known.get(at) as T);
  for (const next of chain.reverse()) {
    value = make(next, value);
    known.set(next, value);
  }
  return value as T;
}

/** What follows one of these does not run on. */
const apart = new Set('br div p li h1 h2 h3 h4 h5 h6 td th tr section ul ol'.split(' '));
const silent = new Set(['script', 'style', 'noscript', 'template']);

/** The text of an element as it stands, without scripts and styles; at most about `longest` characters. */
export function textOf(element: PageElement, longest = 10_000): string {
  let text = '';
  const stack: PageNode[] = [element];
  for (let node = stack.pop(); node !== undefined && text.length < longest; node = stack.pop()) {
    if (typeof node === 'string') text += node;
    else if (node === element || !silent.has(node.name)) {
      if (apart.has(node.name)) text += ' ';
      for (let at = node.children.length - 1; at >= 0; at--) stack.push(node.children[at]);
    }
  }
  return text;
}
