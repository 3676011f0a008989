import { textPackFor } from '../../language/packs.ts';
import { anyOf } from '../../lib/text/text.ts';
import type { Removed } from '../page-reading.ts';

/** A row of headlines behind a name is not longer than this, from the name on. */
const longestWidget = 900;

/** A scrap of a script, which some scrapers leave: "(function(){ … })();". */
const script = /\(function ?\([^()]{0,40}\) ?\{.{0,2000}?\}\)?\(?[^()]{0,40}\)?\)?;?/gu;

/** A paragraph without what a site set into its sentences. What is cut goes to `removed`. */
export function withoutInsertions(paragraph: string, language: string, removed: Removed[]): string {
  const { cleaning } = textPackFor(language);
  const cut = (name: string) => (found: string) => {
    removed.push({ rule: name, text: found });
    return ' ';
  };
  let text = paragraph.includes('function') ? paragraph.replace(script, cut('script')) : paragraph;
  for (const { name, pattern } of cleaning?.insertions ?? []) text = text.replace(pattern, cut(name));
  if (cleaning !== undefined) text = withoutLinkRows(text, cleaning.widgetLabels, removed);
  return text === paragraph ? paragraph : text.replace(/\s+/g, ' ').trim();
}

/**
 * "Ann Lee Ann Maria LeeGate opens late Lee asks for light MORE said": behind a name the same name in full, headlines about its bearer,
 * glued to it, and the label that ends them. The name repeated and the label are two witnesses; one alone is left.
 */
function withoutLinkRows(text: string, labels: readonly string[], removed: Removed[]): string {
  if (!labels.some((label) => text.includes(label))) return text;
  const label = new RegExp(`(?:\\s|(?<=\\p{Ll}))(?:${anyOf(labels)})(?![\\p{L}\\p{N}-])`, 'gu');
  let rest = '';
  let from = 0;
  for (const end of text.matchAll(label)) {
    const until = end.index + end[0].length;
    const start = startOfRow(text, Math.max(from, end.index - longestWidget), end.index);
    if (start < 0) continue;
    rest += text.slice(from, start).trimEnd();
    removed.push({ rule: 'links behind a name', text: text.slice(start, until).trim() });
    from = until;
  }
  return from === 0 ? text : rest + text.slice(from);
}

const fullName = "((?:(?:\\p{Lu}[\\p{L}\\p{M}.'’-]*|\\([^()]{1,20}\\)|de|la|del|van|von|der) ){1,6}?)";

/** A surname, and after at most five more names or nicknames in brackets the same surname again. The second form lost its blank. */
const repeatedNames = [
  `(?<![\\p{L}\\p{M}])(\\p{Lu}[\\p{L}\\p{M}'’-]+)(?:,? (?:Jr|Sr|I{2,3})\\.?)? ${fullName}\\1`,
  `(?<![\\p{L}\\p{M}])(\\p{Lu}\\p{Ll}{3,})(?=\\p{Lu})${fullName}\\1`,
].map((form) => new RegExp(form, 'gu'));

/**
 * Where a row of links begins, right behind the name that the sentence has; -1 when there is none. First names repeat too ("Ann Lee
 * Ann"): of repetitions that overlap the last is the surname's.
 */
function startOfRow(text: string, from: number, end: number): number {
  const starts = repeatedNames.map((repeated) => startIn(text.slice(from, end), repeated));
  const start = starts.find((one) => one >= 0) ?? -1;
  return start < 0 ? -1 : from + start;
}

function startIn(window: string, repeated: RegExp): number {
  let start = -1;
  let within = window.length;
  repeated.lastIndex = 0;
  for (let found = repeated.exec(window); found !== null && found.index < within; ) {
    const [all, surname, full] = found;
    if (start < 0) within = found.index + all.length - surname.length;
    start = found.index + all.lastIndexOf(full);
    repeated.lastIndex = found.index + 1;
    found = repeated.exec(window);
  }
  return start;
}
