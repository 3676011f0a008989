import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { openParts } from '../adapters.ts';
import type { SavedEdition } from '../archive/read.ts';
import type { Config } from '../config/config.ts';
import { sourceOf } from '../config/source-lines.ts';
import type { Clock } from '../lib/time/clock.ts';
import { makeDigest } from '../pipeline.ts';

/** The articles that ship with the program. */
const samples = fileURLToPath(new URL('../../articles', import.meta.url));

/** The day after the last sample article. */
const sampleDay = '2026-11-22';

/** An edition of the sample articles, for a preview where there is none yet; nothing is written or remembered. */
export async function sampleEdition(config: Config, clock: Clock): Promise<SavedEdition> {
  const nowhere = path.join(config.state, 'no-such-folder');
  const parts = await openParts({ ...config, state: nowhere, out: nowhere }, clock, true);
  try {
    const asked = {
      day: sampleDay,
      since: null,
      again: false,
      atLeast: 0,
      pictures: false,
      sources: [sourceOf(samples)],
    };
    const made = await makeDigest(parts, { ...config, ...asked }, () => {});
    if (made.digest === null) throw new Error('the sample articles make no digest');
    return { digest: made.digest, articles: made.articles, pictures: [] };
  } finally {
    await parts.close();
  }
}
