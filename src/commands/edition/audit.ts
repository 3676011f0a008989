import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Command } from 'commander';
import { shortHash } from '../../lib/hash.ts';
import { plural } from '../../lib/text/text.ts';
import { BriefingError, exitCodes, messageOf } from '../../model/errors.ts';
import { example } from '../help.ts';

/** `briefing audit FOLDER`: re-slices everything that an edition prints from the texts kept beside it. */
export function auditCommand(): Command {
  return new Command('audit')
    .description('compare every sentence, quote and date of an edition with its articles')
    .argument('<folder>', 'an edition’s folder, such as digests/2026-11-22')
    .option('--json', 'print the result as JSON and nothing else')
    .addHelpText(
      'after',
      `${example('audit digests/2026-11-22')}\n\nExit status: 0 all match, ${exitCodes.found} a mismatch (each is named), 2 the folder has no edition.`,
    )
    .action(async (folder: string, options: { json?: boolean }) => {
      const [{ auditDigest }, { digestSchema }] = await Promise.all([
        import('../../edition/checks/audit.ts'),
        import('../../model/digest.ts'),
      ]);
      const held = parseJson(read(folder, 'digest.json'), 'digest.json') as { version?: unknown };
      if (typeof held.version === 'number' && held.version !== digestSchema.shape.version.value)
        throw new BriefingError(`${folder} was made by another version of this program, which alone can audit it.`);
      const digest = digestSchema.safeParse(held);
      if (!digest.success)
        throw new BriefingError(
          `${path.join(folder, 'digest.json')} is no digest of this version: ${digest.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')}`,
          { exitCode: exitCodes.found },
        );
      const articles = read(folder, 'articles.jsonl')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => parseJson(line, 'articles.jsonl') as Parameters<typeof auditDigest>[1][number]);
      const sliced = auditDigest(digest.data, articles);
      const audit = { ...sliced, mismatches: [...sliced.mismatches, ...changedFiles(folder)] };
      if (options.json) console.log(JSON.stringify(audit, null, 2));
      else {
        console.log(
          `${plural(audit.headlines, 'headline')}, ${plural(audit.sentences, 'sentence')}, ${plural(audit.quotes, 'quotation')}, ${plural(audit.dates, 'date')} checked against ${plural(articles.length, 'article')}`,
        );
        for (const mismatch of audit.mismatches) console.log(`  does not match: ${mismatch}`);
        console.log(
          audit.mismatches.length === 0
            ? 'All match.'
            : `${plural(audit.mismatches.length, 'item')} not as it was made.`,
        );
      }
      if (audit.mismatches.length > 0) process.exitCode = exitCodes.found;
    });
}

/** The files of an edition that are not what its run wrote, by the hashes in run.json. */
function changedFiles(folder: string): string[] {
  const { hashes } = parseJson(read(folder, 'run.json'), 'run.json') as { hashes?: Record<string, string> };
  return Object.entries(hashes ?? { 'run.json': 'no hashes' }).flatMap(([name, hash]) =>
    shortHash(read(folder, name)) === hash ? [] : [`${name}: the file is not the one that the run wrote`],
  );
}

function read(folder: string, name: string): string {
  try {
    return readFileSync(path.join(folder, name), 'utf8');
  } catch (error) {
    throw new BriefingError(`${path.join(folder, name)} cannot be read: ${messageOf(error)}`, {
      hint: 'Name the folder of an edition, such as digests/2026-11-22.',
      cause: error,
    });
  }
}

function parseJson(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new BriefingError(`${name} is not JSON: ${messageOf(error)}`, { exitCode: exitCodes.found, cause: error });
  }
}
