import { delivererOf } from '../../adapters.ts';
import type { Config } from '../../config/config.ts';
import { timeInZone } from '../../lib/time/calendar.ts';
import type { Clock } from '../../lib/time/clock.ts';
import { commandTimeout, type Round, sendDue } from '../../mailing/delivery-round.ts';
import type { RoundResult } from '../../mailing/sending/dispatch.ts';
import { exitCodes } from '../../model/errors.ts';
import type { State } from '../../store/state.ts';
import { type MailReport, mailLines, mailReport } from './mail-report.ts';

/** Sends what is due because somebody asked for it, and says how an edition stands then; null for none in particular. */
export async function sendNow(
  state: State,
  config: Config,
  edition: string | null,
  clock: Clock,
  ending: AbortSignal,
): Promise<void> {
  const until = clock().getTime() + commandTimeout;
  const done = await sendDue(state, config, {
    deliverer: delivererOf(config),
    clock,
    until,
    asked: true,
    ending,
    tell: tellOfPauses(config, until),
  });
  const report = await mailReport(state, config, edition, edition === null ? 'saved' : 'planned', done);
  if (edition === null && done !== null) {
    const others = outcomes.flatMap(([kind, said]) => (done[kind] > 0 ? [`, ${done[kind]} ${said}`] : []));
    console.log(`${done.accepted} sent${others.join('')}.`);
  }
  const lines = mailLines(report);
  if (lines.length > 0) console.log(lines.join('\n'));
  if (endedEarly(done, ending, report)) process.exitCode = exitCodes.busy;
  if (done?.stopped) process.exitCode = done.stopped.hint === null ? exitCodes.busy : exitCodes.usage;
}

/** Whether a person ended it while there was something to send. */
export function endedEarly(done: RoundResult | null, ending: AbortSignal, report: MailReport | null): boolean {
  return ending.aborted && done !== null && report !== null && report.next !== null;
}

const outcomes = [
  ['deferred', 'put off'],
  ['refused', 'refused'],
  ['uncertain', 'uncertain'],
  ['cancelled', 'cancelled'],
  ['expired', 'not sent in time'],
] as const;

/** Says why nothing happens while a command that was typed waits for the mail server. */
export function tellOfPauses({ timezone }: Pick<Config, 'timezone'>, patience: number): Round['tell'] {
  return (event, { said, until }) => {
    const again = new Date(String(until));
    if (event === 'paused' && again.getTime() <= patience)
      console.error(
        `The mail server: ${said}\nTried again at ${timeInZone(again, timezone)}. Ending this loses nothing.`,
      );
  };
}
