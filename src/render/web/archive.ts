import { shortHash, uuidUrn } from '../../lib/hash.ts';
import { plural } from '../../lib/text/text.ts';
import { longDay, monthNames } from '../../lib/time/calendar.ts';
import { type FiledEdition, feedEntryOf } from '../../model/digest.ts';
import { archiveTemplates } from '../templates/templates.ts';

/** Where the archive stands: the address that leads to it, when it has one. */
export interface ArchivePlace {
  readonly url: string | null;
  readonly title: string;
}

/** Feed readers look back so far; calendars too. */
const mostInFeed = 30;
const mostInCalendar = 60;

/** The files that list the editions, newest first: a page with a search, two feeds, and a calendar of the days ahead. */
export function renderArchive(editions: readonly FiledEdition[], place: ArchivePlace): Map<string, string> {
  const { page, script } = archiveTemplates();
  const listed = editions.map((one) => ({
    ...one,
    href: `${encodeURIComponent(one.edition)}/index.html`,
    dayInWords: longDay(one.day),
    tally: `${plural(one.stories, 'story', 'stories')} from ${plural(one.articles, 'article')}`,
  }));
  const months = [...new Set(listed.map(({ day }) => day.slice(0, 7)))].map((month) => ({
    name: `${monthNames[Number(month.slice(5)) - 1]} ${month.slice(0, 4)}`,
    editions: listed.filter(({ day }) => day.startsWith(month)),
  }));
  const names = editions.map(({ edition }) => edition);
  return new Map([
    ['index.html', page({ title: place.title, months, count: plural(editions.length, 'edition') })],
    ['editions.js', `const editions = ${JSON.stringify(names)};\n${script}`],
    ['feed.json', jsonFeed(editions.slice(0, mostInFeed), place)],
    ['feed.xml', atomFeed(editions.slice(0, mostInFeed), place, feedIdOf(editions, place))],
    ['ahead.ics', calendarOf(editions.slice(0, mostInCalendar), place)],
  ]);
}

function addressOf(edition: string, { url }: ArchivePlace): string {
  return new URL(`${encodeURIComponent(edition)}/index.html`, url ?? 'https://localhost/').href;
}

/** JSON Feed 1.1. Addresses only where the archive has one. */
function jsonFeed(editions: readonly FiledEdition[], place: ArchivePlace): string {
  const items = editions.map((edition) => {
    const { id, published, updated } = feedEntryOf(edition);
    return {
      id,
      ...(place.url && { url: addressOf(edition.edition, place) }),
      title: edition.subject,
      content_html: htmlList(edition.headlines),
      content_text: edition.headlines.map((headline) => `- ${headline}`).join('\n'),
      date_published: published,
      ...(updated !== published && { date_modified: updated }),
    };
  });
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title: place.title,
    ...(place.url && { home_page_url: place.url, feed_url: new URL('feed.json', place.url).href }),
    items,
  };
  return `${JSON.stringify(feed, null, 2)}\n`;
}

/** Atom (RFC 4287). The content is HTML, since some feed readers take the line ends of plain text for blanks. */
function atomFeed(editions: readonly FiledEdition[], place: ArchivePlace, feedId: string): string {
  const entries = editions.map((edition) => {
    const { id, published, updated } = feedEntryOf(edition);
    const href = place.url ? addressOf(edition.edition, place) : `${edition.edition}/index.html`;
    return [
      '  <entry>',
      `    <id>${xml(id)}</id>`,
      `    <title>${xml(edition.subject)}</title>`,
      `    <published>${published}</published>`,
      `    <updated>${updated}</updated>`,
      `    <link rel="alternate" type="text/html" href="${xml(href)}"/>`,
      `    <content type="html">${xml(htmlList(edition.headlines))}</content>`,
      '  </entry>',
    ].join('\n');
  });
  const self = place.url ? `\n  <link rel="self" href="${xml(new URL('feed.xml', place.url).href)}"/>` : '';
  const updates = editions.map((edition) => feedEntryOf(edition).updated).sort();
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <id>${xml(feedId)}</id>
  <title>${xml(place.title)}</title>
  <author><name>${xml(place.title)}</name></author>${self}
  <updated>${updates.at(-1) ?? '1970-01-01T00:00:00Z'}</updated>
${entries.map((entry) => `${entry}\n`).join('')}</feed>
`;
}

/** The feed's address, or a UUID; a feed with an edition of an earlier version of the program has kept the id that that gave it. */
function feedIdOf(editions: readonly FiledEdition[], { url, title }: ArchivePlace): string {
  if (editions.some(({ entry }) => entry === undefined)) return `urn:briefing:${shortHash(url ?? title)}`;
  return url === null ? uuidUrn(title) : new URL('feed.xml', url).href;
}

function htmlList(lines: readonly string[]): string {
  return `<ul>${lines.map((line) => `<li>${xml(line)}</li>`).join('')}</ul>`;
}

function xml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/[&<>"]/g, (mark) => `&#${mark.charCodeAt(0)};`);
}

/** iCalendar (RFC 5545): an event for each day ahead that an edition names, each once. */
function calendarOf(editions: readonly FiledEdition[], place: ArchivePlace): string {
  const events = new Map<string, string[]>();
  for (const filed of editions)
    for (const { value, text, outlet } of filed.ahead) {
      const uid = `${shortHash(`${value} ${text}`)}@briefing`;
      // The newest edition says it last, and comes first.
      if (events.has(uid)) continue;
      events.set(uid, [
        'BEGIN:VEVENT',
        `UID:${uid}`,
        `DTSTAMP:${feedEntryOf(filed).updated.replace(/[-:]/g, '')}`,
        `DTSTART;VALUE=DATE:${value.replaceAll('-', '')}`,
        `SUMMARY:${ics(text)}`,
        `DESCRIPTION:${ics(outlet ?? '')}`,
        ...(place.url ? [`URL:${addressOf(filed.edition, place)}`] : []),
        'TRANSP:TRANSPARENT',
        'END:VEVENT',
      ]);
    }
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//daily-briefing//days ahead//EN',
    `X-WR-CALNAME:${ics(place.title)}`,
    ...(events.size === 0 ? someComponent : [...events.values()].flat()),
    'END:VCALENDAR',
  ];
  return `${lines.map(foldedLine).join('\r\n')}\r\n`;
}

/** A calendar must hold a component (RFC 5545, 3.6); while no day is ahead, it is a time zone that nothing refers to. Subscribers keep the file. */
const someComponent = [
  'BEGIN:VTIMEZONE',
  'TZID:Etc/UTC',
  'BEGIN:STANDARD',
  'DTSTART:19700101T000000',
  'TZOFFSETFROM:+0000',
  'TZOFFSETTO:+0000',
  'TZNAME:UTC',
  'END:STANDARD',
  'END:VTIMEZONE',
];

function ics(text: string): string {
  return text
    .replace(/[\u0000-\u001F\u007F]+/g, ' ')
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\s+/g, ' ');
}

/** At most 75 octets a line; what goes on begins with a blank (RFC 5545, 3.1). */
function foldedLine(line: string): string {
  const parts: string[] = [];
  let part = '';
  for (const char of line) {
    if (Buffer.byteLength(part + char) > (parts.length === 0 ? 75 : 74)) {
      parts.push(part);
      part = '';
    }
    part += char;
  }
  return [...parts, part].join('\r\n ');
}
