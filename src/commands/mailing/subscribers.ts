import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Command } from 'commander';
import { plural } from '../../lib/text/text.ts';
import type { Clock } from '../../lib/time/clock.ts';
import type { ReadList } from '../../mailing/subscribers/subscriber-list.ts';
import type { Subscriber, SuppressionCause } from '../../model/delivery.ts';
import { BriefingError, exitCodes, messageOf } from '../../model/errors.ts';
import type { State } from '../../store/state.ts';
import type { OptOut } from '../../store/subscribers.ts';
import { example } from '../help.ts';
import { withOldOption } from '../old-options.ts';
import { noteMisspeltTopics } from '../topic-note.ts';
import { withState } from '../with-state.ts';

interface AddOptions {
  readonly name?: string;
  readonly topics?: string;
  readonly hour?: string;
  readonly zone?: string;
  readonly language?: string;
  readonly format?: string;
  readonly again?: boolean;
}

interface ImportOptions {
  readonly dryRun?: boolean;
  readonly acceptStatus?: readonly string[];
}

/** `briefing subscribers …`: the list, with topics, hour and format of each subscriber. */
export function subscribersCommand(clock: Clock): Command {
  const command = new Command('subscribers')
    .description('add, remove, list, import and export subscribers')
    .addHelpText(
      'after',
      example(
        'subscribers add "Ann Lee <ann@example.org>" --topics Ports --hour 07:30',
        'subscribers import readers.csv',
      ),
    );
  command
    .command('list', { isDefault: true })
    .description('list the subscribers, and who unsubscribed')
    .option('--json', 'print the list as JSON and nothing else')
    .action((options: { json?: boolean }) => list(options.json ?? false));
  command
    .command('add')
    .description('add a subscriber, or change topics, hour, language or format')
    .argument('<address>', 'name@example.org, or "Name <name@example.org>"')
    .option('--name <name>', 'the name in the mail’s To header')
    .option('--topics <topics>', 'only these topics, separated by commas')
    .option('--hour <time>', 'when the mail is wanted, such as 07:30, in --zone')
    .option('--zone <zone>', 'the time zone of --hour, such as Europe/Berlin')
    .option('--language <code>', 'only stories in this language, such as en')
    .option('--format <format>', 'html (with a text part) or text')
    .option('--again', 'also after an unsubscribe, at the person’s own request')
    .action(add);
  const removal = command
    .command('remove')
    .description('remove a subscriber; unsent mails are cancelled')
    .argument('<address>')
    .option('--suppress', 'and suppress the address, so that no import subscribes it again')
    .action((address: string, options: { suppress?: boolean }) => remove(address, options.suppress ?? false, clock));
  withOldOption(removal, '--sign-off', 'suppress');
  command
    .command('import')
    .description('add the subscribers of a CSV file; unsubscribed addresses, here or in the file, get no mail')
    .argument(
      '<file>',
      'columns address, name, topics, hour, zone, language, format; one address a line; or what Ghost, listmonk, Mailchimp, Substack, Buttondown or Brevo export',
    )
    .option('--dry-run', 'say what would happen, and change nothing')
    .option('--accept-status <value...>', 'subscribe addresses with this status, which is not a known one')
    .action((file: string, options: ImportOptions) => importCsv(file, options, clock));
  command
    .command('export')
    .description('write the subscribers as CSV')
    .argument('[file]', 'the file to write (default: standard output)')
    .action(exportCsv);
  return command;
}

function withReaders<T>(work: (subscribers: State['subscribers']) => Promise<T>): Promise<T> {
  return withState(({ subscribers }) => work(subscribers));
}

/** Who is on the list, not who is only named by a setting. */
async function subscribed(subscribers: State['subscribers']): Promise<Map<string, Subscriber>> {
  return new Map((await subscribers.all()).filter(({ fromSettings }) => !fromSettings).map((one) => [one.key, one]));
}

