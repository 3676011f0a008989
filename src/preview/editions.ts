import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { linksOf } from '../adapters.ts';
import type { Config } from '../config.ts';
import { editionsIn } from '../deliver/file.ts';
import { composeMessage } from '../deliver/message.ts';
import { type Digest, digestSchema, isEditionName } from '../digest.ts';
import { BriefingError, messageOf } from '../errors.ts';
import type { Article, Email, Picture } from '../model.ts';
import { render } from '../render/render.ts';
import { compileLook } from '../render/templates.ts';

/** In which look a mail is shown. */
export interface Shown {
  readonly look: string;
  readonly theme: string | null;
  /** The user's own templates; by default those of the current folder. */
  readonly own?: string;
}

/** A saved edition: what its mail is made of. */
export interface SavedEdition {
  readonly digest: Digest;
  readonly articles: readonly Article[];
  readonly pictures: readonly Picture[];
}

/** An edition's mail as it would be sent now. */
export interface RenderedEdition extends SavedEdition {
  readonly email: Email;
  /** The bytes of the message. */
  readonly eml: Buffer;
}

/** The names of the saved editions, newest first. */
export function savedEditions({ out }: Pick<Config, 'out'>): string[] {
  return editionsIn(out)
    .filter((name) => existsSync(path.join(out, name, 'digest.json')))
    .reverse();
}

/** @throws BriefingError when there is no such edition, or it cannot be read */
export function readEdition({ out }: Pick<Config, 'out'>, name: string): SavedEdition {
  const home = path.join(out, name);
  if (!isEditionName(name) || !existsSync(path.join(home, 'digest.json')))
    throw new BriefingError(`There is no edition ${name} in ${out}.`, { hint: 'briefing makes one of what is new.' });
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

/** The mail of a saved edition, made by the same code that makes the one that is sent. */
export async function renderEdition(config: Config, saved: SavedEdition, shown: Shown): Promise<RenderedEdition> {
  const { digest, pictures } = saved;
  const look = await compileLook(shown);
  const email = rendered(() => render(digest, look, { ...linksOf(config, digest.edition), pictures }), digest);
  const eml = await composeMessage(digest, email, { from: config.from, to: config.to, zone: config.timezone });
  return { ...saved, email, eml };
}

/** What numbers and names of a saved digest lead to was checked when it was made; a file that was changed since may lead nowhere. */
function rendered(make: () => Email, { edition }: Digest): Email {
  try {
    return make();
  } catch (error) {
    if (error instanceof BriefingError) throw error;
    throw new BriefingError(`The edition ${edition} cannot be rendered: ${messageOf(error)}`, {
      hint: 'Its files were changed: briefing audit says where.',
      cause: error,
    });
  }
}

/** A saved edition by its name, or the newest one. */
export async function openEdition(config: Config, name: string | null, shown: Shown): Promise<RenderedEdition> {
  const chosen = name ?? savedEditions(config)[0];
  if (chosen === undefined)
    throw new BriefingError(`There is no edition in ${config.out} yet.`, { hint: 'npm start makes the first one.' });
  return renderEdition(config, readEdition(config, chosen), shown);
}
