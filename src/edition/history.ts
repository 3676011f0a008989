import type { Deliverer } from '../archive/deliver.ts';
import { shortHash } from '../lib/hash.ts';
import { addDays } from '../lib/time/calendar.ts';
import type { Article, Day, Dropped, Item, PastStory } from '../model/article.ts';
import type { KnownItem, Store } from '../store/store.ts';

/** How many days back what was told of a story is known; how long it may pause, the grouping decides. */
const memoryDays = 7;

/** What a run needs to know of earlier ones. */
export interface Recollection {
  /** Items that no earlier run dealt with. */
  readonly fresh: readonly Item[];
  /** Items with the very bytes, the address or the words of another item of this run. */
  readonly copies: readonly Dropped[];
  /** For a path that an earlier edition printed from: the id that it printed last. */
  readonly printedFrom: ReadonlyMap<string, string>;
  readonly past: readonly PastStory[];
  /** Editions of the day that are to be made anew. */
  readonly replaces: readonly string[];
  /** Articles of those editions whose files are gone. */
  readonly kept: readonly Article[];
  /** How often earlier runs have deferred an item, by its id. */
  readonly attempts: ReadonlyMap<string, number>;
}

/** What earlier runs know, asked source by source, so that what is old need not be kept in memory. */
export interface Memory {
  /** The items that no earlier run dealt with, and how many it did. */
  sift(items: readonly Item[]): Promise<{ fresh: Item[]; known: number }>;
  /** What is known beside the items that were taken in from all sources. */
  recall(items: readonly Item[]): Promise<Recollection>;
}

export async function openMemory(
  store: Store,
  { day, again, list }: { day: Day; again: boolean; list: string },
): Promise<Memory> {
  const editions = await store.editions();
  const replaces = again
    ? editions.filter((edition) => edition.day === day && edition.list === list).map((edition) => edition.edition)
    : [];
  return {
    async sift(items) {
      const byId = await store.known(items.map((item) => item.id));
      // Most items of a day are known by their ids; only of the others the keys are asked.
      const perhapsChanged = (item: Item) => isUpdated(item, byId.get(item.id));
      const byKey = await store.known(
        items.flatMap((item) => (byId.has(item.id) && !perhapsChanged(item) ? [] : item.keys)),
      );
      const changed = items
        .filter((item) => perhapsChanged(item) && item.version !== null && !byKey.has(item.version))
        .map((item) => ({ ...item, id: shortHash(`changed ${item.id} ${item.version}`), replaces: item.id }));
      const fresh = items.filter((item) => {
        const entries = [byId.get(item.id), ...item.keys.map((key) => byKey.get(key))].filter(
          (entry) => entry !== undefined,
        );
        // Files are read again for an edition that is made anew; of what came over the net, the store has the text.
        const reopened = (entry: KnownItem) =>
          again &&
          item.origin === null &&
          (entry.edition === null ? (entry.day ?? day) === day : replaces.includes(entry.edition));
        return entries.every(reopened);
      });
      return { fresh: [...fresh, ...changed], known: items.length - fresh.length - changed.length };
    },
    async recall(items) {
      const fresh: Item[] = [];
      const copies: Dropped[] = [];
      const first = new Map<string, Item>();
      for (const item of items) {
        const same = [item.id, ...item.keys].map((key) => first.get(key)).find((other) => other !== undefined);
        if (same === undefined) {
          for (const key of [item.id, ...item.keys]) first.set(key, item);
          fresh.push(item);
        } else
          copies.push({
            // Another file of the same bytes has the same id; an entry that is known by its words has its own.
            id: item.id === same.id ? `${item.id}:${item.path}` : item.id,
            path: item.path,
            reason: `the same ${item.origin === null ? 'content' : 'article'} as ${same.path}`,
            countedFor: item.origin?.name ?? null,
          });
      }
      return {
        fresh,
        copies,
        printedFrom: await store.printedFrom(fresh.filter(isFile).map((item) => item.path)),
        past: await store.pastStories(addDays(day, -memoryDays), again ? day : addDays(day, 1)),
        replaces,
        kept: await keptFrom(store, replaces, fresh),
        attempts: await store.attempts(),
      };
    },
  };
}

/** Whether an entry's feed says that it was changed on the day of the edition that printed it, or after. */
function isUpdated({ origin, updated }: Item, known: KnownItem | undefined): boolean {
  const edition = known?.edition ?? null;
  return origin !== null && updated !== null && edition !== null && updated.slice(0, 10) >= edition.slice(0, 10);
}

/** Of files a path is an identity; several entries of a live page have one address. */
const isFile = (item: Item) => item.origin === null;

/** Articles that the replaced editions printed, or that a discarded edition would have, and whose items are not there any more: they are not lost for that. */
async function keptFrom(store: Store, replaces: readonly string[], items: readonly Item[]): Promise<Article[]> {
  const ids = new Set(items.map((item) => item.id));
  const paths = new Set(items.filter(isFile).map((item) => item.path));
  const printed = (await Promise.all(replaces.map((edition) => store.articlesOf(edition)))).flat();
  const freed = await store.freed();
  return [...printed, ...freed].filter((article) => !ids.has(article.id) && !paths.has(article.path));
}

/**
 * The day, or the day with the next free number. A folder that the store does not know is taken over when it holds
 * nothing but articles of this edition (a run that was cut off before it could remember), and left alone otherwise.
 */
export async function nameEdition(
  { store, deliverer }: { store: Store; deliverer: Deliverer },
  day: Day,
  articles: readonly Article[],
  replaces: readonly string[],
): Promise<string> {
  const recorded = new Set(
    (await store.editions()).map((edition) => edition.edition).filter((edition) => !replaces.includes(edition)),
  );
  const ours = new Set(articles.map((article) => article.id));
  const held = await deliverer.held(day);
  const foreign = new Set(
    held
      .filter(
        (edition) => !replaces.includes(edition.edition) && !(edition.articles?.every((id) => ours.has(id)) ?? false),
      )
      .map((edition) => edition.edition),
  );
  for (let number = 1; ; number++) {
    const name = number === 1 ? day : `${day}-${number}`;
    if (!recorded.has(name) && !foreign.has(name)) return name;
  }
}
