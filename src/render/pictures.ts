import { readFileSync, statSync } from 'node:fs';
import { pictureType } from '../lib/pictures.ts';
import type { Picture } from '../model/email.ts';
import { BriefingError } from '../model/errors.ts';

/** A template, a theme or a picture of more bytes is none: pictures travel in every mail. */
const mostBytes = 100_000;

/** A file of a look, which may be the user's own: a regular file of bounded size, so that no pipe or device is waited for. */
export function readTemplate(file: string): Buffer {
  const state = statSync(file);
  if (!state.isFile()) throw new BriefingError(`${file} is no file.`);
  if (state.size > mostBytes)
    throw new BriefingError(`${file} has ${state.size} bytes; ${mostBytes} are the most.`, {
      hint: 'Make it smaller: what a look holds travels in every mail.',
    });
  return readFileSync(file);
}

/** @throws BriefingError when the file is no picture that mail programs show, or too large */
export function pictureOf(id: string, file: string): Picture {
  const bytes = readTemplate(file);
  const type = pictureType(bytes);
  if (type === null) throw new BriefingError(`The picture ${file} is no PNG, JPEG or GIF.`);
  return { id, type, base64: bytes.toString('base64') };
}
