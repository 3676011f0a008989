import { Command } from 'commander';
import { plural } from '../../lib/text/text.ts';
import type { Clock } from '../../lib/time/clock.ts';
import type { DeliveryState } from '../../model/delivery.ts';
import { BriefingError } from '../../model/errors.ts';
import { example } from '../help.ts';
import { withLease, withState } from '../with-state.ts';

/** What a person may decide about a mail whose delivery is unknown, or that waits for a decision. */
const decisions = {
  arrived: { state: 'accepted', note: 'a person says that it arrived' },
  resend: { state: 'planned', note: 'a person wants it sent again' },
  drop: { state: 'cancelled', note: 'a person dropped it' },
} as const;

/** Deliveries that are not finished. */
const open: readonly DeliveryState[] = ['planned', 'sending', 'committing', 'deferred', 'uncertain', 'held'];

/** `briefing outbox …`: the deliveries, one by one. */
export function outboxCommand(clock: Clock): Command {
  const command = new Command('outbox')
    .description('list every mail with its delivery status, and resolve uncertain ones')
    .addHelpText('after', example('outbox', 'outbox resolve 17 --arrived'));
  command
    .command('list', { isDefault: true })
    .description('list the deliveries of every edition by status, and unfinished ones one by one')
    .argument('[edition]', 'all mails of this edition')
    .option('--json', 'print the list as JSON and nothing else')
    .action((edition: string | undefined, options: { json?: boolean }) => list(edition, options.json ?? false));
  command
    .command('resolve')
    .description('decide on mails whose delivery is uncertain, or that are held')
    .argument('<number...>', 'numbers of mails as the list shows them, or "all"')
    .option('--arrived', 'the recipient has it')
    .option('--resend', 'send it again, though it may arrive twice')
    .option('--drop', 'do not send it')
    .action((numbers: string[], options: Record<string, boolean>) => resolve(numbers, options, clock));
  return command;
}

async function list(edition: string | undefined, json: boolean): Promise<void> {
  const { shownAddress } = await import('../../lib/text/mail-address.ts');
  await withState(async (state) => {
    const tallies = (await state.outbox.tallies()).filter((one) => edition === undefined || one.edition === edition);
    const rows = await state.outbox.deliveries(edition === undefined ? { states: open } : { edition });
    const pause = await state.outbox.backoff();
    const holds = await state.outbox.holds();
    if (json) {
      console.log(JSON.stringify({ tallies, deliveries: rows, pause, holds }, null, 2));
      return;
    }
    const editions = [...new Set(tallies.map((one) => one.edition))];
    if (editions.length === 0) console.log('No mail was planned yet.');
    for (const name of editions) {
      const counts = tallies.filter((one) => one.edition === name).map((one) => `${one.count} ${one.state}`);
      console.log(`${name}: ${counts.join(', ')}`);
    }
    for (const { id, edition: of, address, state: is, attempts, due, note } of rows) {
      const when = is === 'planned' || is === 'deferred' ? `, due ${new Date(due).toISOString()}` : '';
      const tries = attempts > 0 ? `, ${plural(attempts, 'try', 'tries')}` : '';
      console.log(`  ${id}  ${of}  ${shownAddress(address)}  ${is}${when}${tries}${note === null ? '' : `: ${note}`}`);
    }
    for (const { edition: of, until } of holds)
      console.log(`${of} waits for approval${until === null ? '' : ` until ${new Date(until).toISOString()}`}.`);
    if (pause !== null)
      console.log(
        `Paused until ${new Date(pause.until).toISOString()}: ${pause.said}${pause.hint === null ? '' : `\n${pause.hint}`}`,
      );
    if (rows.some((row) => row.state === 'uncertain'))
      console.log(
        'Uncertain: the last bytes may have left, and no answer came. Look whether the mail is there, then:\n  briefing outbox resolve NUMBER --arrived, --resend or --drop',
      );
  });
}

async function resolve(numbers: readonly string[], options: Record<string, boolean>, clock: Clock): Promise<void> {
  const chosen = (Object.keys(decisions) as (keyof typeof decisions)[]).filter((one) => options[one]);
  if (chosen.length !== 1) throw new BriefingError('Say what to do: one of --arrived, --resend and --drop.');
  const [{ delivererOf }, { isDraft }] = await Promise.all([
    import('../../adapters.ts'),
    import('../../archive/read.ts'),
  ]);
  await withLease(clock, async (state, config) => {
    // What waits for approval is the editor's to decide.
    const held = new Set((await state.outbox.holds()).map(({ edition }) => edition));
    const undecided = await state.outbox.deliveries({ states: ['uncertain', 'held'] });
    const waiting = undecided.filter((one) => one.state !== 'held' || !held.has(one.edition));
    const all = numbers.includes('all');
    const wanted = waiting.filter(({ id }) => all || numbers.includes(String(id)));
    if (wanted.length === 0)
      throw new BriefingError('None of these mails is uncertain or held.', {
        hint: 'briefing outbox lists those that are; what waits for approval is sent by briefing approve.',
      });
    const { state: is, note } = decisions[chosen[0]];
    for (const { id, edition } of wanted) {
      if (is === 'planned' && isDraft(config.out, edition)) await delivererOf(config).publish(edition);
      await state.outbox.decide(id, is, clock().getTime(), note);
    }
    console.log(
      `${plural(wanted.length, 'mail')}: ${is}.${is === 'planned' ? ' briefing send sends what is due.' : ''}`,
    );
  });
}
