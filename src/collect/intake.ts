import type { Dropped } from '../model/article.ts';
import type { Item } from '../model/source.ts';

/** What becomes of the items of one source that no earlier run dealt with. */
export interface Intake {
  readonly taken: readonly Item[];
  /** Left for good: from before the first reading. */
  readonly left: readonly Dropped[];
  /** Over the limit: they come up again at the next run. */
  readonly held: number;
  /** What those that are taken or left are known by besides, by their ids. */
  readonly keys: readonly (readonly [id: string, keys: readonly string[]])[];
}

/** At the first reading nobody knows how old undated items are: so many of the first are taken. */
const undatedAtFirst = 10;

/** Of a front page, whose links are never dated and whose first are its news, so many. */
const linksAtFirst = 25;

/**
 * Which new items of a source this run takes. Its first reading goes back some days only, so that a backlog is left; later
 * ones take whatever is new, however old its date, up to the limit, the newest first. Files are all taken.
 */
export function takeIn(items: readonly Item[], limit: number): Intake {
  const left: Dropped[] = [];
  const candidates: Item[] = [];
  const keys: [string, readonly string[]][] = [];
  let undated = 0;
  for (const item of items) {
    const reason = item.published === null ? tooMany(item, ++undated) : tooOld(item);
    if (reason === null) candidates.push(item);
    else {
      left.push({ id: item.id, path: item.path, reason, countedFor: item.origin?.name ?? null });
      keys.push([item.id, item.keys]);
    }
  }
  const files = candidates.filter(({ origin }) => origin === null);
  const others = candidates.filter(({ origin }) => origin !== null);
  const taken = [...files, ...others.slice(0, limit)];
  keys.push(...taken.map((item) => [item.id, item.keys] as [string, readonly string[]]));
  return { taken, left, held: others.length - Math.min(others.length, limit), keys };
}

/** Why an item is left at the first reading; null when it is taken. */
export function tooOld({ published, origin }: Pick<Item, 'published' | 'origin'>): string | null {
  if (!origin?.notBefore || published === null || published.slice(0, 10) >= origin.notBefore) return null;
  return `published before ${origin.notBefore}, where the first reading of its source begins`;
}

function tooMany({ origin }: Item, undated: number): string | null {
  if (!origin?.notBefore || undated <= (origin.pages === 'always' ? linksAtFirst : undatedAtFirst)) return null;
  return 'undated, at the first reading of its source';
}
