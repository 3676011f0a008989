/**
 * The sample articles that ship with the program, by file name, each with the id that the folder collector gives it (a hash of its bytes): a file of
 * the same name with other bytes is the user's, and no sample.
 */
export const samples: Readonly<Record<string, string>> = {
  'analyst-note-marenia-economy.md': 'ed6821e5659f52db',
  'bank-rate-harbour-gazette.txt': '5ca5ce6039160b76',
  'bank-rate-kestrel-news.txt': '526e53ae590e5dd3',
  'bank-rate-marenia-today.html': '895bf558646d5d54',
  'bridge-day1-harbour-gazette.html': 'd7361c3946b248a0',
  'bridge-day2-kestrel-news.txt': 'e41fb2ce4649a7d2',
  'bridge-day3-lotus-herald.txt': '6934a246f1e73428',
  'bridge-day3-stennholm-post.html': '898b8db4a3c71801',
  'fishing-patrol-boats-lotus-herald.txt': 'd179735b90f35638',
  'fishing-talks-deal-stennholm-post.html': '0823da8466a7a5f0',
  'fishing-talks-open-dravik-courier.txt': 'cee66b931cdfeda9',
  'hospital-data-leak-marenia-today.html': '99741b45340948e5',
  'hospital-data-regulator-harbour-gazette.txt': 'b398acfffb28317d',
  'lighthouse-keeper-coastline-weekly.txt': '7f16f651e6b153b3',
  'ministry-of-finance-statement.eml': '7cfeac8bc894e6c6',
  'opinion-bridge-inspection.html': '1f7c6ed55c6ded9a',
  'port-strike-kestrel-news.txt': 'f2124af56cb096da',
  'subscribe-and-cookies.html': '430e308aa0f43990',
};

/** Whether all of these articles are samples; false where there is none. */
export function areSamples(ids: readonly string[]): boolean {
  const known = new Set(Object.values(samples));
  return ids.length > 0 && ids.every((id) => known.has(id));
}
