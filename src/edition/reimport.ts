import { isDraft, readEdition, savedEditions } from '../archive/read.ts';
import { entryOf } from '../model/digest.ts';
import type { Problem } from '../model/outcome.ts';
import type { Adopted, Store } from '../store/store.ts';

/** Editions that were re-imported from their folders, and those that could not be read. */
export interface Adoption {
  readonly editions: readonly string[];
  readonly problems: readonly Problem[];
}

/**
 * Re-imports the editions of `digests/` into a state that is new, or older than they are. They may have been sent: their articles are not
 * printed again, and nothing of them is sent again.
 */
export async function adoptEditions(store: Store, folder: string): Promise<Adoption> {
  const known = new Set((await store.editions()).map(({ edition }) => edition));
  const adopted: Adopted[] = [];
  const problems: Problem[] = [];
  for (const name of savedEditions(folder)) {
    // A draft was never sent: its articles are new.
    if (known.has(name) || isDraft(folder, name)) continue;
    try {
      const { digest, articles } = readEdition(folder, name);
      const storyOf = new Map<number, string>();
      for (const { id, sources } of [...digest.topics.flatMap(({ stories }) => stories), ...digest.also])
        for (const number of sources) storyOf.set(number, id);
      const printed = new Map(
        digest.sources.filter(({ earlier }) => earlier === null).map(({ article, number }) => [article, number]),
      );
      const { edition, day, headline, stories, articles: count } = entryOf(digest);
      adopted.push({
        record: { edition, day, headline, stories, articles: count, list: '' },
        articles: articles.flatMap((article) => {
          const number = printed.get(article.id);
          return number === undefined ? [] : [{ article, story: storyOf.get(number) ?? article.id }];
        }),
      });
    } catch (error) {
      // What cannot be read is neither imported nor overwritten.
      problems.push({ stage: 'deliver', about: name, message: error instanceof Error ? error.message : String(error) });
    }
  }
  await store.adopt(adopted);
  return { editions: adopted.map(({ record }) => record.edition), problems };
}
