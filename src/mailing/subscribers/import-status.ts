import {
  columnKey,
  exporters,
  fieldColumns,
  no,
  otherChannels,
  reasonsByColumn,
  type StatusColumn,
  statusColumns,
  statusWords,
  suppressingNames,
  yes,
} from './import-columns.ts';

/** Who wrote a list, and what it says of everybody in it. */
export interface ListOrigin {
  /** Null where it is nobody's that we know. */
  readonly exporter: string | null;
  readonly status: Readonly<Record<string, StatusColumn>>;
  /** A status that the file's name gives; null where it gives none. */
  readonly ofAll: string | null;
}

/** What the status columns of a row say. */
export type Status =
  | { readonly kind: 'mail' }
  | { readonly kind: 'suppress'; readonly reason: string }
  /** No mail without a person's word: what is said, and the value that the person may accept. */
  | { readonly kind: 'ask'; readonly said: string; readonly value: string };

/** @param columns by `columnKey` */
export function originOf(columns: readonly string[], file: string): ListOrigin {
  const has = new Set(columns);
  const found = exporters.find(({ marks }) => marks.some((line) => line.every((column) => has.has(column))));
  const named = Object.entries(found?.files ?? {}).find(([beginning]) => file.toLowerCase().startsWith(beginning));
  return { exporter: found?.name ?? null, status: { ...statusColumns, ...found?.status }, ofAll: named?.[1] ?? null };
}

/** One column's no is enough; what is not understood comes before a yes. `accepted`: values for which a person gave their word. */
export function statusOf(
  cells: Readonly<Record<string, string>>,
  { status, ofAll }: ListOrigin,
  accepted: ReadonlySet<string>,
): Status {
  const all = [
    ...(ofAll === null ? [] : [ofWord('the file’s name', ofAll)]),
    ...Object.entries(cells).map(([column, value]) =>
      Object.hasOwn(status, column) ? ofColumn(column, status[column], value) : ofUnknown(column, value),
    ),
  ].filter((one) => one !== null);
  const asked = all.find((one) => one.kind === 'ask' && !accepted.has(one.value));
  return all.find(({ kind }) => kind === 'suppress') ?? asked ?? { kind: 'mail' };
}

/** Null where the column says nothing. */
function ofColumn(column: string, how: StatusColumn, cell: string): Status | null {
  const value = columnKey(cell);
  const isNo = no.includes(value) || value === '';
  if (how === 'some') return value === '' ? ask(column, '') : null;
  if (how === 'since')
    return isNo || /^(?:null|none|-|[0\s:-]+)$/.test(value) ? null : { kind: 'suppress', reason: reasonOf(column) };
  if (how === 'off' && (yes.includes(value) || /^\d{1,4}[ ./]\d/.test(value)))
    return { kind: 'suppress', reason: reasonOf(column) };
  if (how === 'off' && isNo) return null;
  if (how === 'on' && yes.includes(value)) return { kind: 'mail' };
  if (how === 'on' && no.includes(value)) return { kind: 'suppress', reason: 'unsubscribed' };
  // A list of one's own may leave the status of most people empty.
  if (how === 'words' && value === '') return null;
  return ofWord(column, cell);
}

function ofWord(column: string, cell: string): Status {
  const word = columnKey(cell);
  const meaning = Object.hasOwn(statusWords, word) ? statusWords[word] : 'ask';
  if (meaning === 'mail') return { kind: 'mail' };
  return meaning === 'ask' ? ask(column, word) : { kind: 'suppress', reason: meaning };
}

/** An unknown column that holds the word of a status: ask rather than mail. */
function ofUnknown(column: string, cell: string): Status | null {
  const word = columnKey(cell);
  if (Object.hasOwn(fieldColumns, column) || otherChannels.some((channel) => column.includes(channel))) return null;
  const meaning = Object.hasOwn(statusWords, word) ? statusWords[word] : 'mail';
  if (meaning !== 'mail') return ask(column, word);
  const plain = column.normalize('NFKD').replace(/\p{M}/gu, '');
  const isNamed = suppressingNames.some((name) => plain.includes(name));
  return isNamed && word !== '' && !no.includes(word) ? ask(column, word) : null;
}

function ask(column: string, value: string): Status {
  return { kind: 'ask', said: `${column} is "${value}"`, value };
}

function reasonOf(column: string): string {
  return reasonsByColumn.find(([word]) => column.includes(word))?.[1] ?? 'unsubscribed';
}
