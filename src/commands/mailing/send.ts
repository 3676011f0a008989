import { Command } from 'commander';
import type { Clock } from '../../lib/time/clock.ts';
import { endingSignal } from '../../lib/time/wait.ts';
import { BriefingError } from '../../model/errors.ts';

interface SendOptions {
  readonly to?: string[];
  readonly evenIfSent?: boolean;
}

/** `briefing send [edition]`: sends a saved edition to whoever has not got it, or goes on with what waits. */
export function sendCommand(clock: Clock): Command {
  return new Command('send')
    .description('send a saved edition to whoever has not got it, or go on with what waits')
    .argument('[edition]', 'its name, such as 2026-11-22 (default: what waits, of all editions)')
    .option('--to <address>', 'to this reader only (repeatable)', (address: string, others: string[] = []) => [
      ...others,
      address,
    ])
    .option('--even-if-sent', 'also where nobody knows whether it was sent before, since the memory was lost')
    .addHelpText(
      'after',
      '\nWhoever got an edition, or may have got it, is not sent it again.\n\nExit status: 0 done, 2 something to mend, 75 another run is at work, or the mail server cannot be reached for now.',
    )
    .action((edition: string | undefined, options: SendOptions) => send(edition, options, clock));
}

async function send(name: string | undefined, options: SendOptions, clock: Clock): Promise<void> {
  const [{ loadConfig }, { delivererOf, openLeased }, { planSaved }, { sendNow }] = await Promise.all([
    import('../../config/config.ts'),
    import('../../adapters.ts'),
    import('../../mailing/approval.ts'),
    import('./sending.ts'),
  ]);
  const config = loadConfig();
  if (config.smtp === null)
    throw new BriefingError('No mail server is set.', {
      hint: 'Set SMTP_URL in .env: smtp://name:password@mail.example.org:587. briefing check says whether it works.',
    });
  const state = await openLeased(config, clock);
  try {
    if (name !== undefined) await planSaved(state, delivererOf(config), config, name, { ...options, now: clock() });
    await sendNow(state, config, name ?? null, clock, endingSignal());
  } finally {
    await state.close();
  }
}
