import type { Deliverer } from '../../archive/deliver.ts';
import { shortHash } from '../../lib/hash.ts';
import { addDays } from '../../lib/time/calendar.ts';
import type { Article, Day, Dropped } from '../../model/article.ts';
import type { Item } from '../../model/source.ts';
import type { PastStory } from '../../model/story.ts';
import type { KnownItem, Store } from '../../store/store.ts';

/** Days of coverage that a run loads; grouping decides how long a story may pause. */
const historyDays = 7;

/** What a run needs to know of earlier ones. */
export interface EarlierRuns {
  /** Items that no earlier run has processed. */
  readonly fresh: readonly Item[];
  /** Items with the same bytes, address or words as another item of this run. */
  readonly copies: readonly Dropped[];
  /** For a path that an earlier edition printed from, the id that it printed last. */
  readonly printedFrom: ReadonlyMap<string, string>;
  /** Coverage of earlier editions. */
  readonly past: readonly PastStory[];
  /** Editions of the day that are rebuilt. */
  readonly replaces: readonly string[];
  /** Articles of those editions whose files no longer exist. */
  readonly kept: readonly Article[];
  /** How often earlier runs have deferred an item, by its id. */
  readonly attempts: ReadonlyMap<string, number>;
}

/** Answers which items are new. Asked source by source, so that known items take no memory. */
export interface RunHistory {
  /** The items that no earlier run has processed, and the number of the others. */
  filterNew(items: readonly Item[]): Promise<{ fresh: Item[]; known: number }>;
  /** Everything else that is known, for the new items of all sources. */
  load(items: readonly Item[]): Promise<EarlierRuns>;
}

export async function openHistory(
  store: Store,
  { day, again, list }: { day: Day; again: boolean; list: string },
): Promise<RunHistory> {
  const editions = await store.editions();
  const replaces = again
    ? editions.filter((edition) => edition.day === day && edition.list === list).map((edition) => edition.edition)
    : [];
  return {
    filterNew: (items) => filterNew(store, items, { day, again, replaces }),
    async load(items) {
      const { fresh, copies } = withoutCopies(items);
      return {
        fresh,
        copies,
        printedFrom: await store.printedFrom(fresh.filter(isFile).map((item) => item.path)),
        past: await store.pastStories(addDays(day, -historyDays), again ? day : addDays(day, 1)),
        replaces,
        kept: await keptFrom(store, replaces, fresh),
        attempts: await store.attempts(),
      };
    },
  };
}

async function filterNew(store: Store, items: readonly Item[], rebuild: Rebuild): ReturnType<RunHistory['filterNew']> {
  const byId = await store.known(items.map((item) => item.id));
  // Most items are known by their ids; only for the others are the keys looked up.
  const mayBeUpdated = (item: Item) => isUpdatedEntry(item, byId.get(item.id));
  const byKey = await store.known(items.flatMap((item) => (byId.has(item.id) && !mayBeUpdated(item) ? [] : item.keys)));
  const updated = items
    .filter((item) => mayBeUpdated(item) && item.version !== null && !byKey.has(item.version))
    .map((item) => ({ ...item, id: shortHash(`changed ${item.id} ${item.version}`), replaces: item.id }));
  const fresh = items.filter((item) => {
    const known = [byId.get(item.id), ...item.keys.map((key) => byKey.get(key))];
    return known.filter((entry) => entry !== undefined).every((entry) => isReprintable(item, entry, rebuild));
  });
  return { fresh: [...fresh, ...updated], known: items.length - fresh.length - updated.length };
}

/** Whether a day's edition is rebuilt, and which editions that replaces. */
interface Rebuild {
  readonly day: Day;
  readonly again: boolean;
  readonly replaces: readonly string[];
}

/** Whether a known item is read again: a file, when the edition that printed or dropped it is rebuilt. The store has the text of what was fetched. */
function isReprintable(item: Item, known: KnownItem, { day, again, replaces }: Rebuild): boolean {
  if (!again || !isFile(item)) return false;
  return known.edition === null ? (known.day ?? day) === day : replaces.includes(known.edition);
}

/** Drops items with an id or a key of an item before them. */
function withoutCopies(items: readonly Item[]): Pick<EarlierRuns, 'fresh' | 'copies'> {
  const fresh: Item[] = [];
  const copies: Dropped[] = [];
  const first = new Map<string, Item>();
  for (const item of items) {
    const keys = [item.id, ...item.keys];
    const original = keys.map((key) => first.get(key)).find((other) => other !== undefined);
    if (original !== undefined) {
      copies.push(copyOf(item, original));
      continue;
    }
    for (const key of keys) first.set(key, item);
    fresh.push(item);
  }
  return { fresh, copies };
}

function copyOf(item: Item, original: Item): Dropped {
  return {
    // Another file of the same bytes has the same id; an entry that is known by its words has its own.
    id: item.id === original.id ? `${item.id}:${item.path}` : item.id,
    path: item.path,
    reason: `the same ${isFile(item) ? 'content' : 'article'} as ${original.path}`,
    countedFor: item.origin?.name ?? null,
  };
}

/** Whether a feed says that its entry changed on the day of the edition that printed it, or later. */
function isUpdatedEntry({ origin, updated }: Item, known: KnownItem | undefined): boolean {
  const edition = known?.edition ?? null;
  return origin !== null && updated !== null && edition !== null && updated.slice(0, 10) >= edition.slice(0, 10);
}

/** A path identifies a file; several entries of a feed may have one address. */
function isFile(item: Item): boolean {
  return item.origin === null;
}

/** Articles of replaced and of discarded editions whose items no longer exist: they are not lost. */
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
