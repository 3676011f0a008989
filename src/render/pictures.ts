import { readFileSync, statSync } from 'node:fs';
import { BriefingError } from '../errors.ts';
import { pictureType } from '../lib/pictures.ts';
import type { Picture } from '../model.ts';

/** A picture that travels inside the mail; mail servers and readers' phones pay for it every morning. */
const mostBytes = 100_000;

/** @throws BriefingError when the file is no picture that mail programs show, or too large */
export function pictureOf(id: string, file: string): Picture {
  const { size } = statSync(file);
  if (size > mostBytes)
    throw new BriefingError(`The picture ${file} has ${size} bytes; ${mostBytes} are the most.`, {
      hint: 'Make it smaller: it travels in every mail.',
    });
  const bytes = readFileSync(file);
  const type = pictureType(bytes);
  if (type === null) throw new BriefingError(`The picture ${file} is no PNG, JPEG or GIF.`);
  return { id, type, base64: bytes.toString('base64') };
}
