import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { isLink, writeAtomic } from '../lib/files.ts';
import { shortHash } from '../lib/hash.ts';
import { compareText } from '../lib/text/text.ts';
import {
  type Digest,
  digestSchema,
  entryOf,
  type FiledEdition,
  feedEntryOf,
  filedAs,
  filedSchema,
  inOrderOfEditions,
  isEditionName,
} from '../model/digest.ts';
import type { Email } from '../model/email.ts';
import { BriefingError, messageOf } from '../model/errors.ts';
import type { Problem } from '../model/outcome.ts';
import type { Deliverer, HeldEdition } from './deliver.ts';
import { newFeedEntry } from './feed-entry.ts';
import { draftMark, editionsIn, isDraft } from './read.ts';

/** Where editions are saved, and what makes the files beside the digest. */
export interface FileOptions {
  readonly folder: string;
  /** The edition's time zone. */
  readonly zone: string;
  /** The saved mail (RFC 5322). */
  readonly message: (digest: Digest, email: Email) => Promise<Uint8Array>;
  /** Where the folder stands on the web; null for nowhere. */
  readonly publicUrl: string | null;
  /** The files that list the editions, newest first, by name. */
  readonly archive: (editions: readonly FiledEdition[]) => ReadonlyMap<string, string>;
}

/**
 * Saves editions as folders of files. `digest.json` comes last: a folder that has it is complete. The output folder itself may be
 * a link; nothing is written through a link inside it.
 */
export function fileDeliverer({ folder, zone, message, publicUrl, archive }: FileOptions): Deliverer {
  const writeArchive = () => writeFiles(folder, archive(filedIn(folder)));
  /** The edition is whole without the lists beside it: that these cannot be written keeps no mail back. */
  const archiveProblems = (): Problem[] => {
    try {
      return writeArchive();
    } catch (error) {
      const message = `The list of editions could not be written, and is written anew with the next: ${messageOf(error)}`;
      return [{ stage: 'deliver', about: folder, message }];
    }
  };
  return {
    kind: 'file',

    async held(day) {
      const editions = editionsIn(folder).filter((edition) => edition.startsWith(day));
      return editions.flatMap((edition): HeldEdition[] => {
        // Without its digest.json, which is written last, a folder is the rest of a run that was cut off.
        if (!existsSync(path.join(folder, edition, 'digest.json'))) return [];
        return [{ edition, articles: readDigest(folder, edition)?.sources.map((source) => source.article) ?? null }];
      });
    },

    async previous(edition) {
      const before = editionsIn(folder).filter(
        (other) => inOrderOfEditions(other, edition) < 0 && !isDraft(folder, other),
      );
      const filed = before.reverse().flatMap((other) => filedAt(folder, other) ?? [])[0];
      return filed ? { edition: filed.edition, subject: filed.subject } : null;
    },

    async deliver({ digest, email, pictures, articles, draft, at }) {
      const home = homeOf(folder, digest.edition);
      const held = [...articles].sort((a, b) => compareText(a.id, b.id));
      const { problems, accounts, dropped } = digest;
      const data = `${JSON.stringify(digest, null, 2)}\n`;
      const parts: [name: string, data: string | Uint8Array][] = [
        ['index.html', email.web],
        ['digest.txt', email.text],
        ['digest.eml', await message(digest, email)],
        ...(pictures.length > 0 ? [['pictures.jsonl', jsonLines(pictures)] satisfies [string, string]] : []),
        ['articles.jsonl', jsonLines(held)],
        ['digest.json', data],
      ];
      // What the files were, so that the audit finds every later change, printed or not.
      const hashes = Object.fromEntries(parts.map(([name, data]) => [name, shortHash(data)]));
      const before = savedBefore(folder, digest.edition);
      const others = updatesOf(folder, digest);
      const entry = newFeedEntry({ digest, data, at, zone, publicUrl, before, others });
      const run = { ...filedAs(digest, email.subject), entry, accounts, problems, dropped, hashes };
      const files: typeof parts = [['run.json', `${JSON.stringify(run, null, 2)}\n`], ...parts];
      let replaced: Problem[];
      try {
        // What has been published stays so, also when it is made again.
        const published = existsSync(path.join(home, 'digest.json')) && !isDraft(folder, digest.edition);
        if (draft && !published)
          writeAtomic(path.join(home, draftMark), 'Waits for its editor: briefing approve, edit or drop.\n');
        else rmSync(path.join(home, draftMark), { force: true });
        replaced = writeFiles(home, files);
      } catch (error) {
        throw new BriefingError(`The edition cannot be written to ${home}: ${messageOf(error)}`, {
          hint: 'Nothing was marked as reported; mend it and run again.',
          cause: error,
        });
      }
      return {
        value: {
          files: [
            ...parts.map(([name]) => path.join(home, name)),
            path.join(home, 'run.json'),
            path.join(folder, 'index.html'),
          ],
        },
        problems: [...replaced, ...archiveProblems()],
      };
    },

    async publish(edition) {
      rmSync(path.join(homeOf(folder, edition), draftMark), { force: true });
      return archiveProblems();
    },

    async remove(editions) {
      for (const edition of editions)
        if (isEditionName(edition)) rmSync(path.join(folder, edition), { recursive: true, force: true });
      return archiveProblems();
    },
  };
}