async function list(json: boolean): Promise<void> {
  const [{ readMailbox, shownAddress }, { loadConfig }] = await Promise.all([
    import('../../lib/text/mail-address.ts'),
    import('../../config/config.ts'),
  ]);
  const { to, editions } = loadConfig();
  const inSettings = new Set([to, ...editions.map((edition) => edition.to)].flat().map((one) => readMailbox(one)?.key));
  await withReaders(async (subscribers) => {
    const all = [...(await subscribed(subscribers)).values()];
    const off = await subscribers.optOuts();
    if (json) {
      console.log(JSON.stringify({ subscribers: all, off }, null, 2));
      return;
    }
    const gone = new Set(off.map(({ key }) => key));
    for (const { key, address, name, topics, hour, zone, language, format } of all) {
      const said = [
        name,
        topics.length > 0 ? topics.join(' + ') : null,
        hour === null ? null : `at ${hour}${zone === null ? '' : ` ${zone}`}`,
        language,
        format === 'text' ? 'text only' : null,
        gone.has(key) ? 'OFF' : null,
      ].filter(Boolean);
      console.log(`${shownAddress(address)}${said.length > 0 ? `   ${said.join(', ')}` : ''}`);
    }
    const others = [...inSettings].filter((key) => !all.some((one) => one.key === key)).length;
    console.log(
      `\n${plural(all.length, 'subscriber')}${others > 0 ? `; the settings name ${plural(others, 'other')} (MAIL_TO)` : ''}.`,
    );
    for (const { key, reason, at } of off)
      console.log(`off: ${key}, since ${new Date(at).toISOString().slice(0, 10)}: ${reason}`);
  });
}

async function add(address: string, { again = false, ...fields }: AddOptions): Promise<void> {
  const { subscriberFrom } = await import('../../mailing/subscribers/subscriber-fields.ts');
  await withState(async ({ subscribers }, config) => {
    const subscriber = subscriberFrom({ ...fields, address }, await subscribed(subscribers));
    const off = (await subscribers.optOuts()).find(({ key }) => key === subscriber.key);
    if (off && !again)
      throw new BriefingError(`${subscriber.address} is off the list: ${off.reason}.`, {
        hint: '--again subscribes the address again. Use it only at the person’s own request.',
      });
    if (off) await subscribers.optIn(subscriber.key);
    await subscribers.save([subscriber]);
    noteMisspeltTopics(subscriber.topics, config);
    console.log(`${subscriber.address} gets the mail.`);
  });
}

async function remove(address: string, suppress: boolean, clock: Clock): Promise<void> {
  const [{ readMailbox }, { everyList }, { loadConfig }] = await Promise.all([
    import('../../lib/text/mail-address.ts'),
    import('../../store/suppressions.ts'),
    import('../../config/config.ts'),
  ]);
  const { to, editions } = loadConfig();
  const key = readMailbox(address)?.key ?? address;
  await withReaders(async (subscribers) => {
    const removed = await subscribers.remove(key);
    if (suppress)
      await subscribers.optOut({
        key,
        list: everyList,
        reason: 'suppressed by hand',
        at: clock().getTime(),
        cause: 'operator',
      });
    if (!removed && !suppress)
      throw new BriefingError(`${address} is no subscriber.`, { hint: 'See briefing subscribers list.' });
    const named = [to, ...editions.map((edition) => edition.to)].flat().some((one) => readMailbox(one)?.key === key);
    console.log(
      named && !suppress
        ? `${address} is no subscriber any more, but MAIL_TO has the address: remove it there, or use --suppress.`
        : `${address} gets no mail any more${suppress ? ', and stays suppressed' : ''}.`,
    );
  });
}

async function importCsv(
  file: string,
  { dryRun = false, acceptStatus = [] }: ImportOptions,
  clock: Clock,
): Promise<void> {
  const [{ readSubscribers }, { columnKey }, { decodeBytes }, { everyList }, { inBatches }, { loadConfig }] =
    await Promise.all([
      import('../../mailing/subscribers/subscriber-list.ts'),
      import('../../mailing/subscribers/import-columns.ts'),
      import('../../lib/text/encoding.ts'),
      import('../../store/suppressions.ts'),
      import('../../store/database/database.ts'),
      import('../../config/config.ts'),
    ]);
  const text = decodeBytes(bytesOf(file));
  const { editions } = loadConfig();
  const lists = editions.length > 0 ? editions.map(({ list }) => list) : [''];
  await withReaders(async (subscribers) => {
    const off = offAll(lists, everyList, await subscribers.optOuts());
    const known = await subscribed(subscribers);
    const accepted = new Set(acceptStatus.map(columnKey));
    const list = readSubscribers(text, known, { file: path.basename(file), accepted });
    const wanted = [...new Map(list.subscribers.map((subscriber) => [subscriber.key, subscriber])).values()];
    const kept = wanted.filter(({ key }) => !off.has(key));
    const suppressed = new Map(list.suppressed.map((one) => [one.key, one]));
    if (!dryRun) {
      const at = clock().getTime();
      // Also who is off already: the file's no outlasts an undoing of what our servers said. What is asked for at once is one transaction.
      await inBatches([...suppressed.values()], (some) =>
        Promise.all(
          some.map(({ key, reason }) =>
            subscribers.optOut({
              ...{ key, list: everyList, at, cause: importedCause(reason) },
              reason: `${reason}, as ${path.basename(file)} says`,
            }),
          ),
        ),
      );
      await subscribers.save(kept);
    }
    const counts = {
      added: kept.filter(({ key }) => !known.has(key)).length,
      changed: kept.filter(({ key }) => known.has(key)).length,
      stayOff: wanted.length - kept.length,
      twice: list.subscribers.length - wanted.length,
      suppressed: [...suppressed.values()].map(({ reason }) => reason),
    };
    for (const line of importLines(list, counts, dryRun)) console.log(line);
    tellLeftOut(list);
  });
}

