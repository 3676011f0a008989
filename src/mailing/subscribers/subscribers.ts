import { type Row, readCsv, writeCsv } from '../../lib/text/csv.ts';
import { readMailbox } from '../../lib/text/mail-address.ts';
import { isTimeZone } from '../../lib/time/zones.ts';
import type { Reader } from '../../model/delivery.ts';
import { BriefingError, messageOf } from '../../model/errors.ts';
import type { NewReader } from '../../store/readers.ts';
import { columnKey, type Field, fieldColumns } from './import-columns.ts';
import { originOf, statusOf } from './import-status.ts';

/** The columns of a list of subscribers. */
const columns = ['address', 'name', 'topics', 'hour', 'zone', 'language', 'format'] as const;

type Fields = Partial<Record<(typeof columns)[number], string>>;

/**
 * A subscriber as written down: every field as text, '' for none; what is not said stays as it was.
 *
 * @throws BriefingError that says which fields are wrong and what they may be
 */
export function readerFrom(fields: Fields, known: ReadonlyMap<string, NewReader> = new Map()): NewReader {
  const { reader, mistakes } = readFields(fields, known);
  if (reader !== null) return reader;
  throw new BriefingError(mistakes.join(' '), {
    hint: 'An address is like name@example.org, or Name <name@example.org>.',
  });
}

/** The same, with all mistakes as sentences in place of the subscriber. */
function readFields(
  fields: Fields,
  known: ReadonlyMap<string, NewReader>,
):
  | { readonly reader: NewReader; readonly mistakes: readonly [] }
  | { readonly reader: null; readonly mistakes: string[] } {
  const mailbox = readMailbox(fields.address ?? '');
  const { hour = '', zone = '' } = fields;
  const [language, format] = [fields.language ?? '', fields.format ?? ''].map((text) => text.toLowerCase());
  const checks: readonly (readonly [field: keyof Fields, right: boolean, allowed: string])[] = [
    ['name', readMailbox(fields.name ?? '') === null, 'a name, and no address'],
    ['hour', hour === '' || /^([01]?\d|2[0-3]):[0-5]\d$/.test(hour), 'a time such as 07:30'],
    ['zone', zone === '' || isTimeZone(zone), 'an IANA time zone such as Europe/Berlin'],
    ['language', language === '' || /^[a-z]{2,3}$/.test(language), 'a language code such as en'],
    ['format', format === '' || format === 'html' || format === 'text', 'html or text'],
  ];
  const who = mailbox === null ? '' : `${mailbox.address}: `;
  const mistakes = checks
    .filter(([, right]) => !right)
    .map(([field, , allowed]) => `${who}${field} is "${fields[field]}"; it must be ${allowed}.`);
  if (mailbox === null) mistakes.unshift(`"${fields.address ?? ''}" is not one e-mail address.`);
  if (mailbox === null || mistakes.length > 0) return { reader: null, mistakes };
  const before = known.get(mailbox.key);
  const reader: NewReader = {
    key: mailbox.key,
    address: mailbox.address,
    name: fields.name === undefined ? (mailbox.name ?? before?.name ?? null) : oneLine(fields.name) || mailbox.name,
    topics: fields.topics === undefined ? (before?.topics ?? []) : topicsIn(fields.topics),
    hour: fields.hour === undefined ? (before?.hour ?? null) : hour || null,
    zone: fields.zone === undefined ? (before?.zone ?? null) : zone || null,
    language: fields.language === undefined ? (before?.language ?? null) : language || null,
    format:
      format === 'text' || format === 'html'
        ? format
        : fields.format === undefined
          ? (before?.format ?? 'html')
          : 'html',
    fromSettings: false,
  };
  return { reader, mistakes: [] };
}

/** What a list holds. */
export interface ReadList {
  /** The program that wrote it; null where it is none that we know. */
  readonly exporter: string | null;
  /** Columns that were not read. */
  readonly unread: readonly string[];
  readonly readers: readonly NewReader[];
  /** Who gets no mail, as the list says. */
  readonly suppressed: readonly { readonly key: string; readonly reason: string }[];
  /** Who gets none until a person says so, with the line and the value of the status. */
  readonly undecided: readonly { readonly said: string; readonly value: string }[];
  /** Lines that are no subscriber, each with all its mistakes. */
  readonly wrong: readonly string[];
}

/**
 * Reads a CSV file, also one that another program exported. Without a first row of names it is a list of addresses. Who is suppressed in one
 * row is so in all.
 *
 * @param file its name, without folders
 * @param accepted values of a status (by `columnKey`) that count as subscribed
 * @throws BriefingError when there is no column of addresses
 */
export function readSubscribers(
  text: string,
  known: ReadonlyMap<string, NewReader>,
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
  const readers: NewReader[] = [];
  const suppressed: { key: string; reason: string }[] = [];
  const undecided: { said: string; value: string }[] = [];
  const wrong: string[] = [];
  for (const { line, cells } of rows) {
    const fields = fieldsIn(cells, fieldOf);
    const key = readMailbox(fields.address ?? '')?.key;
    const status = statusOf(cells, origin, accepted);
    const { reader, mistakes } = readFields(fields, known);
    // Whatever else is wrong with a row, its no is kept.
    if (status.kind === 'suppress' && key !== undefined) suppressed.push({ key, reason: status.reason });
    else if (reader === null) wrong.push(`line ${line}: ${mistakes.join(' ')}`);
    else if (status.kind === 'ask')
      undecided.push({ said: `line ${line}: ${reader.address}: ${status.said}`, value: status.value });
    else readers.push(reader);
  }
  const off = new Set(suppressed.map(({ key }) => key));
  return {
    exporter: origin.exporter,
    unread: names.filter((name) => fieldOf(name) === undefined && !Object.hasOwn(origin.status, name)),
    readers: readers.filter(({ key }) => !off.has(key)),
    ...{ suppressed, undecided, wrong },
  };
}

/** Which field each column gives. Beside a column of e-mail addresses, `address` is a street. */
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
function fieldsIn(cells: Readonly<Record<string, string>>, fieldOf: (name: string) => Field | undefined): Fields {
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

export function writeSubscribers(readers: readonly Reader[]): string {
  return writeCsv(
    columns,
    readers.map(({ address, name, topics, hour, zone, language, format }) => [
      ...[address, name ?? '', topics.join('|'), hour ?? '', zone ?? '', language ?? '', format],
    ]),
  );
}

/** A list without a first row of names: a line is one mailbox (`Name <name@example.org>`), or columns in the order in which they are exported. */
function withoutNames(text: string): Row[] {
  return text.split(/\r?\n/).flatMap((written, at) => {
    const [line, address] = [at + 1, written.trim()];
    if (address === '') return [];
    if (readMailbox(address) !== null) return [{ line, cells: { address } }];
    return rowsOf(written, columns).map(({ cells }) => ({ line, cells }));
  });
}

function rowsOf(text: string, names?: readonly string[]): Row[] {
  try {
    return readCsv(text, names);
  } catch (error) {
    throw new BriefingError(`The list cannot be read: ${messageOf(error)}.`, { cause: error });
  }
}

function topicsIn(text: string): string[] {
  return text.split(/[|,;]/).map(oneLine).filter(Boolean);
}

function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}
