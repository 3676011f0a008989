import path from 'node:path';
import { Command } from 'commander';
import type { Config } from '../config.ts';
import { BriefingError, exitCodes } from '../errors.ts';
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
  const [{ loadConfig }, { databaseIn, openLeased }, { checkBackup, putBack }, { adoptEditions }] = await Promise.all([
    import('../config.ts'),
    import('../adapters.ts'),
    import('../store/backup.ts'),
    import('../adopt.ts'),
  ]);
  const config = loadConfig();
  checkBackup(file);
  await whileNobodyWorks(config, clock);
  const aside = putBack(file, databaseIn(config), stampOf(clock));
  const state = await openLeased(config, clock);
  try {
    const at = clock().getTime();
    await state.outbox.recover(at);
    // What was sent since the backup was made is not in it.
    const held = await state.outbox.holdAll('restored from a backup: it may have been sent since', at);
    const { editions, problems } = await adoptEditions(state.store, config.out);
    console.log(`Restored from ${file}.${aside === null ? '' : ` What was there is ${aside}.`}`);
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

/** Somebody at work would go on with a file that is moved away; a damaged memory has nobody at work. */
async function whileNobodyWorks(config: Config, clock: Clock): Promise<void> {
  const { openLeased } = await import('../adapters.ts');
  try {
    await (await openLeased(config, clock)).close();
  } catch (error) {
    if (error instanceof BriefingError && error.exitCode === exitCodes.busy) throw error;
  }
}
