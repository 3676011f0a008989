import { type CsvRow, readCsv, writeCsv } from '../../lib/text/csv.ts';
import { readMailbox } from '../../lib/text/mail-address.ts';
import type { Subscriber } from '../../model/delivery.ts';
import { BriefingError, messageOf } from '../../model/errors.ts';
import type { NewSubscriber } from '../../store/subscribers.ts';
import { columnKey, type Field, fieldColumns } from './import-columns.ts';
import { originOf, statusOf } from './import-status.ts';
import { columns, readSubscriberFields, type SubscriberFields } from './subscriber-fields.ts';

/** A list of subscribers that was read. */
export interface ReadList {
  /** The program that exported it; null where it is not known. */
  readonly exporter: string | null;
  /** Columns that were not read. */
  readonly unread: readonly string[];
  readonly subscribers: readonly NewSubscriber[];
  /** Addresses that get no mail, as the list says. */
  readonly suppressed: readonly { readonly key: string; readonly reason: string }[];
  /** Rows whose status is not known: they get no mail until a person accepts the status. */
  readonly undecided: readonly { readonly said: string; readonly value: string }[];
  /** Rows that are no subscriber, each with all its mistakes. */
  readonly wrong: readonly string[];
}

/**
 * Reads a CSV file, also one that another program exported. Without a first row of column names it is a list of addresses. An address that is
 * suppressed in one row is suppressed in all.
 *
 * @param file its name, without folders
 * @param accepted values of a status (by `columnKey`) that count as subscribed
 * @throws BriefingError when there is no column of addresses
 */
export function readSubscribers(
  text: string,
  known: ReadonlyMap<string, NewSubscriber>,
  { file = '', accepted = new Set() }: { readonly file?: string; readonly accepted?: ReadonlySet<string> } = {},
): ReadList {
  const first = text.split(/\r?\n/).find((line) => line.trim() !== '') ?? '';
  const rows = (first.includes('@') ? withoutNames(text) : rowsOf(text)).map(({ line, cells }) => ({
    line,
    cells: Object.fromEntries(Object.entries(cells).map(([name, value]) => [columnKey(name), value])),
  }));
  const names = [...new Set(rows.flatMap(({ cells }) => Object.keys(cells)))];
  const fieldOf = fieldsOf(names);
  if (rows.length > 0 && !names.some((name) => fieldOf(name) === 'address'))
    throw new BriefingError('The list has no column of addresses.', {
      hint: `Its first row must name the columns: ${columns.join(', ')}; or it has one address a line.`,
    });
  const origin = originOf(names, file);
  const subscribers: NewSubscriber[] = [];
  const suppressed: { key: string; reason: string }[] = [];
  const undecided: { said: string; value: string }[] = [];
  const wrong: string[] = [];
  for (const { line, cells } of rows) {
    const fields = fieldsIn(cells, fieldOf);
    const key = readMailbox(fields.address ?? '')?.key;
    const status = statusOf(cells, origin, accepted);
    const { subscriber, mistakes } = readSubscriberFields(fields, known);
    // Whatever else is wrong with a row, its suppression is kept.
    if (status.kind === 'suppress' && key !== undefined) suppressed.push({ key, reason: status.reason });
    else if (subscriber === null) wrong.push(`line ${line}: ${mistakes.join(' ')}`);
    else if (status.kind === 'ask')
      undecided.push({ said: `line ${line}: ${subscriber.address}: ${status.said}`, value: status.value });
    else subscribers.push(subscriber);
  }
  const off = new Set(suppressed.map(({ key }) => key));
  return {
    exporter: origin.exporter,
    unread: names.filter((name) => fieldOf(name) === undefined && !Object.hasOwn(origin.status, name)),
    subscribers: subscribers.filter(({ key }) => !off.has(key)),
    ...{ suppressed, undecided, wrong },
  };
}

/** Which field each column gives. Beside a column of e-mail addresses, `address` is a postal address. */
function fieldsOf(names: readonly string[]): (name: string) => Field | undefined {
  const isMail = (name: string) =>
    name !== 'address' && Object.hasOwn(fieldColumns, name) && fieldColumns[name] === 'address';
  const mails = names.filter(isMail);
  return (name) => {
    if (!Object.hasOwn(fieldColumns, name)) return undefined;
    const field = fieldColumns[name];
    return field === 'address' && mails.length > 0 && name !== mails[0] ? undefined : field;
  };
}

/** The fields of a row. First and last name make a name where there is none; an address in place of a name is none. */
function fieldsIn(
  cells: Readonly<Record<string, string>>,
  fieldOf: (name: string) => Field | undefined,
): SubscriberFields {
  const said: Partial<Record<Field, string>> = {};
  for (const [column, value] of Object.entries(cells)) {
    const field = fieldOf(column);
    if (field !== undefined) said[field] ||= value;
  }
  const { firstName, lastName, ...fields } = said;
  if (firstName !== undefined || lastName !== undefined) fields.name ||= `${firstName ?? ''} ${lastName ?? ''}`.trim();
  if (fields.name !== undefined && fields.name.toLowerCase() === fields.address?.toLowerCase()) fields.name = '';
  return fields;
}

/** The list as CSV, with the columns that `readSubscribers` reads. */
export function writeSubscribers(subscribers: readonly Subscriber[]): string {
  return writeCsv(
    columns,
    subscribers.map(({ address, name, topics, hour, zone, language, format }) => [
      ...[address, name ?? '', topics.join('|'), hour ?? '', zone ?? '', language ?? '', format],
    ]),
  );
}

/** A list without a first row of names: a line is one mailbox (`Name <name@example.org>`), or columns in the order in which they are exported. */
function withoutNames(text: string): CsvRow[] {
  return text.split(/\r?\n/).flatMap((written, at) => {
    const [line, address] = [at + 1, written.trim()];
    if (address === '') return [];
    if (readMailbox(address) !== null) return [{ line, cells: { address } }];
    return rowsOf(written, columns).map(({ cells }) => ({ line, cells }));
  });
}

function rowsOf(text: string, names?: readonly string[]): CsvRow[] {
  try {
    return readCsv(text, names);
  } catch (error) {
    throw new BriefingError(`The list cannot be read: ${messageOf(error)}.`, { cause: error });
  }
}
