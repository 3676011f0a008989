import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { Command } from 'commander';
import type { Config } from '../../config/config.ts';
import { areSamples, samples } from '../../edition/sample-ids.ts';
import { shortHash } from '../../lib/hash.ts';
import { plural } from '../../lib/text/text.ts';
import type { Clock } from '../../lib/time/clock.ts';
import type { State } from '../../store/state.ts';
import { example } from '../help.ts';
import { withLease } from '../with-state.ts';

/** The folder of the samples, below the folder in which the program is run. */
const folder = 'articles';

/** `briefing samples remove`: deletes the sample articles and the editions made of nothing else, so that the archive begins with real ones. */
export function samplesCommand(clock: Clock): Command {
  const command = new Command('samples')
    .description('remove the sample articles of an invented country')
    .addHelpText('after', example('samples remove'));
  command
    .command('remove')
    .description('delete the sample articles, and the editions made of nothing else')
    .addHelpText('after', '\nFiles that you have changed stay, and so does every edition with an article of yours.')
    .action(() => removeSamples(clock));
  return command;
}

async function removeSamples(clock: Clock): Promise<void> {
  const { delivererOf } = await import('../../adapters.ts');
  await withLease(clock, async (state, config) => {
    const editions = await forgetSamples(state, config);
    if (editions.length > 0) await delivererOf(config).remove(editions);
    const files = Object.entries(samples).filter(([name, id]) => removed(path.join(folder, name), id));
    console.log(
      files.length + editions.length === 0
        ? 'There are no sample articles here, and no editions of them.'
        : `${plural(files.length, 'sample article')} and ${plural(editions.length, 'edition')} of them removed.`,
    );
  });
}

/** Forgets the editions made of nothing but samples; returns their names. */
async function forgetSamples({ store }: Pick<State, 'store'>, { out }: Config): Promise<string[]> {
  const gone: string[] = [];
  for (const { edition } of await store.editions()) {
    const articles = await store.articlesOf(edition);
    if (!areSamples(articles.map(({ id }) => id))) continue;
    await store.withdraw(edition, 'a sample', false);
    if (existsSync(path.join(out, edition))) gone.push(edition);
  }
  return gone;
}

/** Removes a file that still has these bytes. */
function removed(file: string, id: string): boolean {
  if (!existsSync(file) || shortHash(readFileSync(file)) !== id) return false;
  rmSync(file);
  return true;
}
