import { sumDropped } from '../../edition/composing/compose.ts';
import type { SourceReading } from '../../edition/parts.ts';
import { listWords, plural } from '../../lib/text/text.ts';
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

/** The report as lines for a terminal. Pure. */
export function reportLines(report: RunReport): string[] {
  const { accounts } = report;
  const lines: string[] = [];
  const row = (name: string, text: string) => lines.push(`  ${name.padEnd(10)}${text}`);
  lines.push(
    report.edition === null
      ? headlineOfNothing(report)
      : `${report.dryRun ? 'Would make' : 'Made'} the edition ${report.edition}`,
    '',
  );
  const [first, ...others] = sourceLines(report);
  row('sources', first);
  for (const line of others) lines.push(`            ${line}`);
  const known = report.known > 0 ? `, ${report.known} known from earlier runs` : '';
  row(
    'articles',
    accounts.collected === 0 ? `nothing new${known}` : `${accounts.collected} read: ${partsOf(accounts)}${known}`,
  );
  if (report.edition !== null) {
    row('stories', String(report.stories));
    row('topics', String(report.topics.length));
    for (const topic of report.topics)
      lines.push(
        `            ${topic.name}: ${plural(topic.stories, 'story', 'stories')}, ${plural(topic.articles, 'article')}`,
      );
  }
  if (report.dropped.length > 0) {
    row('left out', plural(report.dropped.length, 'item'));
    for (const { path, reason, count } of sumDropped(report.dropped))
      lines.push(`            ${path}: ${count > 1 ? `${count} items, ` : ''}${reason}`);
  }
  row('problems', report.problems.length === 0 ? 'none' : String(report.problems.length));
  for (const { about, message } of report.problems) lines.push(`            ${about}: ${message}`);
  if (report.files.length > 0) {
    row('files', report.files[0]);
    for (const file of report.files.slice(1)) lines.push(`            ${file}`);
  }
  row('time', `${report.seconds.toFixed(1)} s`);
  lines.push('', ...nextSteps(report));
  return lines;
}

/** With more sources than this they are counted, not named. */
const mostNamed = 6;

/** The sources in a line, and a line for each that has something to tell. */
function sourceLines({ sources, readings }: RunReport): string[] {
  const count = (outcome: SourceReading['outcome']) => readings.filter((reading) => reading.outcome === outcome).length;
  const failed = count('failed');
  const head =
    readings.length <= mostNamed
      ? maskCredentials(sources.join(', '))
      : `${readings.length}: ${count('new')} read, ${count('unchanged')} unchanged, ${failed} could not be read`;
  const lines = readings.flatMap(({ name, left, held, notes }) => {
    const said = [...notes];
    if (left > 0) said.push(`first reading: ${plural(left, 'older item')} left`);
    if (held > 0)
      said.push(`${plural(held, 'item')} over its limit, held for the next run if it still lists them then`);
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
  if (accounts.held > 0) return `Nothing to print: ${plural(accounts.held, 'item')} held back`;
  return accounts.collected === 0
    ? 'Nothing new since the last edition'
    : 'Nothing to print: nothing new holds an article';
}

function partsOf({ printed, grouped, held, dropped }: Accounts): string {
  const parts = [`${printed} printed`];
  if (grouped > 0) parts.push(`${grouped} grouped under another`);
  if (held > 0) parts.push(`${held} held`);
  if (dropped > 0) parts.push(`${dropped} left out`);
  return listWords(parts);
}

/** What a reader of the report will want to do now. */
function nextSteps({ edition, files, last, dryRun, ofSamples, sources, day }: RunReport): string[] {
  if (edition !== null && dryRun)
    return ['Nothing was written or remembered. Run it without --dry-run to make the edition.'];
  if (edition !== null) {
    return [
      `Open      ${files.find((file) => file.endsWith('index.html')) ?? ''}`,
      `Check it  npx briefing audit ${files[0]?.replace(/[\\/][^\\/]*$/, '') ?? ''}`,
      isFolder(sources[0])
        ? `Go on     put saved pages into ${sources[0]}/ and run it again: only what is new is printed.`
        : 'Go on     run it again tomorrow: only what is new is printed.',
      ...(ofSamples ? ['Samples   npx briefing samples remove takes these articles and this edition away.'] : []),
    ];
  }
  if (last === null)
    return isFolder(sources[0])
      ? [`Put saved pages (.txt .html .md .eml) into ${sources[0]}/ and run it again.`]
      : ['See what is wrong with the sources: npx briefing feeds check'];
  const lastDay = last.edition.slice(0, 10);
  return [`Last      ${last.file}`, `Anew      npm start -- --again${lastDay === day ? '' : ` --day ${lastDay}`}`];
}

function isFolder(source: string): boolean {
  return !/^https?:/i.test(source) && !/\.opml$/i.test(source);
}
