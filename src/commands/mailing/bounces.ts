import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { plural } from '../../lib/text/text.ts';
import type { Clock } from '../../lib/time/clock.ts';
import { deadlineIn, endingSignal } from '../../lib/time/wait.ts';
import type { BounceSummary } from '../../mailing/bounce-handling.ts';
import { BriefingError, messageOf } from '../../model/errors.ts';
import { example } from '../help.ts';

/** `briefing bounces`: bounces, complaints and unsubscribe mails. */
export function bouncesCommand(clock: Clock): Command {
  return new Command('bounces')
    .description('read bounces, complaints and unsubscribe mails, from the mailbox (IMAP_URL) or from files')
    .argument('[files...]', 'saved mails (.eml) or mailboxes (mbox)')
    .addHelpText(
      'after',
      `\nAn address that bounced twice within 30 days because there is no such mailbox is suppressed. Only reports with our\nsignature count. briefing schedule reads the mailbox by itself.\n${example('bounces', 'bounces returned.mbox')}`,
    )
    .action((files: string[]) => bounces(files, clock));
}

async function bounces(files: readonly string[], clock: Clock): Promise<void> {
  const [{ loadConfig }, { openState }, { readBounceMailbox, handleBounces }, { mailsIn }] = await Promise.all([
    import('../../config/config.ts'),
    import('../../store/state.ts'),
    import('../../mailing/bounce-handling.ts'),
    import('../../mail/bounces/bounce-message.ts'),
  ]);
  const config = loadConfig();
  const { imap } = config;
  if (files.length === 0 && imap === null)
    throw new BriefingError('No mailbox is set, and no file is named.', {
      hint: 'Set IMAP_URL in .env: imaps://name:password@mail.example.org, or name files: briefing bounces returned.mbox',
    });
  const lists = ['', ...config.editions.map(({ list }) => list)];
  const settings = { lists, at: clock().getTime(), suppressShare: config.suppressShare };
  const state = await openState(config);
  try {
    if (imap === null || files.length > 0) {
      const mails = files.flatMap((file) => mailsIn(bytesOf(file)));
      await report(await handleBounces(state.subscribers, mails, settings));
      return;
    }
    const deadline = deadlineIn(config.imapTimeout * 1000, endingSignal());
    const visit = await readBounceMailbox(state, imap, settings, deadline).finally(deadline.clear);
    const { read, problems, stopped } = visit;
    // Where nothing at all could be read there is nothing to count.
    if (stopped !== null && read === 0 && problems.length === 0) throw stopped;
    await report(visit);
    if (stopped === null) return;
    console.error(`${stopped.message}\n${stopped.hint}`);
    // Where its time was over the next call goes on; anything else is to be mended, or was a person's wish.
    if (!deadline.isLate()) process.exitCode = stopped.exitCode;
  } finally {
    await state.close();
  }
}

async function report({ read, bounces, off, suppressed, problems }: BounceSummary): Promise<void> {
  const { suppressionLines } = await import('./mail-report.ts');
  console.log(
    `${plural(read, 'mail')} read: ${plural(bounces, 'bounce')}, ${plural(off, 'subscriber')} suppressed or unsubscribed.`,
  );
  for (const line of suppressionLines(suppressed)) console.log(line);
  for (const problem of problems) console.error(problem);
}

function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new BriefingError(`${file} cannot be read: ${messageOf(error)}`, { cause: error });
  }
}
