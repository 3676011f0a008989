/** The lines of a mail's plain text: flowed ones put together (RFC 3676), marks of quoting taken off. */

/** How the flowed text of a mail was wrapped; null where its lines are fixed. */
export type Flow = { readonly delSp: boolean } | null;

/** The headers of a mail or of a part: at the beginning, or after the line of a boundary. */
const headers = /(?:^|\r?\n--[^\r\n]*\r?\n)(?:[^\r\n]+\r?\n)+/g;
const contentType = /(?:^|\n)content-type:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*/gi;

/**
 * A mail whose flowed parts say that their lines are fixed. The parser joins flowed lines and leaves the quote marks of each
 * inside the text, where nobody can tell them from the writer's; so it must not know.
 */
export function withFixedLines(bytes: Uint8Array): { bytes: Uint8Array; flow: Flow } {
  // Latin-1 keeps every byte.
  const mail = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  let flow: Flow = null;
  const fixed = mail.replace(headers, (block) =>
    block.replace(contentType, (field) => {
      if (!/\bformat\s*=\s*"?flowed\b/i.test(field)) return field;
      flow = { delSp: (flow?.delSp ?? false) || /\bdelsp\s*=\s*"?yes\b/i.test(field) };
      return field.replace(/(\bformat\s*=\s*"?)flowed\b/i, '$1fixed');
    }),
  );
  return flow === null ? { bytes, flow } : { bytes: Buffer.from(fixed, 'latin1'), flow };
}

/** "> ", "> > ", ">>". */
const quoteMarks = /^(?:> ?)+/;

/**
 * The text without its marks of quoting. What is quoted to another depth is another paragraph (RFC 3676 section 4.5), whatever
 * the line before it says.
 */
export function unquote(text: string, flow: Flow): string {
  const lines: string[] = [];
  let depth = 0;
  /** Whether the line before goes on in the next: it ends with a blank and is no mark of a signature. */
  let open = false;
  for (const raw of text.split(/\r\n?|\n/)) {
    const marks = quoteMarks.exec(raw)?.[0] ?? '';
    const rest = raw.slice(marks.length);
    // A blank before the text of a flowed line is no part of it (section 4.4); after a mark it is taken off already.
    const line = flow !== null && marks === '' && rest.startsWith(' ') ? rest.slice(1) : rest;
    const quoted = marks.replaceAll(' ', '').length;
    const goesOn = open && quoted === depth && line !== '-- ';
    if (goesOn) {
      const last = lines[lines.length - 1];
      lines[lines.length - 1] = (flow?.delSp ? last.slice(0, -1) : last) + line;
    } else {
      if (quoted !== depth) lines.push('');
      lines.push(line);
    }
    depth = quoted;
    open = flow !== null && line.endsWith(' ') && line !== '-- ';
  }
  return lines.join('\n');
}
