import path from 'node:path';
import { Command } from 'commander';
import type { Config } from '../../config/config.ts';
import type { Adoption } from '../../edition/reimport.ts';
import { failpoint } from '../../lib/failpoints.ts';
import { plural } from '../../lib/text/text.ts';
import type { Clock } from '../../lib/time/clock.ts';
import { BriefingError, messageOf } from '../../model/errors.ts';
import type { State } from '../../store/state.ts';
import { example } from '../help.ts';
import { withState } from '../with-state.ts';

/** `briefing backup`: the database in one file. */
export function backupCommand(clock: Clock): Command {
  return new Command('backup')
    .description(
      'write the database (printed articles, subscribers, deliveries) into one file, also while a run is at work',
    )
    .argument('[file]', 'the file to write (default: in .briefing/backups/)')
    .addHelpText('after', example('backup', 'backup /mnt/backups/briefing.db'))
    .action((file: string | undefined) => backup(file, clock));
}

/** `briefing restore`: the database of a backup. */
export function restoreCommand(clock: Clock): Command {
  return new Command('restore')
    .description('replace the database by a backup; unsent mails are held until you decide')
    .argument('<file>', 'the backup')
    .addHelpText('after', example('restore .briefing/backups/briefing-2026-11-22T070000.db'))
    .action((file: string) => restore(file, clock));
}

const stampOf = (clock: Clock) => clock().toISOString().slice(0, 19).replaceAll(':', '');

async function backup(file: string | undefined, clock: Clock): Promise<void> {
  const { backUp } = await import('../../store/backup.ts');
  await withState(async ({ connection }, config) => {
    const target = file ?? path.join(config.state, 'backups', `briefing-${stampOf(clock)}.db`);
    await backUp(connection, target);
    console.log(`${target}\nThe editions are in ${config.out}/: keep a copy of that folder too.`);
  });
}

async function restore(file: string, clock: Clock): Promise<void> {
  const [{ loadConfig }, { openLeased }, { databaseIn }, { asideOf, checkBackup, isDamaged }] = await Promise.all([
    import('../../config/config.ts'),
    import('../../adapters.ts'),
    import('../../store/state.ts'),
    import('../../store/backup.ts'),
  ]);
  const config = loadConfig();
  checkBackup(file);
  const aside = asideOf(databaseIn(config), stampOf(clock));
  const state = await openLeased(config, clock).catch((error: unknown) => {
    if (isDamaged(error)) return null;
    throw error;
  });
  const restored = await (state === null
    ? overDamaged({ config, file, aside, clock })
    : overReadable(state, { config, file, aside, clock }).finally(() => state.close()));
  const { held, editions, problems } = restored;
  console.log(
    `Restored from ${file}. What was there is ${aside}. ${state === null ? 'Unsubscribes and suppressions made since then are not known any more.' : 'Unsubscribes and suppressions made since then are kept.'}`,
  );
  if (editions.length > 0)
    console.log(
      `${plural(editions.length, 'edition')} in ${config.out}/ that the backup does not know: taken as sent (${editions.join(', ')}).`,
    );
  if (held > 0)
    console.log(`${plural(held, 'mail')} held: briefing outbox lists them, briefing outbox resolve decides.`);
  for (const { about, message } of problems) console.error(`${about}: ${message}`);
}

/** How many mails are held, and what lies in `digests/` and is not in the backup: it is taken for sent. */
interface Restored extends Adoption {
  readonly held: number;
}

/**
 * What is restored, and where the database of now is kept.
 *
 * @example
 * { config, file: 'briefing.db.bak', aside: '.briefing/briefing.db.before-2026-11-22T070000', clock: systemClock }
 */
interface Restoration {
  readonly config: Config;
  /** The backup. */
  readonly file: string;
  readonly aside: string;
  readonly clock: Clock;
}

async function overReadable(
  { connection, store }: State,
  { config, file, aside, clock }: Restoration,
): Promise<Restored> {
  const [{ adoptEditions }, { backUp, restoreInto }] = await Promise.all([
    import('../../edition/reimport.ts'),
    import('../../store/backup.ts'),
  ]);
  await backUp(connection, aside);
  const held = await restoreInto(connection, file, clock().getTime()).catch(notPutBack);
  failpoint('restore held');
  // If the process dies before this, the next run does it.
  return { held, ...(await adoptEditions(store, config.out)) };
}

async function overDamaged({ config, file, aside, clock }: Restoration): Promise<Restored> {
  const [{ openLeased }, { databaseIn }, { adoptEditions }, { putBack }] = await Promise.all([
    import('../../adapters.ts'),
    import('../../store/state.ts'),
    import('../../edition/reimport.ts'),
    import('../../store/backup.ts'),
  ]);
  const held = await putBack(file, databaseIn(config), aside, clock().getTime()).catch(notPutBack);
  failpoint('restore held');
  let adopted: Adoption = { editions: [], problems: [] };
  const state = await openLeased(config, clock, {
    adopt: async (store, folder) => {
      adopted = await adoptEditions(store, folder);
      return adopted;
    },
  });
  await state.close();
  return { held, ...adopted };
}

function notPutBack(error: unknown): never {
  if (error instanceof BriefingError) throw error;
  throw new BriefingError(`The backup could not be put back: ${messageOf(error)}`, {
    hint: 'Is the disk full? What is remembered is as it was.',
    cause: error,
  });
}
