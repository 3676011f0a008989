import { readFileSync, statSync } from 'node:fs';
import { BriefingError } from '../errors.ts';
import type { Picture } from '../model.ts';

/** A picture that travels inside the mail; mail servers and readers' phones pay for it every morning. */
const mostBytes = 100_000;

/** By the first bytes, whatever the file is called. SVG is left out: Gmail shows none, and it may hold scripts. */
const kinds: readonly { readonly type: Picture['type']; readonly magic: RegExp }[] = [
  { type: 'image/png', magic: /^\x89PNG\r\n\x1a\n/ },
  { type: 'image/jpeg', magic: /^\xff\xd8\xff/ },
  { type: 'image/gif', magic: /^GIF8[79]a/ },
];

/** @throws BriefingError when the file is no picture that mail programs show, or too large */
export function pictureOf(id: string, file: string): Picture {
  const { size } = statSync(file);
  if (size > mostBytes)
    throw new BriefingError(`The picture ${file} has ${size} bytes; ${mostBytes} are the most.`, {
      hint: 'Make it smaller: it travels in every mail.',
    });
  const bytes = readFileSync(file);
  const head = bytes.subarray(0, 12).toString('latin1');
  const kind = kinds.find(({ magic }) => magic.test(head));
  if (!kind) throw new BriefingError(`The picture ${file} is no PNG, JPEG or GIF.`);
  return { id, type: kind.type, base64: bytes.toString('base64') };
}
