import { Annotations } from '../../annotate/annotations.ts';
import { isFirstName } from '../../language/en/people/first-names.ts';
import { honorifics, offices } from '../../language/en/people/titles.ts';
import { isStopword, tellingTermsOf, wordsOf } from '../../language/words.ts';
import { compareText, foldKey } from '../../lib/text/text.ts';
import type { Story } from '../../model/story.ts';

/** A name longer than this, in words, is no heading. */
const longestName = 4;

/** So few stories are alike by chance; where more are, that is a subject even if no name says which. */
const few = 3;

/** A name that this share of the other topics have names a topic only when there is no other. */
const everybodys = 0.4;

interface NameCandidate {
  readonly name: string;
  /** The name as it stands anywhere, folded: "ilse varga", "varga". */
  readonly forms: Set<string>;
  /** In how many of the topic's stories and reports it stands. */
  readonly stories: Set<number>;
  readonly reports: Set<string>;
  /** In how many of the reports' titles. */
  titles: number;
  mentions: number;
}

/**
 * What a topic is called: one or two names (countries, people, bodies) that its stories share and their titles hold; where
 * there is no such name, the content word that its titles share. Every word stands in an article.
 *
 * @param others the folded texts of the other topics' stories
 * @returns null where a few stories share nothing that could be named: then they share no subject either
 */
export function nameTopic(stories: readonly Story[], others: readonly (readonly string[])[]): string[] | null {
  const known = [...candidatesOf(stories).values()];
  const candidates = known.filter(
    (candidate) => candidate.titles > 0 && candidate.stories.size >= Math.ceil(stories.length * 0.6),
  );
  candidates.sort((a, b) => b.titles - a.titles || b.mentions - a.mentions || compareText(a.name, b.name)).splice(24);
  // A name that most other topics have too ("Parliament") tells nothing.
  const commonness = new Map(candidates.map((candidate) => [candidate, othersWith(candidate.forms, others)]));
  const common = (candidate: NameCandidate) => commonness.get(candidate) ?? 0;
  const reports = stories.reduce((sum, story) => sum + story.reports.length, 0);
  const score = (candidate: NameCandidate) =>
    ((candidate.reports.size + 3 * candidate.titles) / reports + Math.log2(1 + candidate.mentions) / 6) /
    (1 + common(candidate) / 2);
  const telling = candidates.filter((candidate) => common(candidate) <= everybodys * others.length);
  const ranked = withoutVariants(
    (telling.length > 0 || (stories.length > 1 && stories.length <= few) ? telling : candidates).sort(
      (a, b) => score(b) - score(a) || compareText(a.name, b.name),
    ),
  );
  const [first, second] = ranked;
  if (!first || first.titles < reports / 3) {
    const word = sharedTitleWord(stories, others);
    if (word) return [phraseWith(word, known, stories)];
  }
  if (!first || score(first) < 0.5) {
    if (stories.length > 1 && stories.length <= few) return null;
    return [first?.name ?? leadWord(stories)];
  }
  return second && score(second) > 0.55 * score(first) && second.titles * 2 >= first.titles
    ? inTitleOrder(first, second, stories)
    : [first.name];
}

/** How many of the other topics use one of these words more than once. */
function othersWith(forms: Iterable<string>, others: readonly (readonly string[])[]): number {
  const sought = [...forms].map((form) => ` ${foldKey(form)} `);
  return others.filter((texts) => texts.some((text) => sought.some((form) => text.split(form).length > 2))).length;
}

/** "Russia and China" or "China and Russia": as most of the titles that hold both have it. */
function inTitleOrder(a: NameCandidate, b: NameCandidate, stories: readonly Story[]): string[] {
  let balance = 0;
  for (const title of titlesOf(stories).map(foldKey)) {
    const [atA, atB] = [a, b].map(({ forms }) =>
      Math.min(...[...forms].map((form) => title.indexOf(form)).filter((at) => at >= 0)),
    );
    if (atA !== Number.POSITIVE_INFINITY && atB !== Number.POSITIVE_INFINITY) balance += atA < atB ? 1 : -1;
  }
  return balance < 0 ? [b.name, a.name] : [a.name, b.name];
}

function titlesOf(stories: readonly Story[]): string[] {
  return stories.flatMap((story) => story.reports.map(({ article }) => article.title));
}

