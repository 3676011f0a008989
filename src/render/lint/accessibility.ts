import { elementsOf, type PageElement, textOf } from '../../lib/markup/html.ts';
import type { LintFinding } from './finding.ts';

/**
 * The rules by which e-mails are measured for accessibility: those of the Email Markup Consortium's yearly report, and what we add
 * (sizes, reflow, motion, the text part). A rule is checked on the markup, by axe-core in a browser, or by an expression there.
 */
export interface AccessibilityRule {
  readonly id: string;
  readonly says: string;
  /** Elements that break the rule, found in the markup alone. */
  readonly markup?: (all: readonly PageElement[], html: string) => readonly (PageElement | string)[];
  /** Rules of axe-core that say the same or more. */
  readonly axe?: readonly string[];
  /** An expression that a browser evaluates to a list of elements: for what only a laid out page shows. */
  readonly page?: string;
}

const body = (all: readonly PageElement[]) => all.find(({ name }) => name === 'body');
const named = (all: readonly PageElement[], ...names: string[]) => all.filter(({ name }) => names.includes(name));
const attribute = (element: PageElement, name: string) => element.attributes[name]?.trim() ?? '';
const elementChildren = ({ children }: PageElement) =>
  children.filter((child): child is PageElement => typeof child !== 'string');

/** What of a body holds something to read, but style sheets. */
function contentOf(all: readonly PageElement[]): PageElement[] {
  const found = body(all);
  return found === undefined
    ? []
    : elementChildren(found).filter(
        (child) =>
          !['script', 'style'].includes(child.name) &&
          (textOf(child).trim() !== '' || [...elementsOf(child)].some(({ name }) => name === 'img')),
      );
}

const html = (all: readonly PageElement[]) => named(all, 'html');

/** Words that say nothing of where a link leads. */
const emptyLinkText =
  /^(?:click(?: here)?|here|read(?: more)?|more|this|link|view|see|go|learn more|continue(?: reading)?|details|weiter|mehr|ici|lire la suite)[\s.…»→>]*$/i;

const languageTag = /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i;

/** Style declarations of an element, by name. */
function styleOf(element: PageElement): Map<string, string> {
  return new Map(
    attribute(element, 'style')
      .split(';')
      .map((one) => one.split(':'))
      .filter(([name, value]) => name && value)
      .map(([name, ...value]) => [name.trim().toLowerCase(), value.join(':').trim()]),
  );
}

const headingLevel = ({ name }: PageElement) => Number(/^h([1-6])$/.exec(name)?.[1] ?? 0);

