import { uuidUrn } from '../lib/hash.ts';
import { dayInZone, offsetOf } from '../lib/time/calendar.ts';
import type { Digest, FeedEntry } from '../model/digest.ts';

/** What an edition's entry in feeds is made of. */
interface EntryRequest {
  readonly digest: Digest;
  /** The bytes of its `digest.json`. */
  readonly data: string;
  /** The moment of the hand-over. */
  readonly at: Date;
  readonly zone: string;
  readonly publicUrl: string | null;
  /** The same edition as it was saved before; null where it was not. */
  readonly before: { readonly entry: FeedEntry; readonly data: string } | null;
  /** When other editions of the day came, or changed last. */
  readonly others: readonly string[];
}

/** When an edition is dated that is made for a day gone by: its own morning, so that making it again gives the same bytes. */
const morning = '06:00:00';

/**
 * An edition's entry in feeds, which is saved with it: the id never changes again, nor does the moment at which it came. An id is
 * the edition's address, or a UUID made of its content where it has none (RFC 4287, 4.2.6: an IRI, unique everywhere). No moment lies in
 * the future (4.2.15), and two editions of a day have two.
 */
export function newFeedEntry({ digest, data, at, zone, publicUrl, before, others }: EntryRequest): FeedEntry {
  const now = inSeconds(at.getTime());
  if (before !== null) return before.data === data ? before.entry : { ...before.entry, updated: now };
  const own = digest.day < dayInZone(at, zone) ? morningOf(digest, zone) : now;
  const after = (moment: string) => inSeconds(Date.parse(moment) + 1000);
  // Later than the others of its day, as far as that is not ahead; a clock may have been set back since.
  let published = [own, ...others.map(after).filter((moment) => moment <= now)].sort().at(-1) as string;
  while (others.includes(published)) published = after(published);
  const id =
    publicUrl === null
      ? uuidUrn(`${digest.title}\n${digest.edition}\n${data}`)
      : new URL(`${digest.edition}/index.html`, publicUrl).href;
  return { id, published, updated: published };
}

/** The morning of an edition's day in its zone, a minute later for each edition of the day before it. */
function morningOf({ day, edition }: Digest, zone: string): string {
  const local = `${day}T${morning}`;
  const number = Number(/^\d{4}-\d\d-\d\d-(\d+)$/.exec(edition)?.[1] ?? 1);
  return inSeconds(Date.parse(`${local}${offsetOf(local, zone)}`) + (number - 1) * 60_000);
}

function inSeconds(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/\.\d+Z$/, 'Z');
}