/** The folder of an edition. @throws BriefingError where a link stands in its place: it may lead anywhere */
function homeOf(folder: string, edition: string): string {
  const home = path.join(folder, edition);
  if (isLink(home))
    throw new BriefingError(`${home} is a link, and nothing is written through links inside ${folder}.`, {
      hint: 'Nothing was marked as reported; remove the link and run again. The output folder itself may be a link (`out:`).',
    });
  return home;
}

/** Writes files by name. Those that were links are replaced, not followed; each is a problem. */
function writeFiles(folder: string, files: Iterable<readonly [name: string, data: string | Uint8Array]>): Problem[] {
  const replaced: Problem[] = [];
  for (const [name, data] of files) {
    const file = path.join(folder, name);
    if (isLink(file))
      replaced.push({
        stage: 'deliver',
        about: file,
        message: 'was a link; the file stands in its place now, and nothing was written where the link led',
      });
    writeAtomic(file, data);
  }
  return replaced;
}

function jsonLines(values: readonly unknown[]): string {
  return values.map((value) => `${JSON.stringify(value)}\n`).join('');
}

/** The newest edition first, as the archive lists them. Drafts and folders without a whole digest.json are passed over. */
function filedIn(folder: string): FiledEdition[] {
  return editionsIn(folder)
    .filter((edition) => !isDraft(folder, edition))
    .reverse()
    .flatMap((edition) => filedAt(folder, edition) ?? []);
}

/** An edition as it was filed, read from its small file where that says enough: years of digests are not read every morning. */
function filedAt(folder: string, edition: string): FiledEdition | null {
  const home = path.join(folder, edition);
  if (!existsSync(path.join(home, 'digest.json'))) return null;
  try {
    return filedSchema.parse(JSON.parse(readFileSync(path.join(home, 'run.json'), 'utf8')));
  } catch {
    const digest = readDigest(folder, edition);
    if (digest === null) return null;
    return filedAs(digest, entryOf(digest).headline);
  }
}

/** An edition that is to be written anew, as it stands in feeds; null where it stands in none and never has. */
function savedBefore(folder: string, edition: string) {
  const filed = filedAt(folder, edition);
  // A draft of an earlier version of the program was in no feed yet.
  if (filed === null || (filed.entry === undefined && isDraft(folder, edition))) return null;
  return { entry: feedEntryOf(filed), data: readFileSync(path.join(folder, edition, 'digest.json'), 'utf8') };
}

/** When the other editions of a day came, or changed last. */
function updatesOf(folder: string, { day, edition }: Pick<FiledEdition, 'day' | 'edition'>): string[] {
  const others = editionsIn(folder).filter((other) => other.startsWith(day) && other !== edition);
  return others.flatMap((other) => {
    const filed = filedAt(folder, other);
    return filed === null ? [] : [feedEntryOf(filed).updated];
  });
}

function readDigest(folder: string, edition: string) {
  try {
    return digestSchema.parse(JSON.parse(readFileSync(path.join(folder, edition, 'digest.json'), 'utf8')));
  } catch {
    // Half written, of another version or not ours: the archive does without it, the folder stays as it is.
    return null;
  }
}
