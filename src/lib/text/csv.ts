import { parse } from 'csv-parse/sync';

/** A row of a table: the line of the file that it ends in, and its cells by the names of the first row. */
export interface CsvRow {
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

/**
 * Rows of a CSV file (RFC 4180), each by the names of the first row, in small letters. Also as spreadsheets write it: with semicolons or
 * tabs, a byte order mark, any line ends. `names` are those of a file that has no first row of names.
 *
 * @throws Error with the line, where a quotation mark is not closed
 */
export function readCsv(text: string, names?: readonly string[]): CsvRow[] {
  const head = text.slice(0, text.search(/[\r\n]|$/));
  const delimiter = [';', '\t'].find((one) => head.includes(one) && !head.includes(',')) ?? ',';
  const usual = { bom: true, trim: true, info: true, skip_empty_lines: true } as const;
  const relaxed = { relax_column_count: true, relax_quotes: true } as const;
  const rows = parse(text, { delimiter, ...usual, ...relaxed }) as unknown as {
    record: string[];
    info: { lines: number };
  }[];
  const columns = names ?? (rows.shift()?.record ?? []).map((name) => name.toLowerCase());
  return rows
    .filter(({ record }) => record.some((cell) => cell !== ''))
    .map(({ record, info }) => ({
      line: info.lines,
      cells: Object.fromEntries(columns.slice(0, record.length).map((name, at) => [name, asMeant(record[at])])),
    }));
}

/** What `writeCsv` wrote as text is given back as it was: addresses may begin with a plus sign. */
function asMeant(cell: string): string {
  return /^'+[=+\-@\t]/.test(cell) ? cell.slice(1) : cell;
}

/** A CSV file; what a spreadsheet would take for a formula is written as text. */
export function writeCsv(names: readonly string[], rows: readonly (readonly string[])[]): string {
  const cell = (value: string) => {
    const text = /^'*[=+\-@\t]/.test(value) ? `'${value}` : value;
    return /[",;\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return [names, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}
