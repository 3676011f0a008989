import { readMoment, stampsIn } from '../../language/stamps.ts';
import { addDays, offsetBetween } from '../../lib/time/calendar.ts';
import type { Moment } from '../../model/article.ts';
import { type FieldCandidate, firstOf } from '../page-reading.ts';
import { type PrintedStamp, printedStamps, publishedStamp, type Surroundings } from '../surroundings.ts';
import { metaOf, type PageFacts, visibleText } from './page-facts.ts';
import type { Structured } from './structured-data.ts';

const publishedNames = [
  'article:published_time',
  'og:article:published_time',
  'og:published_time',
  'article:published',
  'publish-date',
  'publishdate',
  'publish_date',
  'pubdate',
  'published',
  'date',
  'dc.date',
  'dc.date.issued',
  'dc.date.created',
  'dcterms.created',
  'dcterms.date',
  'sailthru.date',
  'parsely-pub-date',
  'cxenseparse:recs:publishtime',
  'publication_date',
  'article.published',
  'article_date_original',
  'datepublished',
  'originalpublicationdate',
  'displaydate',
  'created',
  'release_date',
  'citation_publication_date',
];

const updatedNames = [
  'article:modified_time',
  'og:updated_time',
  'og:article:modified_time',
  'lastmod',
  'last-modified',
  'revised',
  'dcterms.modified',
  'dc.date.modified',
  'article.updated',
  'datemodified',
];

/** When a page was published and updated. `site` settles which country's `IST` is meant, and how it writes numbers. */
export function readDates(
  facts: PageFacts,
  data: Structured,
  around: Surroundings,
  { url, site }: { readonly url: string | null; readonly site: string | null },
): { published: { value: Moment; from: string } | null; updated: { value: Moment; from: string } | null } {
  const moment = (text: string | null | undefined) => readMoment(text, site);
  const printed = printedStamps(around, site);
  const address = momentInUrl(url);
  const machine: FieldCandidate<Moment>[] = [
    { from: 'json-ld datePublished', value: moment(data.published) },
    ...publishedNames.slice(0, 4).map((name) => ({ from: name, value: moment(metaOf(facts, name)) })),
    { from: 'microdata datePublished', value: propertyMoment(facts, 'datepublished', site) },
    ...publishedNames.slice(4).map((name) => ({ from: `meta ${name}`, value: moment(metaOf(facts, name)) })),
  ];
  const updated = readUpdated(facts, data, printed, site);
  const said = firstOf(machine);
  if (said !== null) {
    const local = localDay(said.value, [...printed.map((stamp) => stamp.moment), address]);
    const published = local === null ? said : { value: local, from: `${said.from}, on the day that the page prints` };
    return { published, updated };
  }
  const labelled = (label: PrintedStamp['label']) => printed.find((stamp) => stamp.label === label)?.moment;
  const stamp = publishedStamp(printed);
  const published = firstOf<Moment>([
    { from: stamp?.from ?? '', value: stamp?.value },
    { from: 'time element', value: timeElement(facts, site) },
    { from: 'address', value: address },
    { from: 'printed under the story', value: labelled(null) },
    { from: 'date element', value: datedElement(facts, site) },
    { from: 'printed as updated', value: labelled('updated') },
    { from: 'address of the picture', value: momentInUrl(metaOf(facts, 'og:image')) },
  ]);
  return { published, updated };
}

function readUpdated(facts: PageFacts, data: Structured, printed: readonly PrintedStamp[], site: string | null) {
  return firstOf<Moment>([
    { from: 'json-ld dateModified', value: readMoment(data.updated, site) },
    ...updatedNames.map((name) => ({ from: name, value: readMoment(metaOf(facts, name), site) })),
    { from: 'microdata dateModified', value: propertyMoment(facts, 'datemodified', site) },
    { from: 'printed as updated', value: printed.find((stamp) => stamp.label === 'updated')?.moment },
  ]);
}

/**
 * Publishing systems give moments in UTC; late in the evening that is the next day, and the page prints its own. Answers the
 * printed moment when it is the neighbour on the calendar, with the zone where its clock shows it; null when nothing is to mend.
 */
function localDay(moment: Moment, printed: readonly (Moment | null)[]): Moment | null {
  if (!/(?:Z|\+00:00)$/.test(moment)) return null;
  const day = moment.slice(0, 10);
  const others = printed.filter((other) => other !== null);
  if (others.length === 0 || others.some((other) => other.slice(0, 10) === day)) return null;
  const clock = moment.slice(11, 16);
  // A day earlier only in the morning of Greenwich, a day later only in its evening.
  const near = [...(clock < '13:00' ? [addDays(day, -1)] : []), ...(clock > '09:00' ? [addDays(day, 1)] : [])];
  const other = others.find((next) => near.includes(next.slice(0, 10)));
  return other === undefined ? null : (withOffset(other, moment) ?? other.slice(0, 10));
}

/** `2026-11-17T21:30:00` printed for `2026-11-18T02:30:00Z` was at -05:00; null when no zone makes them one instant. */
function withOffset(local: Moment, utc: Moment): Moment | null {
  const offset = local.length < 19 ? null : offsetBetween(local.slice(0, 16), utc.slice(0, 16));
  return offset === null ? null : local.slice(0, 19) + offset;
}

function propertyMoment(facts: PageFacts, name: string, site: string | null): Moment | null {
  for (const element of facts.properties.get(name) ?? []) {
    const found = readMoment(
      element.attributes.content ?? element.attributes.datetime ?? visibleText(element, 200),
      site,
    );
    if (found !== null) return found;
  }
  return null;
}

/** The first `<time>` with a date; those of other stories' teasers come later on a page. */
function timeElement(facts: PageFacts, site: string | null): Moment | null {
  for (const element of facts.times) {
    const found = readMoment(element.attributes.datetime, site) ?? stampsIn(visibleText(element, 200), site)[0]?.moment;
    if (found) return found;
  }
  return null;
}

function datedElement(facts: PageFacts, site: string | null): Moment | null {
  for (const element of facts.dated.slice(0, 60)) {
    const text = visibleText(element, 300);
    if (text.length > 200) continue;
    const found = stampsIn(text, site)[0]?.moment;
    if (found) return found;
  }
  return null;
}

/** `/2023/06/19/` in the address: a day that the publisher stamped on the article. */
function momentInUrl(url: string | null): Moment | null {
  const match =
    url === null ? null : /[/_-](20\d\d|19\d\d)[/_-]?(0[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\d|3[01])(?:[/_.-]|$)/.exec(url);
  return match ? readMoment(`${match[1]}-${match[2]}-${match[3]}`) : null;
}
