import { realpathSync } from 'node:fs';
import os from 'node:os';
import { Command } from 'commander';
import type { Config } from '../../config/config.ts';
import { didYouMean } from '../../lib/text/nearest.ts';
import type { Clock } from '../../lib/time/clock.ts';
import { endingSignal } from '../../lib/time/wait.ts';
import { BriefingError, diskError, exitCodes, messageOf } from '../../model/errors.ts';
import type { SchedulerOptions } from '../../schedule/scheduler.ts';
import { example } from '../help.ts';

interface ScheduleOptions {
  readonly once?: boolean;
  readonly print?: string;
  readonly json?: boolean;
}

/** How long a program that is asked to end may take, in milliseconds. */
const farewell = 25_000;

/** `briefing schedule`: leaves it running. */
export function scheduleCommand(clock: Clock): Command {
  return new Command('schedule')
    .description('make and send every edition at its time; runs until it is stopped')
    .option('--once', 'do what is due now, and exit: for cron, launchd and timers')
    .option('--print <what>', 'print a service file: systemd, cron, launchd, docker, compose or github-actions')
    .option('--json', 'log JSON lines also on a terminal')
    .addHelpText(
      'after',
      `\nAn edition that was due while the machine was off is made once, within the catch-up window (catchUp). SIGTERM finishes\nwhat is under way.\n${example('schedule', 'schedule --print systemd')}\n\nExit status of --once: 0 done, or nothing was due; 1 an edition could not be made; 75 another run is at work.`,
    )
    .action((options: ScheduleOptions) =>
      options.print === undefined ? schedule(options, clock) : print(options.print),
    );
}

async function schedule({ once = false, json = false }: ScheduleOptions, clock: Clock): Promise<void> {
  const [{ loadConfig, settingNotices }, { tick }, { openLog }, { maskAddresses }] = await Promise.all([
    import('../../config/config.ts'),
    import('../../schedule/scheduler.ts'),
    import('../../lib/log.ts'),
    import('../../lib/text/mail-address.ts'),
  ]);
  const config = loadConfig();
  for (const notice of settingNotices()) console.error(notice);
  const tell = openLog(process.stdout.isTTY && !json, maskAddresses);
  const ending = endingSignal();
  const options = { config: () => loadConfig(), clock, ending, tell };
  if (once) {
    let [failed, busy, more] = [0, false, true];
    while (more && !ending.aborted) {
      const done = await tick(options);
      failed += done.failed;
      ({ busy, more } = done);
    }
    process.exitCode = failed > 0 ? exitCodes.found : busy ? exitCodes.busy : exitCodes.ok;
    return;
  }
  // What is wrong with the memory is told by the first minute.
  await announce(config, clock, tell).catch(() => {});
  const { default: cron } = await import('node-cron');
  // A fault of one minute (the disk is full, a setting is wrong) is told, and the next minute tries again.
  const now = async () => {
    try {
      while ((await tick(options)).more && !ending.aborted);
    } catch (thrown) {
      const error = diskError(thrown) ?? thrown;
      tell('failed', { message: messageOf(error), ...(error instanceof BriefingError && { hint: error.hint }) });
    }
  };
  let working: Promise<unknown> | null = null;
  let missed = false;
  const begin = () => {
    if (ending.aborted) return;
    // A minute that takes longer than a minute is not begun twice; what came due meanwhile is done at once after it.
    missed = working !== null;
    if (missed) return;
    working = now().finally(() => {
      working = null;
      if (missed) begin();
    });
  };
  begin();
  const task = cron.schedule('* * * * *', begin, { timezone: 'UTC' });
  await new Promise<void>((ended) => ending.addEventListener('abort', () => ended(), { once: true }));
  await task.stop();
  tell('ending', {});
  const late = setTimeout(() => process.exit(exitCodes.ok), farewell);
  await working;
  clearTimeout(late);
  process.exit(exitCodes.ok);
}

/** Says when it does what, and for how many, so that a log tells of a mistake at once. */
async function announce(config: Config, clock: Clock, tell: SchedulerOptions['tell']): Promise<void> {
  const [{ openState }, { recipientsFor, optOutReasons }, { nextMoment, readTimes }] = await Promise.all([
    import('../../store/state.ts'),
    import('../../mailing/planning/recipients.ts'),
    import('../../lib/time/wall-clock.ts'),
  ]);
  const state = await openState(config);
  try {
    for (const edition of config.editions.length > 0 ? config.editions : [config]) {
      const off = await optOutReasons(state.subscribers, edition.list);
      const readers = (await recipientsFor(state.subscribers, edition)).filter(({ key }) => !off.has(key)).length;
      tell('schedule', {
        ...{ list: edition.list, at: edition.at, zone: edition.timezone },
        next: nextMoment(readTimes(edition.at), edition.timezone, clock())?.toISOString(),
        ...{ sends: edition.smtp !== null, readers },
        ...(edition.approval !== null && { approval: edition.approval, editor: edition.editor ?? 'nobody is told' }),
      });
    }
  } finally {
    await state.close();
  }
}

async function print(what: string): Promise<void> {
  const [{ printers }, { loadConfig }] = await Promise.all([
    import('../../schedule/service-files.ts'),
    import('../../config/config.ts'),
  ]);
  if (!Object.hasOwn(printers, what))
    throw new BriefingError(`There is no file for "${what}".${didYouMean(what, Object.keys(printers))}`, {
      hint: `There are ${Object.keys(printers).join(', ')}.`,
    });
  const place = {
    folder: process.cwd(),
    user: userName(),
    node: process.execPath,
    cli: realpathSync(process.argv[1]),
    owner: process.getuid && process.getgid ? `${process.getuid()}:${process.getgid()}` : null,
    zone: loadConfig().timezone,
  };
  const { text, where } = printers[what as keyof typeof printers](place);
  // The file alone on standard output, so that it can be written at once.
  process.stdout.write(text);
  console.error(`\n${where}`);
}

/** In a container a user may have no name. */
function userName(): string {
  try {
    return os.userInfo().username;
  } catch {
    return String(process.getuid?.());
  }
}
