import path from 'node:path';
import { Command } from 'commander';
import type { State } from '../adapters.ts';
import type { Config } from '../config.ts';
import { BriefingError, messageOf } from '../errors.ts';
import type { Clock } from '../lib/clock.ts';
import { plural } from '../lib/text.ts';

/** `briefing backup` and `briefing restore`: what it remembers. */
export function backupCommands(clock: Clock): Command[] {
  return [
    new Command('backup')
      .description('write what it remembers (printed, subscribers, deliveries) into one file; also while it runs')
      .argument('[file]', 'the file to write (default: in .briefing/backups/)')
      .action((file: string | undefined) => backup(file, clock)),
    new Command('restore')
      .description('put a backup in the place of what it remembers; what waits to be sent is held until you decide')
      .argument('<file>', 'the backup')
      .action((file: string) => restore(file, clock)),
  ];
}

const stampOf = (clock: Clock) => clock().toISOString().slice(0, 19).replaceAll(':', '');

async function backup(file: string | undefined, clock: Clock): Promise<void> {
  const [{ loadConfig }, { openState }, { backUp }] = await Promise.all([
    import('../config.ts'),
    import('../adapters.ts'),
    import('../store/backup.ts'),
  ]);
  const config = loadConfig();
  const target = file ?? path.join(config.state, 'backups', `briefing-${stampOf(clock)}.db`);
  const state = await openState(config);
  try {
    await backUp(state.connection, target);
  } finally {
    await state.close();
  }
  console.log(`${target}\nThe editions themselves lie in ${config.out}/: keep a copy of that folder, too.`);
}

async function restore(file: string, clock: Clock): Promise<void> {
  const [{ loadConfig }, { checkBackup }, { adoptEditions }] = await Promise.all([
    import('../config.ts'),
    import('../store/backup.ts'),
    import('../adopt.ts'),
  ]);
  const config = loadConfig();
  checkBackup(file);
  const { state, aside, readable } = await withBackupIn(config, file, clock);
  try {
    const at = clock().getTime();
    await state.outbox.recover(at);
    // What was sent since the backup was made is not in it.
    const held = await state.outbox.holdAll('restored from a backup: it may have been sent since', at);
    const { editions, problems } = await adoptEditions(state.store, config.out);
    console.log(
      `Restored from ${file}. What was there is ${aside}. ${readable ? 'Whoever has signed off since stays off.' : 'Sign-offs of since then are not known any more.'}`,
    );
    if (editions.length > 0)
      console.log(
        `${plural(editions.length, 'edition')} in ${config.out}/ that the backup does not know: taken as sent (${editions.join(', ')}).`,
      );
    if (held > 0)
      console.log(`${plural(held, 'mail')} held: briefing outbox lists them, briefing outbox resolve decides.`);
    for (const { about, message } of problems) console.error(`${about}: ${message}`);
  } finally {
    await state.close();
  }
}

/** What is remembered with the backup in its place, and the file that what was there lies in now. */
async function withBackupIn(
  config: Config,
  file: string,
  clock: Clock,
): Promise<{ readonly state: State; readonly aside: string; readonly readable: boolean }> {
  const [{ databaseIn, openLeased }, { asideOf, backUp, isDamaged, putBack, restoreInto }] = await Promise.all([
    import('../adapters.ts'),
    import('../store/backup.ts'),
  ]);
  const memory = databaseIn(config);
  const aside = asideOf(memory, stampOf(clock));
  const open = async () => {
    try {
      return { state: await openLeased(config, clock), readable: true };
    } catch (error) {
      if (!isDamaged(error)) throw error;
      putBack(file, memory, aside);
      return { state: await openLeased(config, clock), readable: false };
    }
  };
  const { state, readable } = await open().catch(notPutBack);
  if (!readable) return { state, aside, readable };
  try {
    await backUp(state.connection, aside);
    await restoreInto(state.connection, file);
    return { state, aside, readable };
  } catch (error) {
    await state.close();
    return notPutBack(error);
  }
}

function notPutBack(error: unknown): never {
  if (error instanceof BriefingError) throw error;
  throw new BriefingError(`The backup could not be put back: ${messageOf(error)}`, {
    hint: 'Is the disk full? What is remembered is as it was.',
    cause: error,
  });
}