/** A content word that most of the titles share ("bridge"), in its most common form; null when there is none. */
function sharedTitleWord(stories: readonly Story[], others: readonly (readonly string[])[]): string | null {
  const counts = new Map<string, { titles: number; forms: Map<string, number> }>();
  const titles = titlesOf(stories);
  const { language } = stories[0].reports[0].article;
  for (const title of titles) {
    const seen = new Set<string>();
    for (const word of wordsOf(title)) {
      const [stem] = tellingTermsOf(word, language);
      if (!stem || word.length < 4 || /\d/.test(word)) continue;
      const entry = counts.get(stem) ?? { titles: 0, forms: new Map<string, number>() };
      if (!seen.has(stem)) entry.titles++;
      seen.add(stem);
      entry.forms.set(word.toLowerCase(), (entry.forms.get(word.toLowerCase()) ?? 0) + 1);
      counts.set(stem, entry);
    }
  }
  const [best] = [...counts.entries()]
    .filter(([, entry]) => titles.length > 1 && entry.titles >= titles.length * 0.6)
    .filter(([, { forms }]) => othersWith(forms.keys(), others) <= everybodys * others.length)
    .sort((a, b) => b[1].titles - a[1].titles || compareText(a[0], b[0]));
  return best
    ? [...best[1].forms.entries()].sort(
        (a, b) => b[1] - a[1] || a[0].length - b[0].length || compareText(a[0], b[0]),
      )[0][0]
    : null;
}

/** "Oskarfjord bridge", where an article has just these words in a row; else the word alone. */
function phraseWith(word: string, known: readonly NameCandidate[], stories: readonly Story[]): string {
  const names = known
    .filter((candidate) => candidate.titles > 0)
    .sort((a, b) => b.titles - a.titles || b.mentions - a.mentions || compareText(a.name, b.name))
    .map((candidate) => candidate.name);
  const texts = stories.flatMap((story) => story.reports.map(({ article }) => `${article.title}\n${article.text}`));
  const found = names.map((name) => `${name} ${word}`).find((phrase) => texts.some((text) => text.includes(phrase)));
  return found ?? capitalised(word);
}

/** The names that the reports' texts hold, and where each stands: first found as names, then looked up as words. */
function candidatesOf(stories: readonly Story[]): Map<string, NameCandidate> {
  const candidates = new Map<string, NameCandidate>();
  const reports = stories.flatMap((story, at) => story.reports.map(({ article }) => ({ article, at })));
  for (const { article } of reports) {
    const outside = new Set([article.outlet, article.agency, ...article.authors].map((name) => foldKey(name ?? '')));
    // Not kept: most of a large batch is never printed, and what is will be read again.
    const reading = new Annotations(article.text, article.language);
    for (const run of reading.names) {
      const own = bareName(run.text, reading.personIn(run)?.name ?? null);
      const name = reading.people.meantBy(run)?.name ?? own;
      const key = foldKey(name);
      if (key.length < 3 || outside.has(key) || name.split(' ').length > longestName) continue;
      const candidate = candidates.get(key) ?? {
        name,
        forms: new Set([key]),
        stories: new Set<number>(),
        reports: new Set<string>(),
        titles: 0,
        mentions: 0,
      };
      candidate.mentions++;
      if (foldKey(own).length >= 3) candidate.forms.add(foldKey(own));
      candidates.set(key, candidate);
    }
  }
  const byForm = new Map<string, NameCandidate[]>();
  for (const candidate of candidates.values())
    for (const form of candidate.forms) byForm.set(form, [...(byForm.get(form) ?? []), candidate]);
  for (const { article, at } of reports) {
    for (const candidate of namedIn(foldKey(article.title), byForm)) candidate.titles++;
    for (const candidate of namedIn(foldKey(article.text), byForm)) {
      candidate.stories.add(at);
      candidate.reports.add(article.id);
    }
  }
  for (const [key, candidate] of candidates)
    if (
      isCommonWord(
        candidate,
        reports.map(({ article }) => article.text),
      )
    )
      candidates.delete(key);
  return candidates;
}

/** Names of half the world: none tells what a topic is about. */
const tooGeneral = new Set(
  'north south east west northern southern eastern western state states government parliament house senate congress committee party court speaker president minister council department ministry city county university police army church school'.split(
    ' ',
  ),
);

