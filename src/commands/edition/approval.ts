import { Command } from 'commander';
import type { Clock } from '../../lib/time/clock.ts';
import { endingSignal } from '../../lib/time/wait.ts';
import { oldNamesEnd } from '../../lib/version.ts';
import { BriefingError } from '../../model/errors.ts';
import { example } from '../help.ts';
import { withLease } from '../with-state.ts';

/** `briefing approve`, `edit` and `discard`: an edition that waits for approval. `drop` is the old name of `discard`. */
export function approvalCommands(clock: Clock): Record<'approve' | 'edit' | 'discard' | 'drop', Command> {
  const edition = 'the edition, such as 2026-11-22';
  return {
    approve: new Command('approve')
      .description('send an edition that waits for approval')
      .argument('<edition>', edition)
      .addHelpText('after', example('approve 2026-11-22'))
      .action((name: string) => approveEdition(name, clock)),
    edit: new Command('edit')
      .description('change an edition that waits for approval: drop stories, put one first, add a note')
      .argument('<edition>', edition)
      .option(
        '--drop <story>',
        'remove this story, by its id or the beginning of it (repeatable)',
        (id: string, others: string[] = []) => [...others, id],
      )
      .option('--pin <story>', 'put this story first')
      .option('--note <text>', 'a note to the readers, marked as the editor’s; "" removes it')
      .addHelpText(
        'after',
        `\nbriefing explain lists the stories with their ids. The editor gets the new draft.\n${example('edit 2026-11-22 --pin 8c31 --note "No edition on Sunday."')}`,
      )
      .action((name: string, options: { drop?: string[]; pin?: string; note?: string }) =>
        editEdition(name, options, clock),
      ),
    discard: new Command('discard')
      .description('discard an edition that waits for approval; its articles are free for the next one')
      .argument('<edition>', edition)
      .addHelpText('after', example('discard 2026-11-22'))
      .action((name: string) => discardEdition(name, clock)),
    drop: new Command('drop').argument('<edition>', edition).action((name: string) => {
      console.error(`drop is now called discard; the old name works until ${oldNamesEnd}.`);
      return discardEdition(name, clock);
    }),
  };
}

async function approveEdition(name: string, clock: Clock): Promise<void> {
  const [{ approve }, { delivererOf }, { sendNow }] = await Promise.all([
    import('../../mailing/approval.ts'),
    import('../../adapters.ts'),
    import('../mailing/send-now.ts'),
  ]);
  await withLease(clock, async (state, config) => {
    const problems = await approve(state, delivererOf(config), name, clock);
    console.log(`The edition ${name} is approved.`);
    for (const { message } of problems) console.error(message);
    await sendNow(state, { config, edition: name, clock, ending: endingSignal() });
  });
}

async function discardEdition(name: string, clock: Clock): Promise<void> {
  const [{ discard }, { delivererOf }] = await Promise.all([
    import('../../mailing/approval.ts'),
    import('../../adapters.ts'),
  ]);
  const { freed, list } = await withLease(clock, async (state, config) => {
    const record = (await state.store.editions()).find(({ edition }) => edition === name);
    return {
      freed: await discard(state, delivererOf(config), { name, out: config.out }, clock),
      list: record?.list ?? '',
    };
  });
  const run = list === '' ? 'briefing run' : `briefing run --edition ${/\s/.test(list) ? `"${list}"` : list}`;
  console.log(
    `The edition ${name} is discarded; nobody gets it.\n${freed === 1 ? 'Its article is' : `Its ${freed} articles are`} free again for the next edition. To make it now: ${run}`,
  );
}

async function editEdition(
  name: string,
  changes: { readonly drop?: string[]; readonly pin?: string; readonly note?: string },
  clock: Clock,
): Promise<void> {
  if (changes.drop === undefined && changes.pin === undefined && changes.note === undefined)
    throw new BriefingError('Nothing to change.', { hint: 'See briefing edit --help: --drop, --pin, --note.' });
  const [{ edit }, { delivererOf }, { sendNow }] = await Promise.all([
    import('../../edition/editing.ts'),
    import('../../adapters.ts'),
    import('../mailing/send-now.ts'),
  ]);
  await withLease(clock, async (state, config) => {
    const { counts } = await edit({ ...state, clock, deliverer: delivererOf(config) }, config, name, changes);
    console.log(
      `The edition ${name} has ${counts.stories} stories now, and still waits: briefing approve ${name} sends it.`,
    );
    // The new draft goes to the editor.
    await sendNow(state, { config, edition: null, clock, ending: endingSignal() });
  });
}
