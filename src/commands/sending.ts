import type { State } from '../adapters.ts';
import type { Config } from '../config.ts';
import { exitCodes } from '../errors.ts';
import type { Clock } from '../lib/clock.ts';
import { mailLines, mailReport } from '../mailreport.ts';
import { commandPatience, sendDue } from '../post.ts';

/** Sends what is due because somebody asked for it, and says how an edition stands then; null for none in particular. */
export async function sendNow(
  state: State,
  config: Config,
  edition: string | null,
  clock: Clock,
  ending: AbortSignal,
): Promise<void> {
  const until = clock().getTime() + commandPatience;
  const done = await sendDue(state, config, { clock, until, asked: true, ending, tell: () => {} });
  const report = await mailReport(state, config, edition, edition === null ? 'saved' : 'planned', done);
  if (edition === null && done !== null) console.log(`${done.accepted} sent.`);
  const lines = mailLines(report);
  if (lines.length > 0) console.log(lines.join('\n'));
  if (done?.stopped) process.exitCode = done.stopped.hint === null ? exitCodes.busy : exitCodes.usage;
}
