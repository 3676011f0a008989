/** A row of a table: the line of the file that it begins in, and its cells by the names of the first row. */
export interface Row {
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

/**
 * Rows of a CSV file (RFC 4180), each by the names of the first row, in small letters. Also as spreadsheets write it: with semicolons or
 * tabs, a byte order mark, any line ends. `names` are those of a file that has no first row of names.
 *
 * @throws Error with the line, where a quotation mark is not closed
 */
export function readCsv(text: string, names?: readonly string[]): Row[] {
  const rows = rowsOf(text.replace(/^\uFEFF/, ''));
  const columns = names ?? (rows.shift()?.cells ?? []).map((name) => name.trim().toLowerCase());
  return rows
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
    .map(({ line, cells }) => ({
      line,
      cells: Object.fromEntries(
        columns.flatMap((name, at) => (at < cells.length ? [[name, asMeant(cells[at].trim())]] : [])),
      ),
    }));
}

/** What `writeCsv` wrote as text is given back as it was: addresses may begin with a plus sign. */
function asMeant(cell: string): string {
  return /^'[=+\-@\t]/.test(cell) ? cell.slice(1) : cell;
}

/** A CSV file; what a spreadsheet would take for a formula is written as text. */
export function writeCsv(names: readonly string[], rows: readonly (readonly string[])[]): string {
  const cell = (value: string) => {
    const text = /^[=+\-@\t]/.test(value) ? `'${value}` : value;
    return /[",;\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return [names, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function rowsOf(text: string): { line: number; cells: string[] }[] {
  const head = text.slice(0, text.search(/[\r\n]|$/));
  const separator = [';', '\t'].find((one) => head.includes(one) && !head.includes(',')) ?? ',';
  const ends = new Set([separator, '\r', '\n']);
  const rows: { line: number; cells: string[] }[] = [];
  let line = 1;
  let row = { line, cells: [] as string[] };
  for (let at = 0; at < text.length; at++) {
    let cell = '';
    if (text[at] === '"') {
      const begun = line;
      for (at++; text[at] !== '"' || text[at + 1] === '"'; at++) {
        if (at >= text.length) throw new Error(`the quotation mark in line ${begun} is not closed`);
        if (text[at] === '"') at++;
        if (text[at] === '\n') line++;
        cell += text[at];
      }
      at++;
    }
    while (at < text.length && !ends.has(text[at])) cell += text[at++];
    row.cells.push(cell);
    if (text[at] === separator) {
      const next = text[at + 1];
      if (next !== undefined && next !== '\r' && next !== '\n') continue;
      // Behind the last separator of a row is an empty cell.
      row.cells.push('');
      at++;
    }
    if (text[at] === '\r' && text[at + 1] === '\n') at++;
    line++;
    rows.push(row);
    row = { line, cells: [] };
  }
  return rows;
}
