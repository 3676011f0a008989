import type { Item, Outcome, Source } from '../model.ts';

/** Source -> Item[]. One per kind of source; a source that cannot be read is a problem, not an exception. */
export interface Collector {
  readonly kind: Source['kind'];
  collect(source: Source): Promise<Outcome<readonly Item[]>>;
}
