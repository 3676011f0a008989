import type { Dropped } from '../model/article.ts';
import type { Item } from '../model/source.ts';

/** What a run does with the items of one source that no earlier run has handled. */
export interface Intake {
  readonly accepted: readonly Item[];
  /** Never to be accepted: too old at the first reading of the source. */
  readonly skipped: readonly Dropped[];
  /** How many are over the limit: they come up again at the next run. */
  readonly deferred: number;
  /** Further keys of the accepted and skipped items, by item id. */
  readonly keys: readonly (readonly [id: string, keys: readonly string[]])[];
}

/** Undated items accepted at the first reading of a source: their age is not known. */
const undatedAtFirst = 10;

/** Links accepted at the first reading of a front page: links are never dated, and the first are its news. */
const linksAtFirst = 25;

/**
 * Decides which new items of a source this run accepts. The first reading of a source goes back a few days only, so that its
 * backlog is skipped. Later ones accept all new items up to the limit, the newest first, whatever their date. Files are all
 * accepted.
 *
 * @example takeIn(items, 50) // { accepted: [50 items], skipped: [], deferred: 12, keys: [...] }
 */
export function takeIn(items: readonly Item[], limit: number): Intake {
  const skipped: Dropped[] = [];
  const candidates: Item[] = [];
  const keys: [string, readonly string[]][] = [];
  let undated = 0;
  for (const item of items) {
    const reason = item.published === null ? tooMany(item, ++undated) : tooOld(item);
    if (reason === null) candidates.push(item);
    else {
      skipped.push({ id: item.id, path: item.path, reason, countedFor: item.origin?.name ?? null });
      keys.push([item.id, item.keys]);
    }
  }
  const files = candidates.filter(({ origin }) => origin === null);
  const others = candidates.filter(({ origin }) => origin !== null);
  const accepted = [...files, ...others.slice(0, limit)];
  keys.push(...accepted.map((item) => [item.id, item.keys] as [string, readonly string[]]));
  return { accepted, skipped, deferred: others.length - Math.min(others.length, limit), keys };
}

/** Why an item is skipped at the first reading of its source; null when it is accepted. */
export function tooOld({ published, origin }: Pick<Item, 'published' | 'origin'>): string | null {
  if (!origin?.notBefore || published === null || published.slice(0, 10) >= origin.notBefore) return null;
  return `published before ${origin.notBefore}, where the first reading of its source begins`;
}

function tooMany({ origin }: Item, undated: number): string | null {
  if (!origin?.notBefore || undated <= (origin.pages === 'always' ? linksAtFirst : undatedAtFirst)) return null;
  return 'undated, at the first reading of its source';
}
