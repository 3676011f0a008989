/**
 * XML as it is found: a tree of elements out of anything that looks like XML. Nothing is refused for being ill-formed (cut
 * off, unclosed, bare `&`, prefixes that nobody declared); entities that a document declares itself are never expanded.
 */
export interface XmlElement {
  /** Lower case. Namespaces that feeds use have one prefix whatever the document's: `dc:creator`, `title`, `xhtml:div`. */
  readonly name: string;
  /** By their names in lower case, with the prefix that the document gives them; values decoded. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly parent: XmlElement | null;
  readonly children: XmlNode[];
  readonly depth: number;
}

/** Character data. `raw`: as it stands in the document, entities and all; the content of a CDATA section has none. */
export interface XmlText {
  readonly raw: string;
  readonly cdata: boolean;
}

/** What an element holds: an element or a text. */
export type XmlNode = XmlElement | XmlText;

/** Which prefix stands for a namespace; '' for a vocabulary whose elements bear no prefix here. */
export interface XmlVocabulary {
  readonly prefixOf: (uri: string) => string | null;
  /** True where an element that opens cannot lie in the open one: that one's end tag is missing. */
  readonly ends: (open: string, next: string) => boolean;
}

/** Documents nested deeper are refused: no feed means its two hundredth level. */
const deepest = 200;

const mostElements = 1_000_000;
const mostUnclosed = 20_000;

/** What most elements have. */
const bare: Record<string, string> = Object.freeze({});

/** Why a document was not read. */
export class XmlRefusal extends Error {}

let libraries: Promise<[typeof import('htmlparser2'), typeof import('entities')]> | null = null;
let decode: (text: string) => string = (text) => text;

/** Loads what `parseXml` and `decodeEntities` need; the first call takes some milliseconds. */
export async function loadXml(): Promise<typeof import('htmlparser2')> {
  libraries ??= Promise.all([import('htmlparser2'), import('entities')]);
  const [parser, entities] = await libraries;
  decode = entities.decodeHTMLStrict;
  return parser;
}

/** Entities and character references decoded once; what is none (`AT&T`) stays. Of use after `loadXml`. */
function decodeEntities(text: string): string {
  return text.includes('&') ? decode(text) : text;
}

// Publishing systems escape what is escaped already: what is left of that after decoding is no text that anybody wrote.
const left = /&(?:amp|quot|apos|nbsp|[lr][sd]quo|[mn]dash|hellip|#\d{2,5}|#x[\da-f]{2,4});/i;

/** Entities decoded, and decoded again where the text was escaped twice. */
export function decodeTwice(text: string): string {
  const once = decodeEntities(text);
  return left.test(once) ? decodeEntities(once) : once;
}

/** @throws XmlRefusal for a document nested too deep or of too many elements */
export async function parseXml(text: string, vocabulary: XmlVocabulary): Promise<XmlElement> {
  const { Parser } = await loadXml();
  const root: XmlElement = { name: '#root', attributes: {}, parent: null, children: [], depth: 0 };
  let at = root;
  let inCdata = false;
  let count = 0;
  let unclosed = 0;
  let scope: Scope = { prefixes: new Map(), outer: null, element: root, names: new Map() };
  const leave = (element: XmlElement) => {
    while (scope.outer !== null && scope.element.depth >= element.depth) scope = scope.outer;
    at = element.parent ?? root;
  };
  const parser = new Parser(
    {
      onopentag(rawName, rawAttributes) {
        // The tokeniser's own time grows with what it believes to be open.
        if (++unclosed > mostUnclosed) throw new XmlRefusal(`has more than ${mostUnclosed} tags that are never closed`);
        if (++count > mostElements) throw new XmlRefusal(`has more than ${mostElements} elements`);
        let attributes = bare;
        let declared: Map<string, string> | null = null;
        for (const key in rawAttributes) {
          const name = key.toLowerCase();
          const value = decodeEntities(rawAttributes[key]);
          if (attributes === bare) attributes = {};
          attributes[name] = value;
          if (name === 'xmlns') (declared ??= new Map()).set('', value);
          else if (name.startsWith('xmlns:')) (declared ??= new Map()).set(name.slice(6), value);
        }
        const inner = declared && { prefixes: declared, outer: scope, element: root, names: new Map<string, string>() };
        const name = nameIn(rawName, inner ?? scope, vocabulary);
        for (let open = at; open !== root; open = at) {
          if (!vocabulary.ends(open.name, name)) break;
          leave(open);
        }
        if (at.depth >= deepest) throw new XmlRefusal(`is nested more than ${deepest} levels deep`);
        const element: XmlElement = { name, attributes, parent: at, children: [], depth: at.depth + 1 };
        if (inner !== null) scope = { ...inner, outer: scope, element };
        at.children.push(element);
        at = element;
      },
      onclosetag(rawName) {
        unclosed--;
        const wanted = nameIn(rawName, scope, vocabulary);
        for (let open: XmlElement | null = at; open !== null && open !== root; open = open.parent) {
          if (open.name !== wanted) continue;
          leave(open);
          break;
        }
      },
      ontext(raw) {
        const last = at.children.at(-1);
        // The tokeniser cuts text at every `&`.
        if (last !== undefined && 'raw' in last && last.cdata === inCdata)
          at.children[at.children.length - 1] = { raw: last.raw + raw, cdata: inCdata };
        else at.children.push({ raw, cdata: inCdata });
      },
      oncdatastart() {
        inCdata = true;
      },
      oncdataend() {
        inCdata = false;
      },
    },
    { xmlMode: true, decodeEntities: false },
  );
  parser.end(text);
  return root;
}

interface Scope {
  readonly prefixes: ReadonlyMap<string, string>;
  readonly outer: Scope | null;
  /** The element that declares them. */
  readonly element: XmlElement;
  /** Names that were looked up within it. */
  readonly names: Map<string, string>;
}

/** The name of an element with the vocabulary's own prefix in place of the document's. */
function nameIn(rawName: string, scope: Scope, vocabulary: XmlVocabulary): string {
  let name = scope.names.get(rawName);
  if (name === undefined) {
    name = lookUp(rawName.toLowerCase(), scope, vocabulary);
    scope.names.set(rawName, name);
  }
  return name;
}

function lookUp(rawName: string, scope: Scope, { prefixOf }: XmlVocabulary): string {
  const colon = rawName.indexOf(':');
  const prefix = colon < 0 ? '' : rawName.slice(0, colon);
  const local = rawName.slice(colon + 1);
  let uri: string | undefined;
  for (let at: Scope | null = scope; at !== null && uri === undefined; at = at.outer) uri = at.prefixes.get(prefix);
  const known = uri === undefined ? null : prefixOf(uri);
  if (known === null) return rawName;
  return known === '' ? local : `${known}:${local}`;
}

/** The text of an element and all below it, decoded. */
export function textIn(element: XmlElement): string {
  let text = '';
  for (const child of element.children)
    text += 'raw' in child ? (child.cdata ? child.raw : decodeEntities(child.raw)) : textIn(child);
  return text;
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A text as character data or as the value of an attribute in double quotation marks. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (char) => escapes[char]);
}

/** What stands in an element, as markup. */
export function markupIn(element: XmlElement): string {
  return element.children
    .map((child) => {
      if ('raw' in child) return child.cdata ? escapeXml(child.raw) : child.raw;
      const name = child.name.replace(/^xhtml:/, '');
      const attributes = Object.entries(child.attributes)
        .filter(([key]) => !key.startsWith('xmlns'))
        .map(([key, value]) => ` ${key}="${escapeXml(value)}"`)
        .join('');
      return child.children.length === 0 && voids.has(name)
        ? `<${name}${attributes}>`
        : `<${name}${attributes}>${markupIn(child)}</${name}>`;
    })
    .join('');
}

const voids = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));
