import { existsSync } from 'node:fs';
import path from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import type { Config } from '../../config/config.ts';
import type { Made, Progress } from '../../edition/parts.ts';
import { areSamples } from '../../edition/sample-ids.ts';
import { isDay } from '../../lib/time/calendar.ts';
import { type Clock, minutesOf, today } from '../../lib/time/clock.ts';
import { endingSignal } from '../../lib/time/wait.ts';
import { maskCredentials } from '../../lib/url.ts';
import type { RoundResult } from '../../mailing/sending/dispatch.ts';
import { BriefingError, exitCodes } from '../../model/errors.ts';
import type { Outcome } from '../../model/outcome.ts';
import { example } from '../help.ts';
import { mailLines, mailReport } from '../mailing/mail-report.ts';
import { withOldOption } from '../old-options.ts';
import { nothingReadable, type RunReport, reportLines } from './run-report.ts';

interface RunOptions {
  readonly from?: string[];
  readonly day?: string;
  readonly since?: string;
  readonly out?: string;
  readonly rebuild?: boolean;
  readonly dryRun?: boolean;
  /** True, or minutes. */
  readonly approval?: true | number;
  readonly send?: boolean;
  readonly edition?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
}

/** `briefing run`, the default command: makes the day's digest from what is new. */
export function runCommand(clock: Clock): Command {
  const command = new Command('run')
    .description('make the digest of what is new, and send it (the default command)')
    .option(
      '--from <source>',
      'read this folder or address instead of the configured sources (repeatable)',
      (source: string, others: string[] = []) => [...others, source],
    )
    .option('--day <day>', 'the edition’s day, YYYY-MM-DD (default: today in the configured time zone)', parseDay)
    .option('--since <day>', 'defer articles published before this day to a later run', parseDay)
    .option('--out <folder>', 'write the edition into this folder instead of digests/')
    .option('--rebuild', 'make the whole edition of the day again, with its supplements')
    .option('--edition <name>', 'make this one of the editions in briefing.yaml')
    .option(
      '--approval [time]',
      'send a draft to the editor first; the edition is sent by briefing approve, or after this time, such as 30m',
      parseTime,
    )
    .option('--no-send', 'save it and send it to nobody')
    .option('--dry-run', 'write nothing and remember nothing; show what would be made')
    .option('--json', 'print the report as JSON and nothing else')
    .option('--verbose', 'name every skipped item in the report')
    .option('--quiet', 'print nothing but errors')
    .addHelpText(
      'after',
      `${example('run', 'run --from saved --dry-run', 'run --rebuild', 'run --edition Ports --approval 30m')}\n\nExit status: 0 done (or nothing new), 1 no source could be read, 2 an error to correct, 75 another run is at work, or the mail server cannot be reached for now.`,
    )
    .action((options: RunOptions) => run(options, clock));
  withOldOption(command, '--again', 'rebuild');
  return withOldOption(command, '--hold [time]', 'approval', parseTime);
}

function parseDay(text: string): string {
  if (!isDay(text)) throw new InvalidArgumentError('It must be a day such as 2026-11-22.');
  return text;
}

function parseTime(text: string): number {
  const minutes = minutesOf(text);
  if (!minutes) throw new InvalidArgumentError('It must be a time such as 30m or 2h.');
  return minutes;
}

async function run(options: RunOptions, clock: Clock): Promise<void> {
  const began = performance.now();
  const [{ configFor, settingNotices }, { openParts }] = await Promise.all([
    import('../../config/config.ts'),
    import('../../adapters.ts'),
  ]);
  const overrides = {
    ...(options.out && { out: options.out }),
    ...(options.from && { sources: [...new Set(options.from)] }),
  };
  const config = asAsked(configFor(options.edition, overrides), options);
  if (!options.quiet) for (const notice of settingNotices()) console.error(notice);
  const progress = await progressFor(options);
  const parts = await openParts(config, clock, options.dryRun);
  try {
    const result = await makeAndSend({ parts, config, options, clock, step: progress.step, began });
    progress.done();
    process.exitCode = result.exitCode;
    await print(result, options);
  } catch (error) {
    progress.done();
    throw error;
  } finally {
    await parts.close();
  }
}

/** What a run works with. `began` is a reading of `performance.now()`. */
interface RunContext {
  readonly parts: Awaited<ReturnType<typeof import('../../adapters.ts').openParts>>;
  readonly config: Config;
  readonly options: RunOptions;
  readonly clock: Clock;
  readonly step: Progress;
  readonly began: number;
}

/** A run as its report, and how its mails stand; null where none can be sent. */
interface RunResult {
  readonly report: RunReport;
  readonly mail: Awaited<ReturnType<typeof mailReport>>;
  readonly isStopped: boolean;
  readonly exitCode: number;
}

