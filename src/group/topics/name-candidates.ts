import { Annotations } from '../../annotate/annotations.ts';
import type { TopicNamePack } from '../../language/pack-parts/people.ts';
import { foldKey } from '../../lib/text/text.ts';
import type { Article } from '../../model/article.ts';
import type { Story } from '../../model/story.ts';

/** A name that may become the name of a topic. */
export interface NameCandidate {
  readonly name: string;
  /** The folded forms in which texts have it: "ilse varga", "varga". */
  readonly forms: Set<string>;
  /** The topic's stories (by index) and reports (by id) whose text has it. */
  readonly stories: Set<number>;
  readonly reports: Set<string>;
  /** Number of reports whose title has it. */
  titles: number;
  /** How often it was found as a name. */
  mentions: number;
}

/** A longer name, in words, makes no heading. */
const maxWords = 4;

/** A shorter name, in folded letters, is ambiguous. */
const minLetters = 3;

const none: ReadonlySet<string> = new Set();

interface StoryReport {
  readonly article: Article;
  /** Index of the story. */
  readonly story: number;
}

/**
 * The names in the texts of some stories: first found as names, then counted as words.
 *
 * @param pack of the stories' language; without one names stay as they are written
 */
export function nameCandidatesOf(stories: readonly Story[], pack: TopicNamePack | undefined): NameCandidate[] {
  const reports = stories.flatMap(({ reports }, story) => reports.map(({ article }) => ({ article, story })));
  const candidates = collectNames(reports, pack);
  countOccurrences(candidates, reports);
  const texts = reports.map(({ article }) => article.text);
  return candidates.filter((candidate) => !isCommonWord(candidate, texts, pack?.tooGeneral ?? none));
}

function collectNames(reports: readonly StoryReport[], pack: TopicNamePack | undefined): NameCandidate[] {
  const candidates = new Map<string, NameCandidate>();
  for (const { article } of reports) {
    const publishers = new Set([article.outlet, article.agency, ...article.authors].map((name) => foldKey(name ?? '')));
    // Not cached: most of a large batch is never printed, and what is printed is annotated again.
    const annotations = new Annotations(article.text, article.language);
    for (const run of annotations.names) {
      const form = bareName(annotations.personIn(run)?.name ?? run.text, pack);
      const name = annotations.people.meantBy(run)?.name ?? form;
      const key = foldKey(name);
      if (key.length < minLetters || publishers.has(key) || name.split(' ').length > maxWords) continue;
      const candidate = candidates.get(key) ?? newCandidate(name, key);
      candidate.mentions++;
      if (foldKey(form).length >= minLetters) candidate.forms.add(foldKey(form));
      candidates.set(key, candidate);
    }
  }
  return [...candidates.values()];
}

function newCandidate(name: string, key: string): NameCandidate {
  return { name, forms: new Set([key]), stories: new Set(), reports: new Set(), titles: 0, mentions: 0 };
}

/** The name without offices and forms of address. */
function bareName(name: string, pack: TopicNamePack | undefined): string {
  const words = name.split(' ');
  while (words.length > 1 && pack !== undefined && isTitle(words[0].toLowerCase(), pack)) words.shift();
  return words.join(' ');
}

function isTitle(word: string, { formsOfAddress, offices }: TopicNamePack): boolean {
  return formsOfAddress.has(word.replace('.', '')) || offices.has(word);
}

function countOccurrences(candidates: readonly NameCandidate[], reports: readonly StoryReport[]): void {
  const byForm = new Map<string, NameCandidate[]>();
  for (const candidate of candidates)
    for (const form of candidate.forms) byForm.set(form, [...(byForm.get(form) ?? []), candidate]);
  for (const { article, story } of reports) {
    for (const candidate of candidatesIn(foldKey(article.title), byForm)) candidate.titles++;
    for (const candidate of candidatesIn(foldKey(article.text), byForm)) {
      candidate.stories.add(story);
      candidate.reports.add(article.id);
    }
  }
}

/** The candidates of which a folded text has a form, as whole words. */
function candidatesIn(
  folded: string,
  byForm: ReadonlyMap<string, readonly NameCandidate[]>,
): ReadonlySet<NameCandidate> {
  const words = folded.split(' ');
  const found = new Set<NameCandidate>();
  for (let first = 0; first < words.length; first++) {
    let form = '';
    for (let next = first; next < Math.min(words.length, first + maxWords); next++) {
      form = next === first ? words[next] : `${form} ${words[next]}`;
      for (const candidate of byForm.get(form) ?? []) found.add(candidate);
    }
  }
  return found;
}

/** True for "Department" and other words that the texts also write without a capital, and for doubled words ("Trump Trump"). */
function isCommonWord(
  { name, mentions }: NameCandidate,
  texts: readonly string[],
  tooGeneral: ReadonlySet<string>,
): boolean {
  const words = name.split(' ');
  if (words.length > 1)
    return new Set(words).size < words.length || words.every((word) => tooGeneral.has(word.toLowerCase()));
  const small = name.toLowerCase();
  if (tooGeneral.has(small)) return true;
  if (small === name || !/^[a-z]+$/.test(small)) return false;
  const inSmallLetters = new RegExp(`\\b${small}\\b`, 'g');
  const count = texts.reduce((sum, text) => sum + (text.match(inSmallLetters)?.length ?? 0), 0);
  return 2 * count > mentions;
}
