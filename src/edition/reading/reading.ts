import pLimit from 'p-limit';
import { tooOld } from '../../collect/intake.ts';
import { type NoMail, withMail } from '../../collect/saved-mail/saved-mail.ts';
import { withPage } from '../../collect/web/pages.ts';
import type { Extraction } from '../../extract/extract.ts';
import type { HttpFailure } from '../../lib/http/exchange.ts';
import { compareText, plural } from '../../lib/text/text.ts';
import { addDays } from '../../lib/time/calendar.ts';
import { siteOf } from '../../lib/url.ts';
import type { Article, Dropped } from '../../model/article.ts';
import { messageOf } from '../../model/errors.ts';
import type { Problem } from '../../model/outcome.ts';
import type { Item } from '../../model/source.ts';
import type { Deferral } from '../deferral.ts';
import type { DigestRequest, Parts } from '../parts.ts';
import type { EarlierRuns } from './history.ts';

/** Pages that are fetched and not yet read, at most: more would fill the memory. */
const pagesAtOnce = 24;

/** Items, read: what became of each. */
export interface ReadItems {
  readonly articles: readonly Article[];
  readonly dropped: readonly Dropped[];
  /** Neither printed nor remembered, so that they are new again in the next run: from before `since`, or their page could not be fetched today. */
  readonly postponed: readonly Item[];
  /** Items that could not be read, for a reason that may be gone in the next run. */
  readonly deferrals: readonly Deferral[];
  readonly problems: readonly Problem[];
}

/** An item with its page, where one had to be fetched, and what was read from it. */
interface ReadItem {
  readonly item: Item;
  readonly failure: HttpFailure | null;
  readonly extraction: Extraction;
}

/**
 * Reads items into articles, and gives the reason for every item that is none. Pages behind teasers are fetched, and each is read as soon
 * as it has arrived. A publication date of the next day is accepted: the edition's zone may be behind the outlet's.
 *
 * @param printedFrom for a path that an earlier edition printed from, the id that it printed last
 */
export async function readItems(
  { http, reader }: Pick<Parts, 'http' | 'reader'>,
  items: readonly Item[],
  printedFrom: ReadonlyMap<string, string>,
  { since, day, language }: Pick<DigestRequest, 'since' | 'day' | 'language'>,
): Promise<ReadItems> {
  const turn = pLimit(pagesAtOnce);
  const readOne = async (item: Item): Promise<{ item: Item; read: ReadItem | null; outcome: ItemOutcome }> => {
    const opened = await withMail(item);
    if ('message' in opened) return { item, read: null, outcome: outcomeWithoutMail(item, opened) };
    const { item: whole, failure } = await withPage({ http }, opened);
    const read = { item, failure, extraction: await reader.read(whole, item.url, addDays(day, 1)) };
    return { item, read, outcome: outcomeOf(read, { since, printedFrom, language }) };
  };
  const read = await Promise.all(
    hostByHost(items).map((item) =>
      turn(() => readOne(item)).catch((error: unknown) =>
        // An error of ours on one item must not stop the others.
        ({ item, read: null, outcome: deferralOf(item, messageOf(error)) }),
      ),
    ),
  );
  read.sort((a, b) => compareText(a.item.path, b.item.path) || compareText(a.item.id, b.item.id));
  const outcomes = read.map(({ outcome }) => outcome);
  return {
    articles: outcomes.flatMap((one) => ('article' in one ? [one.article] : [])),
    dropped: outcomes.flatMap((one) => ('dropped' in one ? [one.dropped] : [])),
    postponed: outcomes.flatMap((one) => ('postponed' in one ? [one.postponed] : [])),
    deferrals: outcomes.flatMap((one) => ('deferral' in one ? [one.deferral] : [])),
    problems: missingPages(read.flatMap((one) => one.read ?? [])),
  };
}

type ItemOutcome =
  | { readonly article: Article }
  | { readonly dropped: Dropped }
  | { readonly postponed: Item }
  | { readonly deferral: Deferral };

function outcomeOf(
  { item, failure, extraction }: ReadItem,
  { since, printedFrom, language }: Pick<DigestRequest, 'since' | 'language'> & Pick<EarlierRuns, 'printedFrom'>,
): ItemOutcome {
  const { id, path, origin } = item;
  const { article } = extraction;
  if (article === null) {
    const { dropped, deferred } = extraction;
    if (deferred) return deferralOf(item, dropped.reason);
    if (failure === null) return { dropped };
    return failure.lasting
      ? { dropped: { ...dropped, reason: `${dropped.reason}; its page ${failure.reason}` } }
      : { postponed: item };
  }
  const old = tooOld({ published: article.published, origin });
  if (old !== null) return { dropped: { id, path, reason: old, countedFor: origin?.name ?? null } };
  if (since !== null && article.published !== null && article.published.slice(0, 10) < since)
    return { postponed: item };
  const before = item.replaces ?? printedFrom.get(path);
  const updates = before && before !== id ? before : article.updates;
  return { article: { ...article, updates, language: languageOf(article, language) } };
}

/** The language of an article; where neither its text nor its source shows one, that of the edition. */
function languageOf(article: Article, editionLanguage: string | null): string {
  return article.language === 'und' ? (editionLanguage ?? 'und') : article.language;
}

function outcomeWithoutMail(item: Item, { message, deferred }: NoMail): ItemOutcome {
  const { id, path } = item;
  return deferred ? deferralOf(item, message, 'collect') : { dropped: { id, path, reason: message, countedFor: null } };
}

function deferralOf(
  { id, path, origin }: Item,
  reason: string,
  stage: Deferral['stage'] = 'extract',
): { deferral: Deferral } {
  return { deferral: { stage, id, path, reason, countedFor: origin?.name ?? null } };
}

/** Interleaves the hosts, so that a slow one does not delay the others. */
function hostByHost(items: readonly Item[]): Item[] {
  const turns = new Map<string | null, number>();
  const placed = items.map((item) => {
    const host = siteOf(item.url);
    const turn = turns.get(host) ?? 0;
    turns.set(host, turn + 1);
    return { item, turn };
  });
  return placed.sort((a, b) => a.turn - b.turn).map(({ item }) => item);
}

/** One problem for every source of which pages could not be fetched, with the reasons. */
function missingPages(read: readonly { readonly item: Item; readonly failure: HttpFailure | null }[]): Problem[] {
  const missing = new Map<string, Map<string, number>>();
  for (const { item, failure } of read) {
    if (failure === null) continue;
    const about = item.origin?.name ?? item.path;
    const reasons = missing.get(about) ?? new Map<string, number>();
    missing.set(about, reasons.set(failure.reason, (reasons.get(failure.reason) ?? 0) + 1));
  }
  return [...missing].map(([about, reasons]) => {
    const counts = [...reasons].map(([reason, count]) => (reasons.size === 1 ? reason : `${count} ${reason}`));
    const all = [...reasons.values()].reduce((sum, count) => sum + count, 0);
    return { stage: 'collect', about, message: `${plural(all, 'page')} could not be fetched (${counts.join('; ')})` };
  });
}