/** All rules of the check, in the order in which they are reported. */
export const accessibilityRules: readonly AccessibilityRule[] = [
  {
    id: 'body-dir',
    says: 'elements directly in the body have a direction (dir)',
    markup: (all) => contentOf(all).filter((child) => attribute(child, 'dir') === ''),
  },
  {
    id: 'body-lang',
    says: 'elements directly in the body have a language (lang)',
    markup: (all) => contentOf(all).filter((child) => attribute(child, 'lang') === ''),
  },
  {
    id: 'layout-table-role',
    says: 'layout tables have role="presentation"',
    markup: (all) =>
      named(all, 'table').filter(
        (table) =>
          !['presentation', 'none'].includes(attribute(table, 'role')) &&
          ![...elementsOf(table)].some(({ name }) => name === 'th' || name === 'caption' || name === 'thead'),
      ),
  },
  { id: 'h1', says: 'there is one h1', markup: (all) => (named(all, 'h1').length === 1 ? [] : ['h1']) },
  {
    id: 'link-name',
    says: 'links have text',
    markup: (all) =>
      named(all, 'a').filter(
        (link) =>
          attribute(link, 'href') !== '' &&
          textOf(link).trim() === '' &&
          attribute(link, 'aria-label') === '' &&
          ![...elementsOf(link)].some((inner) => inner.name === 'img' && attribute(inner, 'alt') !== ''),
      ),
    axe: ['link-name'],
  },
  {
    id: 'html-lang',
    says: 'the page has a language',
    markup: (all) => html(all).filter((page) => !languageTag.test(attribute(page, 'lang'))),
    axe: ['html-has-lang', 'html-lang-valid'],
  },
  {
    id: 'html-dir',
    says: 'the page has a direction',
    markup: (all) => html(all).filter((page) => attribute(page, 'dir') === ''),
  },
  { id: 'contrast', says: 'text has a contrast of 4.5 to 1, large text of 3 to 1', axe: ['color-contrast'] },
  {
    id: 'image-alt',
    says: 'pictures have an alt text, an empty one where they only decorate',
    markup: (all) => named(all, 'img').filter(({ attributes }) => attributes.alt === undefined),
    axe: ['image-alt', 'area-alt', 'svg-img-alt'],
  },
  {
    id: 'title',
    says: 'the page has a title',
    markup: (all) => (named(all, 'title').some((title) => textOf(title).trim() !== '') ? [] : ['title']),
    axe: ['document-title'],
  },
  {
    id: 'link-text',
    says: 'the text of a link says where it goes',
    markup: (all) =>
      named(all, 'a').filter((link) => emptyLinkText.test((attribute(link, 'aria-label') || textOf(link)).trim())),
  },
  {
    id: 'link-distinguishable',
    says: 'links in text differ by more than their colour',
    markup: (all) => named(all, 'a').filter((link) => /none/.test(styleOf(link).get('text-decoration') ?? '')),
    axe: ['link-in-text-block'],
  },
  {
    id: 'zoom',
    says: 'zooming is allowed',
    markup: (all) =>
      named(all, 'meta').filter(
        (meta) =>
          attribute(meta, 'name') === 'viewport' &&
          /user-scalable\s*=\s*(?:no|0)|maximum-scale\s*=\s*[01](?:\.|,|$)/i.test(attribute(meta, 'content')),
      ),
    axe: ['meta-viewport', 'meta-viewport-large'],
  },
  {
    id: 'aria',
    says: 'ARIA roles and attributes are valid',
    markup: (all) =>
      all.filter((element) => {
        const role = attribute(element, 'role');
        return role !== '' && !['presentation', 'none', 'article', 'img', 'list', 'listitem', 'heading'].includes(role);
      }),
    axe: [
      'aria-allowed-attr',
      'aria-valid-attr',
      'aria-valid-attr-value',
      'aria-roles',
      'aria-allowed-role',
      'aria-hidden-body',
      'aria-required-attr',
    ],
  },
  {
    id: 'dup-id',
    says: 'every id is unique',
    markup: (all) => {
      const seen = new Set<string>();
      return all.filter(({ attributes: { id } }) => {
        const twice = id !== undefined && seen.has(id);
        if (id !== undefined) seen.add(id);
        return twice;
      });
    },
  },
  {
    id: 'vml-alt',
    says: 'shapes for Outlook have an alt text and hold neither links nor headings',
    markup: (_, source) =>
      (source.match(/<v:(?:rect|roundrect|image|shape)\b[^>]*>[\s\S]*?<\/v:/gi) ?? []).filter(
        (shape) => !/^<[^>]*\salt=/.test(shape) || /<a\s|<h[1-6]/i.test(shape),
      ),
  },
  {
    id: 'heading-order',
    says: 'headings go down one level at a time, and none is empty',
    markup: (all) => {
      const headings = all.filter((element) => headingLevel(element) > 0);
      return headings.filter(
        (heading, at) =>
          textOf(heading).trim() === '' || (at > 0 && headingLevel(heading) > headingLevel(headings[at - 1]) + 1),
      );
    },
    axe: ['heading-order', 'empty-heading'],
  },
  {
    id: 'lists',
    says: 'lists are lists',
    markup: (all) => named(all, 'li').filter(({ parent }) => parent === null || !['ul', 'ol'].includes(parent.name)),
    axe: ['list', 'listitem', 'definition-list', 'dlitem'],
  },
  {
    id: 'valid-lang',
    says: 'lang attributes are valid',
    markup: (all) =>
      all.filter(({ attributes: { lang } }) => lang !== undefined && !languageTag.test(lang) && lang !== ''),
    axe: ['valid-lang'],
  },
  {
    id: 'data-table',
    says: 'tables of data have headers',
    markup: (all) => named(all, 'th').filter((cell) => attribute(cell, 'scope') === ''),
    axe: ['td-headers-attr', 'th-has-data-cells', 'scope-attr-valid'],
  },
  { id: 'target-size', says: 'tap targets are 24 pixels high, or in running text', axe: ['target-size'] },
  {
    id: 'font-size',
    says: 'no text is smaller than 14 pixels',
    markup: (all) =>
      all.filter((element) => {
        const style = styleOf(element);
        const size = style.get('font-size') ?? /(\d+(?:\.\d+)?px)(?=\/|\s)/.exec(style.get('font') ?? '')?.[1] ?? '';
        // A spacer holds a hard blank and is set to nothing.
        const shown = textOf(element).replace(/[\s\u00a0\u200b-\u200d]/g, '') !== '';
        return shown && size.endsWith('px') && Number.parseFloat(size) > 1 && Number.parseFloat(size) < 14;
      }),
    page: `(() => { const walk = document.createTreeWalker(document.body, 4), found = new Set(); for (let node; (node = walk.nextNode()); ) if (node.data.trim()) { const style = getComputedStyle(node.parentElement); if (node.parentElement.getClientRects().length && style.visibility !== 'hidden' && parseFloat(style.fontSize) < 14) found.add(node.parentElement); } return [...found]; })()`,
  },
  {
    id: 'line-height',
    says: 'running text has a line height of at least 1.4',
    page: `[...document.querySelectorAll('p,li,blockquote')].filter((one) => one.innerText?.trim().length > 80).filter((one) => { const style = getComputedStyle(one), ratio = parseFloat(style.lineHeight) / parseFloat(style.fontSize); return ratio && ratio < 1.4; })`,
  },
  {
    id: 'justify',
    says: 'text is not justified',
    markup: (all) => all.filter((element) => styleOf(element).get('text-align') === 'justify'),
    page: `[...document.querySelectorAll('p,div,td')].filter((one) => getComputedStyle(one).textAlign === 'justify' && one.innerText?.trim())`,
  },
  {
    id: 'reflow-320',
    says: 'no horizontal scrolling at a width of 320 pixels',
    page: `document.documentElement.scrollWidth > document.documentElement.clientWidth ? [...document.querySelectorAll('body *')].filter((one) => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1).slice(-1).concat(document.body).slice(0, 1) : []`,
  },
  {
    id: 'motion',
    says: 'nothing moves',
    markup: (_, source) => source.match(/@keyframes|\banimation\s*:/g) ?? [],
    page: `document.getAnimations().length ? [document.body] : []`,
  },
  {
    id: 'charset',
    says: 'the page names its encoding',
    markup: (all) =>
      named(all, 'meta').some(
        (meta) => meta.attributes.charset !== undefined || /content-type/i.test(attribute(meta, 'http-equiv')),
      )
        ? []
        : ['meta'],
  },
  { id: 'text-part', says: 'there is a text part with the same content' },
];

/** What breaks a rule, as far as the markup shows it. */
export function accessibilityOf(root: PageElement, source: string): LintFinding[] {
  const all = [...elementsOf(root)].filter(({ parent }) => parent !== null);
  return accessibilityRules.flatMap(({ id, says, markup }) =>
    (markup?.(all, source) ?? []).slice(0, 5).map((broken) => ({
      area: 'accessibility' as const,
      rule: id,
      message: `violated: ${says}`,
      place: typeof broken === 'string' ? broken.slice(0, 200) : tagOf(broken),
    })),
  );
}

/** The opening tag of an element and the first words in it. */
export function tagOf(element: PageElement): string {
  const { name, attributes } = element;
  const shown = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${value}"`)
    .join('');
  return `<${name}${shown.slice(0, 120)}>${textOf(element, 80).trim().replace(/\s+/g, ' ').slice(0, 80)}`;
}
