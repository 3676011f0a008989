import type { SourceReading } from '../../edition/parts.ts';
import { compareText, listWords, plural } from '../../lib/text/text.ts';
import { maskCredentials } from '../../lib/url.ts';
import type { Dropped } from '../../model/article.ts';
import type { Accounts, Problem } from '../../model/outcome.ts';

/** What a run did, for people and (as JSON) for programs. */
export interface RunReport {
  readonly edition: string | null;
  readonly day: string;
  readonly sources: readonly string[];
  readonly readings: readonly SourceReading[];
  readonly accounts: Accounts;
  /** Files that an earlier run had dealt with. */
  readonly known: number;
  readonly stories: number;
  readonly topics: readonly { readonly name: string; readonly stories: number; readonly articles: number }[];
  readonly dropped: readonly Dropped[];
  readonly problems: readonly Problem[];
  readonly files: readonly string[];
  /** The newest edition there is when this run made none. */
  readonly last: { readonly edition: string; readonly file: string } | null;
  readonly dryRun: boolean;
  /** Whether the edition holds nothing but the sample articles. */
  readonly ofSamples: boolean;
  readonly seconds: number;
}

/** Lines of the report begin with a name of this width. */
const nameWidth = 10;

/** The report as lines for a terminal. `verbose` names every skipped item. Pure. */
export function reportLines(report: RunReport, { verbose = false }: { readonly verbose?: boolean } = {}): string[] {
  return [
    headlineOf(report),
    '',
    ...row('sources', sourceLines(report)),
    ...row('articles', [articleLine(report)]),
    ...(report.edition === null ? [] : contentRows(report)),
    ...(report.dropped.length === 0 ? [] : row('skipped', skippedLines(report.dropped, verbose))),
    ...row('problems', problemLines(report)),
    ...(report.files.length === 0 ? [] : row('files', report.files)),
    ...row('time', [`${report.seconds.toFixed(1)} s`]),
    '',
    ...nextSteps(report),
  ];
}

/** A name with its lines, the others below the first. */
function row(name: string, [first, ...others]: readonly string[]): string[] {
  const indent = ' '.repeat(nameWidth + 2);
  return [`  ${name.padEnd(nameWidth)}${first}`, ...others.map((line) => `${indent}${line}`)];
}

function headlineOf(report: RunReport): string {
  if (report.edition === null) return headlineOfNothing(report);
  return `${report.dryRun ? 'Would make' : 'Made'} the edition ${report.edition}`;
}

function articleLine({ accounts, known }: RunReport): string {
  const before = known > 0 ? `, ${known} known from earlier runs` : '';
  if (accounts.collected === 0) return `nothing new${before}`;
  return `${accounts.collected} read: ${partsOf(accounts)}${before}`;
}

function contentRows({ stories, topics }: RunReport): string[] {
  const lines = topics.map(
    (topic) => `${topic.name}: ${plural(topic.stories, 'story', 'stories')}, ${plural(topic.articles, 'article')}`,
  );
  return [...row('stories', [String(stories)]), ...row('topics', [String(topics.length), ...lines])];
}

/** What was skipped: a line for each reason with its count, or for each item where there is only one or all are wanted. */
function skippedLines(dropped: readonly Dropped[], verbose: boolean): string[] {
  const reasons = new Map<string, string[]>();
  for (const { path, reason } of dropped) reasons.set(reason, [...(reasons.get(reason) ?? []), path]);
  const groups = [...reasons].sort(
    ([reasonA, pathsA], [reasonB, pathsB]) => pathsB.length - pathsA.length || compareText(reasonA, reasonB),
  );
  const lines = groups.flatMap(([reason, paths]) => {
    if (paths.length === 1) return [`${paths[0]}: ${reason}`];
    const each = verbose ? paths.toSorted(compareText).map((path) => `  ${path}`) : [];
    return [`${paths.length} items: ${reason}`, ...each];
  });
  const hidden = !verbose && groups.some(([, paths]) => paths.length > 1);
  return [`${plural(dropped.length, 'item')}${hidden ? ' (--verbose names each)' : ''}`, ...lines];
}

function problemLines({ problems }: RunReport): string[] {
  if (problems.length === 0) return ['none'];
  return [String(problems.length), ...problems.map(({ about, message }) => `${about}: ${message}`)];
}

/** With more sources than this they are counted, not named. */
const mostNamed = 6;

/** The sources in a line, and a line for each that has something to report. */
function sourceLines({ sources, readings }: RunReport): string[] {
  const count = (outcome: SourceReading['outcome']) => readings.filter((reading) => reading.outcome === outcome).length;
  const failed = count('failed');
  const head =
    readings.length <= mostNamed
      ? maskCredentials(sources.join(', '))
      : `${readings.length}: ${count('new')} read, ${count('unchanged')} unchanged, ${failed} could not be read`;
  const lines = readings.flatMap(({ name, left, held, notes }) => {
    const said = [...notes];
    if (left > 0) said.push(`first reading: ${plural(left, 'older item')} skipped`);
    if (held > 0)
      said.push(`${plural(held, 'item')} over its limit, deferred to the next run if it still lists them then`);
    return said.length > 0 ? [`${maskCredentials(name)}: ${maskCredentials(said.join('; '))}`] : [];
  });
  return [head, ...lines];
}

/** True when not one source could be read: that is no quiet day. */
export function nothingReadable({ readings }: Pick<RunReport, 'readings'>): boolean {
  return readings.length > 0 && readings.every(({ outcome }) => outcome === 'failed');
}

function headlineOfNothing(report: RunReport): string {
  const { accounts } = report;
  if (nothingReadable(report)) return 'No source could be read';
  if (accounts.held > 0) return `Nothing to print: ${plural(accounts.held, 'item')} deferred`;
  return accounts.collected === 0
    ? 'Nothing new since the last edition'
    : 'Nothing to print: nothing new holds an article';
}

function partsOf({ printed, grouped, held, dropped }: Accounts): string {
  const parts = [`${printed} included`];
  if (grouped > 0) parts.push(`${grouped} grouped under another`);
  if (held > 0) parts.push(`${held} deferred`);
  if (dropped > 0) parts.push(`${dropped} skipped`);
  return listWords(parts);
}

/** Suggested next steps. */
function nextSteps({ edition, files, last, dryRun, ofSamples, sources, day }: RunReport): string[] {
  if (edition !== null && dryRun)
    return ['Nothing was written or remembered. Run it without --dry-run to make the edition.'];
  if (edition !== null) {
    return [
      `Open      ${files.find((file) => file.endsWith('index.html')) ?? ''}`,
      `Check it  npx . audit ${files[0]?.replace(/[\\/][^\\/]*$/, '') ?? ''}`,
      isFolder(sources[0])
        ? `Go on     put saved pages into ${sources[0]}/ and run it again: only what is new is printed.`
        : 'Go on     run it again tomorrow: only what is new is printed.',
      ...(ofSamples ? ['Samples   npx . samples remove removes these articles and this edition.'] : []),
    ];
  }
  if (last === null)
    return isFolder(sources[0])
      ? [`Put saved pages (.txt .html .md .eml) into ${sources[0]}/ and run it again.`]
      : ['See what is wrong with the sources: npx . feeds check'];
  const lastDay = last.edition.slice(0, 10);
  return [`Last      ${last.file}`, `Rebuild   npm start -- --rebuild${lastDay === day ? '' : ` --day ${lastDay}`}`];
}

function isFolder(source: string): boolean {
  return !/^https?:/i.test(source) && !/\.opml$/i.test(source);
}
