import { elementsOf, type PageElement, textOf } from '../../lib/markup/html.ts';

/** Declarations by property, in small letters; of two the later. */
export type Style = ReadonlyMap<string, string>;

/** No more of a page's style sheets is read. */
const longestSheet = 300_000;
const mostRules = 5000;

const none: Style = new Map();

/** `color: #FFF !important; left:-10px` -> color `#fff`, left `-10px`. */
function declarationsOf(text: string): Style {
  if (text === '') return none;
  const found = new Map<string, string>();
  for (const part of readable(text.slice(0, longestSheet)).split(';')) {
    const colon = part.indexOf(':');
    if (colon < 0) continue;
    const value = part.slice(colon + 1).toLowerCase();
    found.set(part.slice(0, colon).trim().toLowerCase(), value.replace(/!\s*important/, '').trim());
  }
  return found;
}

/** Without comments, and with escapes as the letters that they stand for (CSS Syntax 4.3.7): `d\\69splay:/**\/none` is `display:none`. */
function readable(text: string): string {
  if (!/[\\/]/.test(text)) return text;
  return text
    .replace(/\/\*[\s\S]*?(?:\*\/|$)/g, '')
    .replace(/\\([0-9a-f]{1,6})\s?/gi, (_, code: string) =>
      Number.parseInt(code, 16) > 0x10ffff ? '' : String.fromCodePoint(Number.parseInt(code, 16)),
    );
}

/**
 * The style of an element as far as its page says it plainly: by the rules of `<style>` whose selector is one tag, class or id, then by
 * its own `style`. No other selectors, nothing inside `@media` and the like, nothing of style sheets elsewhere.
 */
export function stylesOf(root: PageElement): (element: PageElement) => Style {
  const rules = rulesIn(sheetsIn(root));
  return ({ name, attributes }) => {
    const selectors = [
      name,
      ...(attributes.class ?? '')
        .slice(0, 1000)
        .split(/\s+/)
        .map((one) => `.${one}`),
      `#${attributes.id ?? ''}`,
    ];
    const styles = rules.size === 0 ? [] : selectors.flatMap((selector) => rules.get(selector) ?? []);
    const own = attributes.style === undefined ? [] : [declarationsOf(attributes.style)];
    const all = [...styles, ...own];
    return all.length === 0 ? none : all.length === 1 ? all[0] : new Map(all.flatMap((style) => [...style]));
  };
}

function sheetsIn(root: PageElement): string {
  let text = '';
  for (const element of elementsOf(root)) {
    if (text.length > longestSheet) break;
    const media = element.attributes.media ?? 'all';
    if (element.name === 'style' && /^\s*(?:all|screen)\s*$/i.test(media)) text += textOf(element, longestSheet);
  }
  return text.slice(0, longestSheet).replace(/\/\*[\s\S]*?(?:\*\/|$)|<!--|-->/g, ' ');
}

/** The top-level rules of a style sheet with a plain selector. Linear. */
function rulesIn(sheet: string): Map<string, Style[]> {
  const rules = new Map<string, Style[]>();
  let count = 0;
  let at = 0;
  while (at < sheet.length && count < mostRules) {
    const open = sheet.indexOf('{', at);
    if (open < 0) break;
    // What stands before the last `;` is a rule without a block: @import, @charset.
    const head = sheet.slice(at, open).split(';').at(-1) ?? '';
    const nested = /^\s*@/.test(head);
    const close = nested ? endOfBlock(sheet, open) : sheet.indexOf('}', open);
    if (close < 0) break;
    at = close + 1;
    if (nested) continue;
    count++;
    const plain = head
      .split(',')
      .map((selector) => selector.trim())
      .filter((selector) => /^[.#]?[\w-]+$/.test(selector));
    if (plain.length === 0) continue;
    const style = declarationsOf(sheet.slice(open + 1, close));
    for (const selector of plain) rules.set(selector, [...(rules.get(selector) ?? []), style].slice(-20));
  }
  return rules;
}

function endOfBlock(sheet: string, open: number): number {
  let depth = 0;
  for (const { 0: brace, index } of sheet.slice(open).matchAll(/[{}]/g)) {
    depth += brace === '{' ? 1 : -1;
    if (depth === 0) return open + index;
  }
  return -1;
}
