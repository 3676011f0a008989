import { existsSync } from 'node:fs';
import path from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import type { Config } from '../../config/config.ts';
import type { Made, Progress } from '../../edition/parts.ts';
import { areSamples } from '../../edition/samples.ts';
import { isDay } from '../../lib/time/calendar.ts';
import { type Clock, minutesOf, today } from '../../lib/time/clock.ts';
import { endingSignal } from '../../lib/time/wait.ts';
import { maskCredentials } from '../../lib/url.ts';
import { BriefingError, exitCodes } from '../../model/errors.ts';
import type { Outcome } from '../../model/outcome.ts';
import { example } from '../help.ts';
import { mailLines, mailReport } from '../mailing/mail-report.ts';
import { withOldOption } from '../old-options.ts';
import type { RunReport } from './run-report.ts';

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
  const [
    { configFor, oldNamesInUse },
    { openParts },
    { makeEdition },
    { commandTimeout, sendDue },
    { nothingReadable, reportLines },
    { endedEarly, tellOfPauses },
  ] = await Promise.all([
    import('../../config/config.ts'),
    import('../../adapters.ts'),
    import('../../pipeline.ts'),
    import('../../mailing/delivery-round.ts'),
    import('./run-report.ts'),
    import('../mailing/sending.ts'),
  ]);
  const config = asAsked(
    configFor(options.edition, {
      ...(options.out && { out: options.out }),
      ...(options.from && { sources: [...new Set(options.from)] }),
    }),
    options,
  );
  if (!options.quiet) for (const notice of oldNamesInUse()) console.error(notice);
  const day = options.day ?? today(clock, config.timezone);
  const show = await progressFor(options);
  const parts = await openParts(config, clock, options.dryRun);
  try {
    const { since = null, rebuild: again = false, dryRun = false } = options;
    const { made, sent, outlook, mails } = await makeEdition(parts, config, { day, since, again, dryRun }, show.step);
    const sends = !dryRun && config.smtp !== null;
    if (sends) show.step('Sending');
    const until = clock().getTime() + commandTimeout;
    const ending = sends ? endingSignal() : new AbortController().signal;
    // Also what an earlier run left in the middle.
    const tell = options.quiet || options.json ? () => {} : tellOfPauses(config, until);
    const posted = sends
      ? await sendDue(parts, config, { deliverer: parts.deliverer, clock, until, asked: true, ending, tell })
      : null;
    const report = reportOf(
      made,
      config,
      day,
      options,
      sent,
      (await parts.store.editions()).map((edition) => edition.edition),
      (performance.now() - began) / 1000,
    );
    const mail = dryRun ? null : await mailReport(parts, config, mails, outlook, posted);
    show.done();
    if (nothingReadable(report)) process.exitCode = exitCodes.found;
    else if (endedEarly(posted, ending, mail)) process.exitCode = exitCodes.busy;
    else if (posted?.stopped) process.exitCode = posted.stopped.hint === null ? exitCodes.busy : exitCodes.usage;
    if (options.json) console.log(JSON.stringify({ ...report, mail }, null, 2));
    else if (!options.quiet)
      console.log([...reportLines(report), ...(mail === null ? [] : ['', ...mailLines(mail)])].join('\n'));
    else if (posted?.stopped) console.error(mailLines(mail).join('\n'));
  } catch (error) {
    show.done();
    throw error;
  } finally {
    await parts.close();
  }
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

function reportOf(
  made: Made,
  config: Config,
  day: string,
  options: RunOptions,
  sent: Outcome<readonly string[]>,
  editions: readonly string[],
  seconds: number,
): RunReport {
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
    dryRun: options.dryRun ?? false,
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
