import { agencyOf } from '../../language/agencies.ts';
import type { PageElement } from '../../lib/markup/html.ts';
import { foldKey } from '../../lib/text/text.ts';
import { type Byline, isPersonName, readAuthors } from '../bylines.ts';
import { type FoundAuthors, nameAlone, printedByline, type Surroundings } from '../surroundings.ts';
import { type PageFacts, visibleText } from './page-facts.ts';
import type { Structured } from './structured-data.ts';

const metaNames = [
  'article:author',
  'author',
  'byl',
  'byline',
  'dc.creator',
  'dcterms.creator',
  'sailthru.author',
  'parsely-author',
  'cxenseparse:author',
  'article:author_name',
  'article.author',
  'citation_author',
  'twitter:data1',
];

const none: FoundAuthors = { authors: [], agency: null, from: '' };

/**
 * Who wrote it. What a page says to machines comes first; but publishing systems name the person who posted a text, so a name that
 * the page prints with "By" next to the story beats one that it prints nowhere. What is printed comes next,
 * then an author that is no person ("Staff").
 */
export function readPageAuthors(
  facts: PageFacts,
  data: Structured,
  around: Surroundings,
  { title, outlet }: { readonly title: string | null; readonly outlet: string | null },
): FoundAuthors {
  const machine = machineAuthors(facts, data, outlet);
  const printed = printedByline(around, outlet);
  const said = machine.find((found) => found.authors.some(isPersonName)) ?? machine[0];
  if (said !== undefined && said.authors.length > 0) {
    const here = [...around.before, ...around.after].map((block) => foldKey(block.text));
    const shown = said.authors.some((name) => here.some((key) => key.includes(foldKey(name))));
    return printed === null || shown || printed.authors.length === 0 ? said : printed;
  }
  const texts = (elements: readonly PageElement[]) => elements.slice(0, 8).map((element) => visibleText(element, 300));
  const read = (from: string, values: readonly string[]): FoundAuthors => ({ ...readAuthors(values, outlet), from });
  const unmarked = (facts.properties.get('author') ?? []).filter(({ attributes }) => attributes.content === undefined);
  const bylines = () => texts(facts.bylines).filter((text) => text.length < 160);
  const candidates = [
    () => printed ?? none,
    () => read('microdata author', texts(unmarked)),
    () => read('rel=author', texts(facts.authorLinks)),
    () => read('byline', bylines()),
    () => read('link to an author', linkedNames(around)),
    () => nameAlone(around, title, outlet) ?? none,
    () => said ?? none,
  ];
  let agency: string | null = printed?.agency ?? null;
  for (const candidate of candidates) {
    const found = candidate();
    agency ??= found.agency;
    if (found.authors.length > 0) return { ...found, agency };
  }
  return { ...organisation(facts, data), agency };
}

/** What a page says to machines of its authors, by the field that says it. */
function machineAuthors(facts: PageFacts, data: Structured, outlet: string | null): FoundAuthors[] {
  const fields = [
    { from: 'json-ld author', values: data.authors },
    ...metaNames.map((name) => ({ from: `meta ${name}`, values: metaValues(facts, name) })),
  ];
  return fields.map(({ from, values }) => ({ ...readAuthors(values, outlet), from })).filter(hasNames);
}

const metaValues = (facts: PageFacts, name: string) => (facts.meta.get(name) ?? []).slice(0, 10);

const hasNames = (found: Byline) => found.authors.length > 0 || found.agency !== null;

const authorPath = /\/(?:authors?|contributors?|writers?|by|people|staff|profiles?|journalists?|columnists?|team)\//i;

/** Names over the story that link to an author's page. */
function linkedNames(around: Surroundings): string[] {
  const names: string[] = [];
  for (const block of around.before)
    for (const link of block.anchors)
      if (authorPath.test(link.attributes.href ?? '')) names.push(visibleText(link, 120));
  return names;
}

/** An author that is no person: "Escalon", "Staff". Better than none, and what the page says. */
function organisation(facts: PageFacts, data: Structured): FoundAuthors {
  const names = metaNames.filter((name) => name !== 'twitter:data1');
  for (const [from, value] of [
    ...data.authors.map((name) => ['json-ld author', name] as const),
    ...names.flatMap((name) => metaValues(facts, name).map((value) => [name, value] as const)),
  ])
    if (
      value.length <= 60 &&
      !/https?:|www\.|[@<>{}]|\d{3}/.test(value) &&
      agencyOf(value) === null &&
      !/^(?:admin\w*|user|editor|unknown|anonymous|null|undefined|none)$/i.test(value) &&
      /\p{L}{2}/u.test(value)
    )
      return { authors: [value.trim()], agency: null, from: `${from}, no person` };
  return none;
}
