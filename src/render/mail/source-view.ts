import { listWords } from '../../lib/text/text.ts';
import { plainDay } from '../../lib/time/calendar.ts';
import { siteOf } from '../../lib/url.ts';
import type { DigestSource } from '../../model/digest.ts';
import { momentInWords, shortDay } from './labels.ts';
import type { SourceView } from './view.ts';

/** The outlet's name, else its site: never the name of a file. */
export function outletOf({ outlet, url }: Pick<DigestSource, 'outlet' | 'url'>): string {
  return outlet ?? siteOf(url) ?? 'Outlet not given';
}

/** "The Tarnby Mail and 2 more". */
export function outletsLine(source: DigestSource, outlets: number): string {
  const name = outletOf(source);
  return outlets > 1 ? `${name} and ${outlets - 1} more` : name;
}

/** A note on articles that are not reports. */
const kindNotes: Record<DigestSource['kind'], string> = {
  report: '',
  live: 'live page',
  opinion: 'opinion',
  listicle: 'list',
  promotion: 'promotion',
  horoscope: 'horoscope',
  quiz: 'quiz',
};

/** "Ann Lee", "Ann Lee and Bo Ek", "Ann Lee and 3 others". */
export function authorsLine(authors: readonly string[]): string {
  return authors.length > 2 ? `${authors[0]} and ${authors.length - 1} others` : listWords(authors);
}

/** One line in the list of sources. `day` is that of the edition. */
export function sourceView(source: DigestSource, headline: string, day: string): SourceView {
  const outlet = outletOf(source);
  const parts = [];
  if (source.authors.length > 0) parts.push(listWords(source.authors));
  parts.push(source.published ? momentInWords(source.published) : 'no date given');
  if (source.updated) parts.push(`updated ${momentInWords(source.updated)}`);
  const notes = [
    source.copyOf === null ? '' : `nearly the same text as ${source.copyOf}`,
    kindNotes[source.kind],
    source.changed ? 'changed since it was last printed' : '',
    source.teaser ? 'only the beginning' : '',
    source.earlier === null ? '' : `in the edition of ${plainDay(source.earlier.slice(0, 10))}`,
  ];
  const credited = source.agency && source.agency !== outlet ? `${outlet} (${source.agency})` : outlet;
  return {
    number: source.number,
    outlet: credited,
    title: source.title.toLowerCase() === headline.toLowerCase() ? '' : source.title,
    url: source.url ?? '',
    lang: source.language,
    authors: authorsLine(source.authors),
    when: source.published ? shortDay(source.published.slice(0, 10), day) : 'no date given',
    credit: parts.join(', '),
    note: notes.filter(Boolean).join(', '),
  };
}
