import type { Config } from '../config/config.ts';
import type { Made } from './parts.ts';

/**
 * What happens to an edition: mails are planned; it waits for approval; it is only saved; it is only saved because it may have been sent before
 * the state was lost; a note says that there is too little news; or nothing was made.
 */
export type Outlook = 'planned' | 'held' | 'saved' | 'perhaps sent' | 'note' | 'nothing';

/** What earlier runs say of the day. */
export interface EarlierEditions {
  readonly editions: readonly { readonly edition: string; readonly day: string; readonly list?: string }[];
  /** Editions that were re-imported from `digests/`: whether they were sent is not known, nor for which list they were. */
  readonly adopted: ReadonlySet<string>;
}

/** Decides by the configuration what happens to the edition. Pure. */
export function outlookOf(
  { digest, day, replaces, readings }: Pick<Made, 'digest' | 'day' | 'replaces' | 'readings'>,
  config: Pick<Config, 'smtp' | 'minimum' | 'approval' | 'empty' | 'list'>,
  { editions, adopted }: EarlierEditions,
): Outlook {
  const saved = digest === null ? 'nothing' : 'saved';
  if (config.smtp === null) return saved;
  if (replaces.some((edition) => adopted.has(edition))) return 'perhaps sent';
  if (digest !== null && digest.counts.stories >= config.minimum) return config.approval === null ? 'planned' : 'held';
  if (config.empty !== 'note') return saved;
  // A day on which no source could be read is no day without news.
  const wasRead = readings.length === 0 || readings.some(({ outcome }) => outcome !== 'failed');
  // An adopted edition may have been for this list, and counts.
  const isFirst = !editions.some((one) => one.day === day && (one.list === config.list || adopted.has(one.edition)));
  return wasRead && (isFirst || digest !== null) ? 'note' : saved;
}