/** Who is off every list: who has unsubscribed from one of several is a subscriber still. */
function offAll(lists: readonly string[], everyList: string, optOuts: readonly OptOut[]): Set<string> {
  const has = new Set(optOuts.map(({ key, list }) => `${list} ${key}`));
  const isOff = ({ key }: OptOut) => has.has(`${everyList} ${key}`) || lists.every((list) => has.has(`${list} ${key}`));
  return new Set(optOuts.filter(isOff).map(({ key }) => key));
}

/**
 * Whose word an import is. A bounce that another program had is the operator's: `undo` takes back what our servers and bounces said, and
 * `suppressShare` counts that; a list of a thousand dead addresses must neither be mailed again by the one nor use up the other.
 */
function importedCause(reason: string): SuppressionCause {
  if (reason === 'complained') return 'complaint';
  return reason === 'unsubscribed' ? 'unsubscribe' : 'operator';
}

/** What an import did, or would do. */
function importLines(
  { exporter, unread }: ReadList,
  {
    added,
    changed,
    stayOff,
    twice,
    suppressed,
  }: Readonly<Record<'added' | 'changed' | 'stayOff' | 'twice', number>> & {
    readonly suppressed: readonly string[];
  },
  dryRun: boolean,
): string[] {
  const reasons = [...new Set(suppressed)].map(
    (reason) => `${suppressed.filter((one) => one === reason).length} ${reason}`,
  );
  const said = [
    `${plural(added, 'subscriber')} added`,
    changed > 0 ? `${changed} changed` : '',
    stayOff > 0 ? `${stayOff} already suppressed and not subscribed again` : '',
    suppressed.length > 0 ? `${suppressed.length} suppressed, as the list says (${reasons.join(', ')})` : '',
    twice > 0 ? `${twice} named twice` : '',
  ].filter(Boolean);
  return [
    `${dryRun ? 'Nothing is changed; without --dry-run: ' : ''}${said.join(', ')}.`,
    exporter === null ? '' : `Read as a list of ${exporter}.`,
    unread.length === 0 ? '' : `Columns that are not read: ${unread.join(', ')}.`,
  ].filter(Boolean);
}

/** Names each row that was not taken, and what can be done about it. */
function tellLeftOut({ wrong, undecided }: ReadList): void {
  for (const line of wrong) console.error(`Skipped: ${line}`);
  for (const { said } of undecided) console.error(`Skipped: ${said}, which may or may not mean subscribed.`);
  const values = [...new Set(undecided.map(({ value }) => JSON.stringify(value)))];
  if (values.length > 0)
    console.error(`Where such people have subscribed, say so: --accept-status ${values.join(' ')}`);
  if (wrong.length + undecided.length > 0) process.exitCode = exitCodes.found;
}

async function exportCsv(file: string | undefined): Promise<void> {
  const { writeSubscribers } = await import('../../mailing/subscribers/subscriber-list.ts');
  const subscribers = [...(await withReaders(subscribed)).values()];
  const text = writeSubscribers(subscribers);
  if (file === undefined) process.stdout.write(text);
  else {
    writeFileSync(file, text, { mode: 0o600 });
    console.log(`${plural(subscribers.length, 'subscriber')} written to ${file}.`);
  }
}

function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new BriefingError(`${file} cannot be read: ${messageOf(error)}`, { cause: error });
  }
}
