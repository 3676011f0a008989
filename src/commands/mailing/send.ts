import { Command } from 'commander';
import type { Clock } from '../../lib/time/clock.ts';
import { endingSignal } from '../../lib/time/wait.ts';
import { BriefingError } from '../../model/errors.ts';
import { example } from '../help.ts';
import { withLease } from '../with-state.ts';

interface SendOptions {
  readonly to?: string[];
  readonly evenIfSent?: boolean;
}

/** `briefing send [edition]`: sends a saved edition to recipients that have not had it, or resumes unfinished deliveries. */
export function sendCommand(clock: Clock): Command {
  return new Command('send')
    .description('send a saved edition to recipients that have not had it, or resume unfinished deliveries')
    .argument('[edition]', 'its name, such as 2026-11-22 (default: unfinished deliveries of all editions)')
    .option('--to <address>', 'to this recipient only (repeatable)', (address: string, others: string[] = []) => [
      ...others,
      address,
    ])
    .option('--even-if-sent', 'also to recipients that may have had it before the database was lost')
    .addHelpText(
      'after',
      `\nA recipient that got an edition, or may have got it, does not get it again.\n${example('send 2026-11-22', 'send 2026-11-22 --to ann@example.org')}\n\nExit status: 0 done, 2 an error to correct, 75 another run is at work, or the mail server cannot be reached for now.`,
    )
    .action((edition: string | undefined, options: SendOptions) => send(edition, options, clock));
}

async function send(name: string | undefined, options: SendOptions, clock: Clock): Promise<void> {
  const [{ loadConfig }, { delivererOf }, { planSaved }, { sendNow }] = await Promise.all([
    import('../../config/config.ts'),
    import('../../adapters.ts'),
    import('../../mailing/approval.ts'),
    import('./send-now.ts'),
  ]);
  if (loadConfig().smtp === null)
    throw new BriefingError('No mail server is set.', {
      hint: 'Set SMTP_URL in .env: smtp://name:password@mail.example.org:587. briefing check tests it.',
    });
  await withLease(clock, async (state, config) => {
    if (name !== undefined) await planSaved(state, delivererOf(config), config, { ...options, name, now: clock() });
    await sendNow(state, { config, edition: name ?? null, clock, ending: endingSignal() });
  });
}
