import type { HttpFailure } from '../../lib/http/exchange.ts';
import { countWords } from '../../lib/text/text.ts';
import type { Item } from '../../model/source.ts';
import type { Web } from '../feeds/feed.ts';
import { plainText } from '../feeds/feed-text.ts';
import { fetchPage } from './web.ts';

/** With fewer words than this an entry of a feed may be only the beginning. */
const surelyWhole = 250;

/**
 * Fetches the page behind an entry that holds no whole article; when it cannot be had, the entry stays as it is.
 *
 * @returns the item, and why its page could not be had (null when it was, or was not asked for)
 */
export async function withPage(
  web: Pick<Web, 'http'>,
  item: Item,
): Promise<{ readonly item: Item; readonly failure: HttpFailure | null }> {
  if (item.url === null || !wantsPage(item)) return { item, failure: null };
  const page = await fetchPage(web, item.url);
  return 'html' in page ? { item: { ...item, page }, failure: null } : { item, failure: page };
}

function wantsPage({ origin, page, content }: Item): boolean {
  if (origin === null || page !== null || origin.pages === 'never') return false;
  if (origin.pages === 'always') return true;
  const text = plainText(content) ?? '';
  return countWords(text) < surelyWhole || /(?:…|\.\.\.|\[…\]|read more|continue reading)\W*$/i.test(text.slice(-40));
}
