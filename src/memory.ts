import type { Deliverer } from './deliver/deliver.ts';
import { addDays } from './lib/calendar.ts';
import type { Article, Day, Dropped, Item, PastStory } from './model.ts';
import type { Store } from './store/store.ts';

/** How many days a story may pause and still go on. */
const memoryDays = 7;

/** What a run needs to know of earlier ones. */
export interface Recollection {
  /** Items that no earlier run dealt with. */
  readonly fresh: readonly Item[];
  /** Items with the very bytes of another item of this run. */
  readonly copies: readonly Dropped[];
  /** How many items earlier runs dealt with. */
  readonly known: number;
  /** For a path that an earlier edition printed from: the id that it printed last. */
  readonly printedFrom: ReadonlyMap<string, string>;
  readonly past: readonly PastStory[];
  /** Editions of the day that are to be made anew. */
  readonly replaces: readonly string[];
  /** Articles of those editions whose files are gone. */
  readonly kept: readonly Article[];
}

/** What earlier runs know of these items, and the stories that may go on. */
export async function recall(
  store: Store,
  { day, again }: { day: Day; again: boolean },
  items: readonly Item[],
): Promise<Recollection> {
  const editions = await store.editions();
  const replaces = again ? editions.filter((edition) => edition.day === day).map((edition) => edition.edition) : [];
  const known = await store.known(items.map((item) => item.id));
  const fresh: Item[] = [];
  const copies: Dropped[] = [];
  const first = new Map<string, string>();
  let old = 0;
  for (const item of items) {
    const entry = known.get(item.id);
    const reopened = again && (entry?.edition === null || replaces.includes(entry?.edition ?? ''));
    const same = first.get(item.id);
    if (entry && !reopened) old++;
    else if (same !== undefined)
      copies.push({ id: `${item.id}:${item.path}`, path: item.path, reason: `the same content as ${same}` });
    else {
      first.set(item.id, item.path);
      fresh.push(item);
    }
  }
  return {
    fresh,
    copies,
    known: old,
    printedFrom: await store.printedFrom(fresh.map((item) => item.path)),
    past: await store.pastStories(addDays(day, -memoryDays), again ? day : addDays(day, 1)),
    replaces,
    kept: await keptFrom(store, replaces, items),
  };
}

/** Articles that the replaced editions printed and whose files are not there any more: they are not lost for that. */
async function keptFrom(store: Store, replaces: readonly string[], items: readonly Item[]): Promise<Article[]> {
  const ids = new Set(items.map((item) => item.id));
  const paths = new Set(items.map((item) => item.path));
  const printed = (await Promise.all(replaces.map((edition) => store.articlesOf(edition)))).flat();
  return printed.filter((article) => !ids.has(article.id) && !paths.has(article.path));
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
