import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { openAdapters } from '../adapters.ts';
import type { Config } from '../config.ts';
import type { Clock } from '../lib/clock.ts';
import { makeDigest } from '../pipeline.ts';
import type { SavedEdition } from './editions.ts';

/** The articles that ship with the program. */
const samples = fileURLToPath(new URL('../../articles', import.meta.url));

/** The day after the last sample article. */
const sampleDay = '2026-11-22';

/** An edition of the sample articles, for a preview where there is none yet; nothing is written or remembered. */
export async function sampleEdition(config: Config, clock: Clock): Promise<SavedEdition> {
  const nowhere = path.join(config.state, 'no-such-folder');
  const parts = await openAdapters({ ...config, state: nowhere, out: nowhere }, clock, true);
  try {
    const { title, topics, watch, mute, leaveOut, room, sentences, words, quotes, dates } = config;
    const source = {
      kind: 'folder',
      location: samples,
      name: null,
      topic: null,
      fullText: null,
      language: null,
      headers: {},
      limit: 50,
      since: 2,
    } as const;
    const made = await makeDigest(
      parts,
      {
        day: sampleDay,
        title,
        topics,
        watch,
        unwanted: { mute, leaveOut },
        room,
        sentences,
        words,
        quotes,
        dates,
        pictures: false,
        since: null,
        again: false,
        sources: [source],
      },
      () => {},
    );
    if (made.digest === null) throw new Error('the sample articles make no digest');
    return { digest: made.digest, articles: made.articles, pictures: [] };
  } finally {
    await parts.close();
  }
}