/** "Department": what the texts write without a capital too is no name; nor is "Trump Trump". */
function isCommonWord({ name, mentions }: NameCandidate, texts: readonly string[]): boolean {
  const words = name.split(' ');
  if (words.length > 1)
    return new Set(words).size < words.length || words.every((word) => tooGeneral.has(word.toLowerCase()));
  const small = name.toLowerCase();
  if (tooGeneral.has(small)) return true;
  if (small === name || !/^[a-z]+$/.test(small)) return false;
  const plain = new RegExp(`\\b${small}\\b`, 'g');
  const count = texts.reduce((sum, text) => sum + (text.match(plain)?.length ?? 0), 0);
  return 2 * count > mentions;
}

/** Whose forms stand in a folded text, as whole words. */
function namedIn(folded: string, byForm: ReadonlyMap<string, readonly NameCandidate[]>): Set<NameCandidate> {
  const words = folded.split(' ');
  const found = new Set<NameCandidate>();
  for (let at = 0; at < words.length; at++) {
    let form = '';
    for (let next = at; next < Math.min(words.length, at + longestName); next++) {
      form = next === at ? words[next] : `${form} ${words[next]}`;
      for (const candidate of byForm.get(form) ?? []) found.add(candidate);
    }
  }
  return found;
}

/** The name without office and form of address. */
function bareName(text: string, person: string | null): string {
  const words = (person ?? text).split(' ');
  while (
    words.length > 1 &&
    (honorifics.has(words[0].toLowerCase().replace('.', '')) || offices.has(words[0].toLowerCase()))
  )
    words.shift();
  return words.join(' ');
}

/** "Mark Zuckerberg" for "Zuckerberg", where the texts have it. */
function fullest(candidate: NameCandidate, ranked: readonly NameCandidate[]): NameCandidate {
  if (candidate.name.includes(' ')) return candidate;
  const full = ranked.find(
    ({ name, titles }) => titles > 0 && name.endsWith(` ${candidate.name}`) && isFirstName(name.split(' ')[0]),
  );
  return full === undefined ? candidate : { ...candidate, name: full.name };
}

/** Leaves out adjectives of a name that is there too ("Russian" beside "Russia"), and parts of longer names. */
function withoutVariants(ranked: readonly NameCandidate[]): NameCandidate[] {
  return ranked
    .map((candidate) => fullest(candidate, ranked))
    .filter((candidate, at) => {
      const key = foldKey(candidate.name);
      if (offices.has(key)) return false;
      const adjective =
        /(?:an|ese|ish|ic|i)$/.test(key) &&
        ranked.some(
          (other) =>
            other !== candidate &&
            foldKey(other.name).slice(0, 4) === key.slice(0, 4) &&
            foldKey(other.name) !== key &&
            !/(?:ian|ese|ish)$/.test(foldKey(other.name)),
        );
      const part = ranked
        .slice(0, at)
        .some(
          (other) =>
            ` ${foldKey(other.name)} `.includes(` ${key} `) ||
            ` ${key} `.includes(` ${foldKey(other.name)} `) ||
            isShortFor(foldKey(other.name), key),
        );
      return !adjective && !part;
    });
}

/** "N. Karsova" and North Karsova, "Ann B. Lee" and Ann Lee. */
function isShortFor(a: string, b: string): boolean {
  const [one, other] = [a.split(' '), b.split(' ')];
  return (
    one.length > 1 &&
    other.length > 1 &&
    one.at(-1) === other.at(-1) &&
    (one[0].startsWith(other[0]) || other[0].startsWith(one[0]))
  );
}

/** The first content word of the lead's title: better than no name. */
function leadWord(stories: readonly Story[]): string {
  const { title, language } = stories[0].reports[0].article;
  const word = wordsOf(title).find(
    (candidate) => candidate.length >= 4 && !/^\d/.test(candidate) && !isStopword(candidate, language),
  );
  return word ? capitalised(word) : title;
}

/** With a capital where that changes nothing but the case: "ﬁ" has none of its own. */
function capitalised(word: string): string {
  const upper = word[0].toUpperCase();
  return upper.length === 1 && upper.toLowerCase() === word[0] ? upper + word.slice(1) : word;
}
