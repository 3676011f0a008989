import { isDraft, readEdition, savedEditions } from '../archive/read.ts';
import { entryOf } from '../model/digest.ts';
import type { Problem } from '../model/outcome.ts';
import type { Adopted, Store } from '../store/store.ts';

/** The editions that were taken in, and those that could not be read. */
export interface Adoption {
  readonly editions: readonly string[];
  readonly problems: readonly Problem[];
}

/**
 * Where the memory is gone or older than `digests/`: what lies there was handed over, as far as anybody can know. Its articles are not printed
 * again, and nothing of it is sent again. Gives the editions that were taken in.
 */
export async function adoptEditions(store: Store, folder: string): Promise<Adoption> {
  const known = new Set((await store.editions()).map(({ edition }) => edition));
  const adopted: Adopted[] = [];
  const problems: Problem[] = [];
  for (const name of savedEditions(folder)) {
    // A draft was sent to nobody: what it tells is new.
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
      // It cannot be read, and so it is neither known nor overwritten.
      problems.push({ stage: 'deliver', about: name, message: error instanceof Error ? error.message : String(error) });
    }
  }
  await store.adopt(adopted);
  return { editions: adopted.map(({ record }) => record.edition), problems };
}
