import { listWords, plural } from './lib/text.ts';
import { maskCredentials } from './lib/url.ts';
import type { Accounts, Dropped, Problem } from './model.ts';

/** What a run did, for people and (as JSON) for programs. */
export interface RunReport {
  readonly edition: string | null;
  readonly day: string;
  readonly sources: readonly string[];
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
  row('sources', maskCredentials(report.sources.join(', ')));
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
    row('left out', plural(report.dropped.length, 'file'));
    for (const { path, reason } of report.dropped) lines.push(`            ${path}: ${reason}`);
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

/** True when not one file could be had and something stood in the way: that is no quiet day. */
export function nothingReadable({
  accounts,
  known,
  problems,
}: Pick<RunReport, 'accounts' | 'known' | 'problems'>): boolean {
  return accounts.collected === 0 && known === 0 && problems.length > 0;
}

function headlineOfNothing(report: RunReport): string {
  const { accounts } = report;
  if (nothingReadable(report)) return 'No source could be read';
  if (accounts.held > 0) return `Nothing to print: ${plural(accounts.held, 'article')} held back by --since`;
  return accounts.collected === 0
    ? 'Nothing new since the last edition'
    : 'Nothing to print: no new file holds an article';
}

function partsOf({ printed, grouped, held, dropped }: Accounts): string {
  const parts = [`${printed} printed`];
  if (grouped > 0) parts.push(`${grouped} near-copies grouped under another`);
  if (held > 0) parts.push(`${held} held`);
  if (dropped > 0) parts.push(`${dropped} left out`);
  return listWords(parts);
}

/** What a reader of the report will want to do now. */
function nextSteps({ edition, files, last, dryRun, sources, day }: RunReport): string[] {
  if (edition !== null && dryRun)
    return ['Nothing was written or remembered. Run it without --dry-run to make the edition.'];
  if (edition !== null) {
    return [
      `Open      ${files.find((file) => file.endsWith('index.html')) ?? ''}`,
      `Check it  npx briefing audit ${files[0]?.replace(/[\\/][^\\/]*$/, '') ?? ''}`,
      `Go on     put saved pages into ${sources[0]}/ and run it again: only what is new is printed.`,
    ];
  }
  if (last === null) return [`Put saved pages (.txt .html .md .eml) into ${sources[0]}/ and run it again.`];
  const lastDay = last.edition.slice(0, 10);
  return [`Last      ${last.file}`, `Anew      npm start -- --again${lastDay === day ? '' : ` --day ${lastDay}`}`];
}
