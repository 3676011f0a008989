/**
 * Rows of a CSV file (RFC 4180), each by the names of the first row, in small letters. Also as spreadsheets write it: with semicolons or
 * tabs, a byte order mark, any line ends.
 *
 * @throws Error with the line, where a quotation mark is not closed
 */
export function readCsv(text: string): Record<string, string>[] {
  const rows = cellsOf(text.replace(/^\uFEFF/, ''));
  const names = (rows.shift() ?? []).map((name) => name.trim().toLowerCase());
  return rows
    .filter((row) => row.some((cell) => cell.trim() !== ''))
    .map((row) => Object.fromEntries(names.map((name, at) => [name, asMeant((row[at] ?? '').trim())])));
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

function cellsOf(text: string): string[][] {
  const head = text.slice(0, text.search(/[\r\n]|$/));
  const separator = [';', '\t'].find((one) => head.includes(one) && !head.includes(',')) ?? ',';
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  let line = 1;
  while (at < text.length) {
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
    while (at < text.length && text[at] !== separator && text[at] !== '\r' && text[at] !== '\n') cell += text[at++];
    row.push(cell);
    if (text[at] === separator && at + 1 < text.length && !/[\r\n]/.test(text[at + 1])) {
      at++;
      continue;
    }
    if (text[at] === separator) {
      at++;
      row.push('');
    }
    if (text[at] === '\r' && text[at + 1] === '\n') at++;
    at++;
    line++;
    rows.push(row);
    row = [];
  }
  return rows;
}
