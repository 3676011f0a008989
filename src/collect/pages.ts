import type { HttpFailure } from '../lib/exchange.ts';
import { countWords } from '../lib/text.ts';
import { loadXml } from '../lib/xml.ts';
import type { Item } from '../model.ts';
import type { Web } from './feed.ts';
import { plainText } from './feedtext.ts';
import { fetchPage } from './web.ts';

/** With fewer words than this an entry of a feed may be only the beginning. */
const surelyWhole = 250;

/** An item whose page was asked for, and what came of it. */
export interface Fetched {
  readonly item: Item;
  /** Why the page could not be had; null when it was, or was not asked for. */
  readonly failure: HttpFailure | null;
}

/** Fetches the pages behind the entries that hold no whole article; whatever cannot be had, the entry stays as it is. */
export async function fetchPages(web: Pick<Web, 'http'>, items: readonly Item[]): Promise<Fetched[]> {
  await loadXml();
  return Promise.all(
    items.map(async (item): Promise<Fetched> => {
      if (item.url === null || !wantsPage(item)) return { item, failure: null };
      const page = await fetchPage(web, item.url);
      return 'html' in page ? { item: { ...item, page }, failure: null } : { item, failure: page };
    }),
  );
}

function wantsPage({ origin, page, content }: Item): boolean {
  if (origin === null || page !== null || origin.pages === 'never') return false;
  if (origin.pages === 'always') return true;
  const text = plainText(content) ?? '';
  return countWords(text) < surelyWhole || /(?:…|\.\.\.|\[…\]|read more|continue reading)\W*$/i.test(text.slice(-40));
}
