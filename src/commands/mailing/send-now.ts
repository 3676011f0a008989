import { delivererOf } from '../../adapters.ts';
import type { Config } from '../../config/config.ts';
import { timeInZone } from '../../lib/time/calendar.ts';
import type { Clock } from '../../lib/time/clock.ts';
import { commandTimeout, type Round, sendDue } from '../../mailing/delivery-round.ts';
import type { RoundResult } from '../../mailing/sending/dispatch.ts';
import { exitCodes } from '../../model/errors.ts';
import type { State } from '../../store/state.ts';
import { type MailReport, mailLines, mailReport } from './mail-report.ts';

/**
 * What a command sends with.
 *
 * @example
 * { config, edition: '2026-11-22', clock: systemClock, ending: endingSignal() }
 */
interface SendContext {
  readonly config: Config;
  /** The edition whose state is reported; null for none in particular. */
  readonly edition: string | null;
  readonly clock: Clock;
  /** Ends the sending between two mails. */
  readonly ending: AbortSignal;
}

/** Sends all due mails at a person's request, and reports the state of the edition after it. */
export async function sendNow(state: State, { config, edition, clock, ending }: SendContext): Promise<void> {
  const until = clock().getTime() + commandTimeout;
  const done = await sendDue(state, config, {
    deliverer: delivererOf(config),
    clock,
    until,
    asked: true,
    ending,
    tell: tellOfPauses(config, until),
  });
  const outlook = edition === null ? 'saved' : 'planned';
  const report = await mailReport(state, { smtp: config.smtp, edition, outlook, sent: done });
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
  ['deferred', 'deferred'],
  ['refused', 'refused'],
  ['uncertain', 'uncertain'],
  ['cancelled', 'cancelled'],
  ['expired', 'not sent in time'],
] as const;

/** Says why nothing happens while a command waits for the mail server; `timeout` is when the command gives up, in ms since 1970. */
export function tellOfPauses({ timezone }: Pick<Config, 'timezone'>, timeout: number): Round['tell'] {
  return (event, { said, until }) => {
    const again = new Date(String(until));
    if (event === 'paused' && again.getTime() <= timeout)
      console.error(
        `The mail server: ${said}\nTried again at ${timeInZone(again, timezone)}. Ending this loses nothing.`,
      );
  };
}
