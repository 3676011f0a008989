import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { didYouMean } from '../lib/text/nearest.ts';
import type { Article } from '../model/article.ts';
import { type Digest, digestSchema, inOrderOfEditions, isEditionName } from '../model/digest.ts';
import type { Picture } from '../model/email.ts';
import { BriefingError, messageOf } from '../model/errors.ts';

/** A saved edition: what its mail is made of. */
export interface SavedEdition {
  readonly digest: Digest;
  readonly articles: readonly Article[];
  readonly pictures: readonly Picture[];
}

/** The names of the edition folders, oldest first. */
export function editionsIn(folder: string): string[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return [];
  const found = readdirSync(folder, { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && isEditionName(entry.name),
  );
  return found.map((entry) => entry.name).sort(inOrderOfEditions);
}

/** A file in the folder of an edition that waits for approval. */
export const draftMark = 'draft';

/** Whether an edition waits for approval, and is not for others to see. */
export function isDraft(folder: string, edition: string): boolean {
  return existsSync(path.join(folder, edition, draftMark));
}

/** Those that are complete: `digest.json` is written last. */
export function savedEditions(folder: string): string[] {
  return editionsIn(folder).filter((name) => existsSync(path.join(folder, name, 'digest.json')));
}

/** @throws BriefingError when there is no such edition, or it cannot be read */
export function readEdition(folder: string, name: string): SavedEdition {
  const home = path.join(folder, name);
  if (!isEditionName(name) || !existsSync(path.join(home, 'digest.json')))
    throw new BriefingError(`There is no edition ${name} in ${folder}.${didYouMean(name, savedEditions(folder))}`, {
      hint: 'briefing makes one of what is new.',
    });
  try {
    const digest = digestSchema.parse(JSON.parse(readFileSync(path.join(home, 'digest.json'), 'utf8')));
    return {
      digest,
      articles: readLines<Article>(path.join(home, 'articles.jsonl')),
      pictures: readLines<Picture>(path.join(home, 'pictures.jsonl')),
    };
  } catch (error) {
    throw new BriefingError(`The edition ${home} cannot be read: ${messageOf(error).slice(0, 200)}`, {
      hint: 'It was changed, or made by another version of this program.',
      cause: error,
    });
  }
}

/** The values of a file of JSON lines; none where there is no file. */
function readLines<T>(file: string): T[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => {
    const value: unknown = JSON.parse(line);
    if (typeof value === 'object' && value !== null && 'id' in value) return value as T;
    throw new Error(`${path.basename(file)} holds a line that is none of its`);
  });
}
