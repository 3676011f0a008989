import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';

/** JSON lines of a stream, or of several files, in order. Empty lines are passed over. Lines are decoded as UTF-8. */
export async function* readLines(files: readonly string[], stdin: Readable): AsyncGenerator<string> {
  for (const file of files.length === 0 ? [null] : files) {
    const input = file === null ? stdin : createReadStream(file);
    let rest = '';
    input.setEncoding('utf8');
    for await (const chunk of input) {
      // Not node:readline: it also breaks at U+2028 and a lone CR, both of which JSON strings may hold.
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) if (line.trim() !== '') yield line;
    }
    if (rest.trim() !== '') yield rest;
  }
}
