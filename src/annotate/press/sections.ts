import { sectionsOfSlug } from '../../language/press/section-slugs.ts';
import type { Article, Section } from '../../model/article.ts';
import { sectionChances, sectionOfText } from './section-text.ts';

export type { Section } from '../../model/article.ts';

/** The names of the sections, as printed. */
export const sectionNames: Readonly<Record<Section, string>> = {
  world: 'World',
  politics: 'Politics',
  business: 'Business',
  technology: 'Technology',
  science: 'Science',
  health: 'Health',
  culture: 'Culture',
  sport: 'Sport',
  local: 'Local',
};

/** What tells an article's section. */
type SectionWitness = Pick<Article, 'title' | 'text' | 'url' | 'language' | 'categories'>;

/**
 * The section of an article: what its feed files it under, else what its address says, else what its words show; where one
 * witness names several sections, the next ones choose among them. Null where nothing is sure: printed without a section is
 * better than under a wrong one.
 *
 * @example sectionOf({ title: 'Harbour wall holds', text: '…', url: 'https://tarnby.example/sport/a1', language: 'en' }) // 'sport'
 */
export function sectionOf(article: SectionWitness): Section | null {
  const known = found.get(article);
  if (known !== undefined) return known;
  const section = findSection(article);
  found.set(article, section);
  return section;
}

/** By article: grouping, naming and printing all ask. */
const found = new WeakMap<SectionWitness, Section | null>();

function findSection(article: SectionWitness): Section | null {
  const filed = categorySections(article.categories ?? []);
  const addressed = addressSections(article.url);
  const named = narrowed(filed, addressed);
  if (named.length <= 1) return named[0] ?? sectionOfText(article);
  return likeliestOf(article, named) ?? named[0];
}

/**
 * The section of most of those articles of a story that have one; null where two sections have as many, or no article has one.
 *
 * @param reports the story's articles that are not opinion
 */
export function sectionOfStory(reports: readonly SectionWitness[]): Section | null {
  const counts = new Map<Section, number>();
  for (const report of reports) {
    const section = sectionOf(report);
    if (section !== null) counts.set(section, (counts.get(section) ?? 0) + 1);
  }
  const [first, second] = [...counts].sort((a, b) => b[1] - a[1]);
  return first && first[1] > (second?.[1] ?? 0) ? first[0] : null;
}

/** What both name, where both do; what one names, where only one does. */
function narrowed(filed: readonly Section[], addressed: readonly Section[]): readonly Section[] {
  const both = filed.filter((section) => addressed.includes(section));
  if (both.length > 0) return both;
  return filed.length > 0 ? filed : addressed;
}

function likeliestOf(article: SectionWitness, sections: readonly Section[]): Section | undefined {
  return sectionChances(article)
    .map(([section]) => section)
    .find((section): section is Section => section !== 'none' && sections.includes(section));
}

/** The sections that categories of a feed name, in their order: "Politics", "World news", "News/Business". */
function categorySections(categories: readonly string[]): Section[] {
  const slugs = categories.flatMap((category) => category.split(/[/>|]/).map(slugOf));
  return [...new Set(slugs.flatMap((slug) => sectionsOfSlug.get(slug) ?? []))];
}

/** `Économie & Finance` is `economie-finance`. */
function slugOf(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}

/** Hosts that say how a site is built, not what it writes of. */
const builtAs = new Set(['mobile', 'stage', 'global', 'digital', 'international', 'regional', 'people', 'local']);

/** No path has more parts that tell something. */
const mostParts = 8;

/**
 * The sections that an address names: by its first part that names one, the host's first (`sport.tarnby.example`). The last part
 * is the article's own, unless it ends in a number (`/news/technology-41237`).
 */
export function addressSections(url: string | null): readonly Section[] {
  if (url === null || !URL.canParse(url)) return [];
  const { hostname, pathname } = new URL(url);
  const host = hostname.split('.');
  const parts = pathname.toLowerCase().split('/').filter(Boolean).slice(0, mostParts);
  const last = parts.pop()?.replace(/-\d{5,}$/, '');
  const first = host.length > 2 && !builtAs.has(host[0]) ? [host[0]] : [];
  const candidates = [...first, ...parts, ...(last === undefined ? [] : [last])];
  for (const part of candidates) {
    const sections = sectionsOfSlug.get(part);
    if (sections) return sections;
  }
  return [];
}
