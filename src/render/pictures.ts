import { readFileSync, statSync } from 'node:fs';
import { pictureType } from '../lib/picture-type.ts';
import type { Picture } from '../model/email.ts';
import { BriefingError } from '../model/errors.ts';

/** Maximum size of a template, theme or picture, in bytes: pictures are part of every mail. */
const maxBytes = 100_000;

/** Reads a template file, which may be the user's own: only a regular file of limited size, never a pipe or a device. */
export function readTemplate(file: string): Buffer {
  const state = statSync(file);
  if (!state.isFile()) throw new BriefingError(`${file} is not a file.`);
  if (state.size > maxBytes)
    throw new BriefingError(`${file} has ${state.size} bytes; the maximum is ${maxBytes}.`, {
      hint: 'Make it smaller: it is part of every mail.',
    });
  return readFileSync(file);
}

/** @throws BriefingError when the file is not a picture that mail clients show, or too large */
export function pictureOf(id: string, file: string): Picture {
  const bytes = readTemplate(file);
  const type = pictureType(bytes);
  if (type === null) throw new BriefingError(`The picture ${file} is not a PNG, JPEG or GIF.`);
  return { id, type, base64: bytes.toString('base64') };
}
