import { elementsOf, type PageElement } from '../../lib/markup/html.ts';
import { tagOf } from './accessibility.ts';
import { type ClientFeature, clients, features } from './client-data.ts';
import type { LintFinding } from './finding.ts';

/** What is used though a client does not support it, with the reason why nothing is lost there. */
export const harmless: Readonly<Record<string, string>> = {
  'css-overflow': 'belongs to the hidden preheader',
  'css-max-height': 'belongs to the hidden preheader',
  'css-word-break': 'MJML sets it on cells; without it long words run over the edge',
  'css-word-spacing': 'MJML resets it on the body; it is what it was',
  'html-body': 'the background stands on the tables too',
  'html-aria-label': 'the text of the element is there',
  'html-meta-color-scheme': 'asks for dark colours where they are known',
};

/**
 * What the declared clients do not support, of what the mail says in its tags, but for what is harmless: style sheets only enhance,
 * since the mail is complete without them.
 */
export function clientsOf(root: PageElement): LintFinding[] {
  return unsupportedIn(root).filter(({ rule }) => harmless[rule] === undefined);
}

/** All that some declared client does not support. */
export function unsupportedIn(root: PageElement): LintFinding[] {
  const uses = new Map<ClientFeature, string>();
  for (const element of elementsOf(root)) {
    if (element.parent === null) continue;
    const declarations = declarationsOf(element.attributes.style ?? '');
    for (const feature of features)
      if (!uses.has(feature) && usedBy(feature, element, declarations)) uses.set(feature, tagOf(element));
  }
  return [...uses].flatMap(([{ name, title, support }, place]) => {
    const without = clients.filter((_, at) => support[at] === 'n');
    const message = `${title} is not supported by ${without.join(', ')}`;
    return without.length === 0 ? [] : { area: 'clients' as const, rule: name, message, place };
  });
}

/** Features of style sheets that no declared client knows: they do nothing. */
export function idleStyles(root: PageElement): LintFinding[] {
  const css = [...elementsOf(root)]
    .filter(({ name }) => name === 'style')
    .map((style) => style.children.join(''))
    .join('\n');
  const declared = declarationsOf(css.replace(/[^{};]*\{/g, ';').replaceAll('}', ';'));
  return features
    .filter(
      ({ match, support }) =>
        match.k === 'prop' && /^n+$/.test(support) && propertiesOf(match).some((name) => declared.has(name)),
    )
    .map(({ name, title }) => ({
      area: 'clients' as const,
      rule: name,
      message: `${title}, in a style sheet, is supported by none of ${clients.join(', ')}`,
      place: null,
    }));
}

function declarationsOf(style: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const declaration of style.split(';')) {
    const at = declaration.indexOf(':');
    if (at > 0) found.set(declaration.slice(0, at).trim().toLowerCase(), declaration.slice(at + 1).trim());
  }
  return found;
}

function listOf(value: string | readonly string[] | undefined): readonly string[] {
  return value === undefined ? [] : typeof value === 'string' ? [value] : value;
}

function propertiesOf(match: ClientFeature['match']): readonly string[] {
  return listOf(match.p);
}

function usedBy({ match }: ClientFeature, element: PageElement, declarations: ReadonlyMap<string, string>): boolean {
  const names = listOf(match.n);
  const { attributes } = element;
  switch (match.k) {
    case 'prop':
      return propertiesOf(match).some((name) => declarations.has(name));
    case 'prop-prefix':
      return [...declarations.keys()].some((name) => name.startsWith(String(match.p)));
    case 'value':
      return [...declarations].some(
        ([name, value]) =>
          (propertiesOf(match).includes('*') || propertiesOf(match).includes(name)) &&
          new RegExp(match.v ?? '$^', 'i').test(value),
      );
    case 'func':
      return [...declarations.values()].some((value) => names.some((name) => value.includes(`${name}(`)));
    case 'unit':
      return [...declarations.values()].some((value) => new RegExp(`\\d${names[0]}(?![a-z%])`, 'i').test(value));
    case 'el':
      return names.includes(element.name);
    case 'attr':
      return names.some((name) => attributes[name] !== undefined);
    case 'el-attr': {
      const [name, value] = (match.a ?? '').split('=');
      return element.name === match.n && attributes[name] === value;
    }
    case 'href':
      return attributes.href !== undefined && new RegExp(match.v ?? '$^').test(attributes.href);
    case 'src':
      return attributes.src !== undefined && new RegExp(match.v ?? '$^').test(attributes.src);
    case 'img':
      return (match.e ?? []).some((extension) => attributes.src?.endsWith(`.${extension}`));
    default:
      // Selectors, pseudo-classes and at-rules stand in style sheets only.
      return false;
  }
}
