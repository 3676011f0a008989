import { readMailbox } from './deliver/address.ts';
import type { Reader } from './delivery.ts';
import { BriefingError, messageOf } from './errors.ts';
import { type Row, readCsv, writeCsv } from './lib/csv.ts';
import { readTimes } from './lib/wallclock.ts';
import { isTimeZone } from './lib/zones.ts';
import type { NewReader } from './store/readers.ts';

/** The columns of a list of subscribers. */
export const columns = ['address', 'name', 'topics', 'hour', 'zone', 'language', 'format'] as const;

/** Names of columns that other programs write. */
const otherNames: Readonly<Record<string, (typeof columns)[number]>> = {
  email: 'address',
  'e-mail': 'address',
  'email address': 'address',
  mail: 'address',
  'full name': 'name',
  timezone: 'zone',
  'time zone': 'zone',
  lang: 'language',
  time: 'hour',
};

/**
 * A subscriber as he is written down: every field as text, '' for none; what is not said stays as it was.
 *
 * @throws BriefingError that says which field is wrong and what it may be
 */
export function readerFrom(
  fields: Partial<Record<(typeof columns)[number], string>>,
  known: ReadonlyMap<string, NewReader> = new Map(),
): NewReader {
  const mailbox = readMailbox(fields.address ?? '');
  if (mailbox === null)
    throw new BriefingError(`"${fields.address ?? ''}" is not one e-mail address.`, {
      hint: 'It must be like name@example.org, or Name <name@example.org>.',
    });
  if (/@/.test(fields.name ?? '')) throw wrong(mailbox.address, 'name', fields.name ?? '', 'a name, and no address');
  const before = known.get(mailbox.key);
  const { hour = '', zone = '' } = fields;
  const [language, format] = [fields.language ?? '', fields.format ?? ''].map((text) => text.toLowerCase());
  const who = mailbox.address;
  if (hour !== '' && !/^([01]?\d|2[0-3]):[0-5]\d$/.test(hour)) throw wrong(who, 'hour', hour, 'a time such as 07:30');
  if (hour !== '') readTimes(hour);
  if (zone !== '' && !isTimeZone(zone)) throw wrong(who, 'zone', zone, 'an IANA time zone such as Europe/Berlin');
  if (language !== '' && !/^[a-z]{2,3}$/.test(language))
    throw wrong(who, 'language', language, 'a language code such as en');
  if (format !== '' && format !== 'html' && format !== 'text') throw wrong(who, 'format', format, 'html or text');
  return {
    key: mailbox.key,
    address: mailbox.address,
    name: fields.name === undefined ? (mailbox.name ?? before?.name ?? null) : oneLine(fields.name) || mailbox.name,
    topics: fields.topics === undefined ? (before?.topics ?? []) : topicsIn(fields.topics),
    hour: fields.hour === undefined ? (before?.hour ?? null) : hour || null,
    zone: fields.zone === undefined ? (before?.zone ?? null) : zone || null,
    language: fields.language === undefined ? (before?.language ?? null) : language || null,
    format: fields.format === undefined ? (before?.format ?? 'html') : format || 'html',
    fromSettings: false,
  };
}

/** The subscribers of a CSV file, and the lines that are none, with the reason. Without a first row of names it is a list of addresses. */
export function readSubscribers(
  text: string,
  known: ReadonlyMap<string, NewReader>,
): { readers: NewReader[]; wrong: string[] } {
  const first = text.split(/\r?\n/).find((line) => line.trim() !== '') ?? '';
  const rows = first.includes('@') ? withoutNames(text, first) : rowsOf(text);
  const names = rows.flatMap(({ cells }) => Object.keys(cells));
  if (rows.length > 0 && !names.some((name) => (otherNames[name] ?? name) === 'address'))
    throw new BriefingError('The list has no column of addresses.', {
      hint: `Its first row must name the columns: ${columns.join(', ')}; or it has one address a line.`,
    });
  const readers: NewReader[] = [];
  const bad: string[] = [];
  for (const { line, cells } of rows) {
    const fields = Object.fromEntries(Object.entries(cells).map(([name, value]) => [otherNames[name] ?? name, value]));
    try {
      readers.push(readerFrom(fields, known));
    } catch (error) {
      bad.push(`line ${line}: ${messageOf(error)}`);
    }
  }
  return { readers, wrong: bad };
}

export function writeSubscribers(readers: readonly Reader[]): string {
  return writeCsv(
    columns,
    readers.map(({ address, name, topics, hour, zone, language, format }) => [
      ...[address, name ?? '', topics.join('|'), hour ?? '', zone ?? '', language ?? '', format],
    ]),
  );
}

/** A list without a first row of names: one mailbox a line (`Name <name@example.org>`), or columns in the order in which they are exported. */
function withoutNames(text: string, first: string): Row[] {
  if (!/<[^<>]*@[^<>]*>/.test(first)) return rowsOf(text, columns);
  return text
    .split(/\r?\n/)
    .flatMap((line, at) => (line.trim() === '' ? [] : [{ line: at + 1, cells: { address: line.trim() } }]));
}

function rowsOf(text: string, names?: readonly string[]): Row[] {
  try {
    return readCsv(text, names);
  } catch (error) {
    throw new BriefingError(`The list cannot be read: ${messageOf(error)}.`, { cause: error });
  }
}

function wrong(who: string, field: string, value: string, allowed: string): BriefingError {
  return new BriefingError(`${who}: ${field} is "${value}"; it must be ${allowed}.`);
}

function topicsIn(text: string): string[] {
  return text.split(/[|,;]/).map(oneLine).filter(Boolean);
}

function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}