/** Makes the edition of the day, and sends it and what earlier runs left unfinished. */
async function makeAndSend({ parts, config, options, clock, step, began }: RunContext): Promise<RunResult> {
  const [{ makeEdition }, { commandTimeout, sendDue }, { endedEarly, tellOfPauses }] = await Promise.all([
    import('../../pipeline.ts'),
    import('../../mailing/delivery-round.ts'),
    import('../mailing/send-now.ts'),
  ]);
  const { since = null, rebuild: again = false, dryRun = false } = options;
  const day = options.day ?? today(clock, config.timezone);
  const { made, sent, outlook, mails } = await makeEdition(parts, config, { day, since, again, dryRun }, step);
  const sends = !dryRun && config.smtp !== null;
  if (sends) step('Sending');
  const until = clock().getTime() + commandTimeout;
  const ending = sends ? endingSignal() : new AbortController().signal;
  const tell = options.quiet || options.json ? () => {} : tellOfPauses(config, until);
  const round = sends
    ? await sendDue(parts, config, { deliverer: parts.deliverer, clock, until, asked: true, ending, tell })
    : null;
  const editions = (await parts.store.editions()).map(({ edition }) => edition);
  const seconds = (performance.now() - began) / 1000;
  const report = reportOf({ made, sent, config, day, dryRun, editions, seconds });
  const mail = dryRun ? null : await mailReport(parts, { smtp: config.smtp, edition: mails, outlook, sent: round });
  const exitCode = exitCodeOf(report, round, endedEarly(round, ending, mail));
  return { report, mail, isStopped: Boolean(round?.stopped), exitCode };
}

function exitCodeOf(report: RunReport, round: Pick<RoundResult, 'stopped'> | null, ended: boolean): number {
  if (nothingReadable(report)) return exitCodes.found;
  if (ended) return exitCodes.busy;
  if (!round?.stopped) return exitCodes.ok;
  return round.stopped.hint === null ? exitCodes.busy : exitCodes.usage;
}

async function print({ report, mail, isStopped }: RunResult, { json, quiet, verbose }: RunOptions): Promise<void> {
  const mails = mailLines(mail);
  if (json) console.log(JSON.stringify({ ...report, mail }, null, 2));
  else if (!quiet)
    console.log(
      [...reportLines(report, { verbose: verbose ?? false }), ...(mail === null ? [] : ['', ...mails])].join('\n'),
    );
  else if (isStopped) console.error(mails.join('\n'));
}

/** The settings as the options of this run change them. */
function asAsked(config: Config, { approval, send, dryRun }: RunOptions): Config {
  const asked = { ...config, ...(send === false && { smtp: null }) };
  if (approval === undefined) return asked;
  if (asked.smtp === null && !dryRun)
    throw new BriefingError('Nothing can wait for approval, because nothing is sent.', {
      hint: 'Set SMTP_URL, or run it without --approval: the edition is saved.',
    });
  return { ...asked, approval: approval === true ? (config.approval ?? 'manual') : approval };
}

/** What a report is made of. */
interface ReportInput {
  readonly made: Made;
  readonly sent: Outcome<readonly string[]>;
  readonly config: Config;
  readonly day: string;
  readonly dryRun: boolean;
  /** The names of all editions, the oldest first. */
  readonly editions: readonly string[];
  readonly seconds: number;
}

function reportOf({ made, sent, config, day, dryRun, editions, seconds }: ReportInput): RunReport {
  const last = editions.findLast((edition) => existsSync(path.join(config.out, edition, 'index.html')));
  return {
    edition: made.digest?.edition ?? null,
    day,
    sources: config.sources.map(({ location }) => maskCredentials(location)),
    readings: made.readings,
    accounts: made.accounts,
    known: made.known,
    stories: made.stories.length,
    topics:
      made.digest?.topics.map((topic) => ({
        name: topic.name,
        stories: topic.stories.length,
        articles: topic.stories.reduce((sum, story) => sum + story.sources.length, 0),
      })) ?? [],
    dropped: made.dropped,
    problems: [...made.problems, ...sent.problems],
    files: sent.value,
    last: last === undefined ? null : { edition: last, file: path.join(config.out, last, 'index.html') },
    dryRun,
    ofSamples: areSamples(made.articles.map(({ id }) => id)),
    seconds,
  };
}

/** A spinner on a terminal, plain lines elsewhere, nothing when the output is for a program. */
async function progressFor({ json, quiet }: RunOptions): Promise<{ step: Progress; done: () => void }> {
  if (json || quiet) return { step: () => {}, done: () => {} };
  const words = (step: string, detail?: string) => (detail ? `${step} (${detail})` : step);
  if (!process.stderr.isTTY) return { step: (step, detail) => console.error(words(step, detail)), done: () => {} };
  const { spinner } = await import('@clack/prompts');
  const spin = spinner({ output: process.stderr });
  spin.start('Starting');
  return { step: (step, detail) => spin.message(words(step, detail)), done: () => spin.clear() };
}
