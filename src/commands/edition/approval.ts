import { Command } from 'commander';
import type { Deliverer } from '../../archive/deliver.ts';
import type { Config } from '../../config/config.ts';
import type { Clock } from '../../lib/time/clock.ts';
import { endingSignal } from '../../lib/time/wait.ts';
import { BriefingError } from '../../model/errors.ts';
import type { State } from '../../store/state.ts';

/** `briefing approve|drop|edit`: an edition that waits for its editor. */
export function newsroomCommands(clock: Clock): Command[] {
  const edition = 'the edition, such as 2026-11-22';
  return [
    new Command('approve')
      .description('send an edition that waits for its editor')
      .argument('<edition>', edition)
      .action((name: string) => approveEdition(name, clock)),
    new Command('drop')
      .description('throw away an edition that waits for its editor; nobody gets it')
      .argument('<edition>', edition)
      .action((name: string) => dropEdition(name, clock)),
    new Command('edit')
      .description('change an edition that waits for its editor: drop stories, put one first, add a note')
      .argument('<edition>', edition)
      .option(
        '--drop <story>',
        'leave this story out, by its id or the beginning of it (repeatable)',
        (id: string, others: string[] = []) => [...others, id],
      )
      .option('--pin <story>', 'put this story first')
      .option('--note <text>', 'a note to the readers, marked as the editor’s; "" takes it away')
      .addHelpText('after', '\nbriefing explain lists the stories with their ids. The editor gets the new draft.')
      .action((name: string, options: { drop?: string[]; pin?: string; note?: string }) =>
        editEdition(name, options, clock),
      ),
  ];
}

async function withState<T>(
  clock: Clock,
  work: (state: State & { readonly deliverer: Deliverer }, config: Config) => Promise<T>,
): Promise<T> {
  const [{ loadConfig }, { delivererOf, openLeased }] = await Promise.all([
    import('../../config/config.ts'),
    import('../../adapters.ts'),
  ]);
  const config = loadConfig();
  const state = await openLeased(config, clock);
  try {
    return await work({ ...state, deliverer: delivererOf(config) }, config);
  } finally {
    await state.close();
  }
}

async function approveEdition(name: string, clock: Clock): Promise<void> {
  const [{ approve }, { sendNow }] = await Promise.all([
    import('../../mailing/approval.ts'),
    import('../mailing/sending.ts'),
  ]);
  await withState(clock, async (state, config) => {
    const problems = await approve(state, state.deliverer, name, clock);
    console.log(`The edition ${name} goes out.`);
    for (const { message } of problems) console.error(message);
    await sendNow(state, config, name, clock, endingSignal());
  });
}

async function dropEdition(name: string, clock: Clock): Promise<void> {
  const { discard } = await import('../../mailing/approval.ts');
  const { freed, list } = await withState(clock, async (state, config) => {
    const record = (await state.store.editions()).find(({ edition }) => edition === name);
    return { freed: await discard(state, state.deliverer, { name, out: config.out }, clock), list: record?.list ?? '' };
  });
  const run = list === '' ? 'briefing run' : `briefing run --edition ${/\s/.test(list) ? `"${list}"` : list}`;
  console.log(
    `The edition ${name} is dropped; nobody gets it.\n${freed === 1 ? 'Its article is' : `Its ${freed} articles are`} free again for the next edition. To make it now: ${run}`,
  );
}

async function editEdition(
  name: string,
  changes: { readonly drop?: string[]; readonly pin?: string; readonly note?: string },
  clock: Clock,
): Promise<void> {
  if (changes.drop === undefined && changes.pin === undefined && changes.note === undefined)
    throw new BriefingError('Nothing to change.', { hint: 'See briefing edit --help: --drop, --pin, --note.' });
  const [{ edit }, { sendNow }] = await Promise.all([
    import('../../edition/editing.ts'),
    import('../mailing/sending.ts'),
  ]);
  await withState(clock, async (state, config) => {
    const { counts } = await edit({ ...state, clock }, config, name, changes);
    console.log(
      `The edition ${name} has ${counts.stories} stories now, and still waits: briefing approve ${name} sends it.`,
    );
    // The new draft goes to the editor.
    await sendNow(state, config, null, clock, endingSignal());
  });
}
