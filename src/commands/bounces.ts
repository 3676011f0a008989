import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { BriefingError, messageOf } from '../errors.ts';
import type { Clock } from '../lib/clock.ts';
import { plural } from '../lib/text.ts';

/** `briefing bounces`: mail that came back, and sign-offs by mail. */
export function bouncesCommand(clock: Clock): Command {
  return new Command('bounces')
    .description('read what came back and who signs off by mail, from the mailbox (IMAP_URL) or from files')
    .argument('[files...]', 'saved mails (.eml) or mailboxes (mbox)')
    .addHelpText(
      'after',
      '\nAn address that came back twice within 30 days, since there is no such mailbox, gets no mail any more. Only what bears\nour signature counts. briefing schedule looks into the mailbox by itself.',
    )
    .action((files: string[]) => bounces(files, clock));
}

async function bounces(files: readonly string[], clock: Clock): Promise<void> {
  const [{ loadConfig }, { openState }, { readMailbox, takeReturns }, { mailsIn }, { suppressionLines }] =
    await Promise.all([
      import('../config.ts'),
      import('../adapters.ts'),
      import('../returns.ts'),
      import('../deliver/returned.ts'),
      import('../mailreport.ts'),
    ]);
  const config = loadConfig();
  if (files.length === 0 && config.imap === null)
    throw new BriefingError('No mailbox is set, and no file is named.', {
      hint: 'Set IMAP_URL in .env: imaps://name:password@mail.example.org, or name files: briefing bounces returned.mbox',
    });
  const lists = ['', ...config.editions.map(({ list }) => list)];
  const state = await openState(config);
  try {
    const at = clock().getTime();
    const share = config.suppressShare;
    const {
      read,
      bounces: came,
      off,
      suppressed,
    } = config.imap !== null && files.length === 0
      ? await readMailbox(state, config.imap, lists, at, share)
      : await takeReturns(
          state.readers,
          lists,
          files.flatMap((file) => mailsIn(bytesOf(file))),
          at,
          share,
        );
    console.log(
      `${plural(read, 'mail')} read: ${plural(came, 'bounce')}, ${plural(off, 'reader')} taken off the list.`,
    );
    for (const line of suppressionLines(suppressed)) console.log(line);
  } finally {
    await state.close();
  }
}

function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new BriefingError(`${file} cannot be read: ${messageOf(error)}`, { cause: error });
  }
}
