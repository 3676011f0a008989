import { Command } from 'commander';
import { plural } from '../../lib/text/text.ts';
import { dayInZone, isDay } from '../../lib/time/calendar.ts';
import { type Clock, minutesOf } from '../../lib/time/clock.ts';
import { momentsBetween, readTimes } from '../../lib/time/wall-clock.ts';
import { BriefingError } from '../../model/errors.ts';
import { example } from '../help.ts';
import { withState } from '../with-state.ts';

/** `briefing suppressions …`: subscribers that get no mail because servers and bounces say that there is no such mailbox. */
export function suppressionsCommand(clock: Clock): Command {
  const command = new Command('suppressions')
    .description('list, undo and allow suppressions caused by servers and bounces')
    .addHelpText('after', example('suppressions undo --since 2h'));
  command
    .command('list', { isDefault: true })
    .description('list suppressed subscribers with date and reason, and those that wait for your decision')
    .option('--json', 'print the list as JSON and nothing else')
    .action((options: { json?: boolean }) => list(options.json ?? false));
  command
    .command('undo')
    .description('lift suppressions caused by servers and bounces; unsubscribes and complaints stay')
    .requiredOption('--since <time>', 'since when: 2h, 3d, 2026-11-22, or 2026-11-22T07:00:00Z')
    .addHelpText(
      'after',
      '\nA mail whose refusal caused it is sent again by the next briefing send, if it is not stale; briefing send EDITION sends\nan edition to the subscribers who have not got it.',
    )
    .action(({ since }: { since: string }) => undo(since, clock));
  command
    .command('allow')
    .description('suppress the subscribers that wait for your decision because of suppressShare')
    .action(() => allow(clock));
  return command;
}

async function list(json: boolean): Promise<void> {
  await withState(async ({ subscribers }) => {
    const { done, waiting } = await subscribers.suppressions();
    if (json) {
      console.log(JSON.stringify({ suppressed: done, waiting }, null, 2));
      return;
    }
    for (const { key, at, cause, reason } of done)
      console.log(`${key}   since ${new Date(at).toISOString()}, ${cause}: ${reason}`);
    console.log(`${plural(done.length, 'subscriber')} suppressed by servers and bounces.`);
    for (const { key, at, cause, reason } of waiting)
      console.log(`${key}   waits for your decision since ${new Date(at).toISOString()}, ${cause}: ${reason}`);
    if (waiting.length > 0)
      console.log(`${waiting.length} would be too many (suppressShare): briefing suppressions allow suppresses them.`);
  });
}

async function undo(since: string, clock: Clock): Promise<void> {
  await withState(async ({ subscribers }, { timezone }) => {
    const now = clock();
    const keys = await subscribers.undoSuppressions(momentOf(since, timezone, now), now.getTime());
    for (const key of keys) console.log(key);
    console.log(
      `${plural(keys.length, 'subscriber')} back on the list.${keys.length > 0 ? ' briefing send sends what was refused and is not stale.' : ''}`,
    );
  });
}

async function allow(clock: Clock): Promise<void> {
  await withState(async ({ subscribers }) => {
    const keys = await subscribers.allowSuppressions(clock().getTime());
    for (const key of keys) console.log(key);
    console.log(`${plural(keys.length, 'subscriber')} suppressed.`);
  });
}

/** `2h`, `3d`, a day in the edition's zone, or a moment, as milliseconds since 1970. */
function momentOf(text: string, zone: string, now: Date): number {
  const days = /^(\d{1,3})d$/.exec(text);
  const minutes = days === null ? minutesOf(text) : Number(days[1]) * 24 * 60;
  if (minutes !== null) return now.getTime() - minutes * 60_000;
  if (isDay(text)) {
    const [from, to] = [-1, 2].map((shift) => new Date(Date.parse(text) + shift * 86_400_000));
    const midnight = momentsBetween(readTimes('00:00'), zone, from, to).find((at) => dayInZone(at, zone) === text);
    if (midnight !== undefined) return midnight.getTime();
  }
  const moment = /^\d{4}-\d{2}-\d{2}T/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(moment))
    throw new BriefingError(`--since ${text} is no time.`, {
      hint: 'It may be 2h, 3d, 2026-11-22, or 2026-11-22T07:00:00Z.',
    });
  return moment;
}
