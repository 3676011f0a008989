import { cleanText, foldKey, oneLine } from '../lib/text.ts';
import { canonicalUrl, siteOf } from '../lib/url.ts';
import type { Moment } from '../model.ts';
import { agencyOf, creditedAgency } from './agencies.ts';
import { boilerplateRule, tailStarts } from './boilerplate.ts';
import { bylineOf, isPersonName } from './bylines.ts';
import { outletOf } from './outlets.ts';
import type { Reading, Removed } from './reading.ts';
import { isStampLine, stampsIn } from './stamps.ts';

/** What one line of a scrape is. */
type Kind = 'body' | 'heading' | 'title' | 'byline' | 'stamp' | 'caption' | 'list' | 'junk';

interface Line {
  /** The line without indent and bullet. */
  readonly text: string;
  readonly bullet: boolean;
  /** A blank line stands before it. */
  readonly apart: boolean;
  kind: Kind;
  /** Which rule said so, for `--explain`. */
  rule: string;
}

/**
 * Reads the text of a page as a scraper left it: no tags, only lines. Steps, in the order that their needs dictate:
 * 1. split into lines; 2. find the title (nearly always said twice); 3. name each line by what it looks like; 4. choose
 * the run of lines that is most like prose (greatest sum of line scores), so that menus before and headline lists after
 * fall away; 5. drop from inside it what is named as something else; 6. read byline, stamps and outlet from all lines.
 */
export function readPlainText(raw: string, pageUrl: string | null): Reading {
  const { crawlDay, rest } = takeCrawlDay(cleanText(raw));
  const lines = splitLines(rest);
  const url = canonicalUrl(pageUrl);
  const title = findTitle(lines, url);
  const outlet = outletOf(lines.map((line) => line.text)) ?? siteOf(url);
  for (const [at, line] of lines.entries()) [line.kind, line.rule] = nameOf(line, at, lines, title, outlet);
  nameLists(lines);
  const [first, last] = proseRun(lines);
  const removed: Removed[] = [];
  const paragraphs: string[] = [];
  const seen = new Set<string>();
  for (const [at, line] of lines.entries()) {
    const inside = at >= first && at <= last && (line.kind === 'body' || (line.kind === 'heading' && at < last));
    const repeated = line.text.length > 40 && seen.has(line.text);
    if (inside && !repeated) {
      paragraphs.push(line.text);
      seen.add(line.text);
    } else
      removed.push({
        rule: inside ? 'said before' : line.kind === 'body' ? 'outside the story' : line.rule,
        text: line.text,
      });
  }
  const dates = readStamps(lines, first, last, crawlDay, siteOf(url));
  const byline = readByline(lines, first, outlet);
  const agency = byline.agency ?? creditedAgency(rest);
  const from: Record<string, string> = {};
  if (title) from.title = 'title line';
  if (byline.authors.length > 0) from.authors = 'byline';
  if (dates.published) from.published = dates.from;
  if (outlet) from.outlet = 'named in the text';
  return {
    title,
    authors: byline.authors,
    agency,
    outlet,
    published: dates.published,
    updated: dates.updated,
    declaredLanguage: null,
    url,
    image: null,
    opinion: lines
      .slice(0, first + 1)
      .some((line) => /^(?:opinion|comment|editorial|column|commentary|op-?ed|viewpoint)$/i.test(line.text)),
    paragraphs,
    from,
    removed,
  };
}

/** Some scrapers write ` date 2023-06-19 ` before the text: their record of the page's date, on the title's own line. */
function takeCrawlDay(text: string): { crawlDay: Moment | null; rest: string } {
  const match = /^\s*date\s+(\d{4}-\d{2}-\d{2})\b[ \t]*/.exec(text);
  return match ? { crawlDay: match[1], rest: text.slice(match[0].length) } : { crawlDay: null, rest: text };
}

function splitLines(text: string): Line[] {
  const lines: Line[] = [];
  let apart = true;
  for (const raw of text.split('\n')) {
    const bullet = /^\s*(?:[•●▪◦‣·*]|\d{1,2}\.)\s+/.exec(raw);
    const line = oneLine(bullet ? raw.slice(bullet[0].length) : raw);
    if (line === '') {
      apart = true;
      continue;
    }
    lines.push({ text: line, bullet: bullet !== null, apart, kind: 'body', rule: '' });
    apart = false;
  }
  return lines;
}

/**
 * The headline. Scrapes say it in the page title, the breadcrumb and the heading, so a line of the first screen whose
 * words come again wins; else the first line that is long enough for a headline and does not end like a sentence.
 */
function findTitle(lines: readonly Line[], url: string | null): string | null {
  const slug = url === null ? '' : foldKey(decodeSafely(new URL(url).pathname));
  let best: { text: string; score: number } | null = null;
  const keys = lines.slice(0, 60).map((line) => foldKey(line.text));
  const prose = lines.findIndex((line) => isProse(line.text) && line.text.length > 140);
  const screen = Math.min(40, prose < 0 ? lines.length : prose + 2);
  for (const [at, line] of lines.slice(0, screen).entries()) {
    const { text } = line;
    if (
      text.length < 12 ||
      text.length > 220 ||
      boilerplateRule(text) !== null ||
      bylineOf(text, null) !== null ||
      isCrawlBar(text)
    )
      continue;
    const words = text.split(' ').length;
    if (words < 3 || isStampLine(text)) continue;
    const key = keys[at];
    let score = 0;
    const echoes = keys.filter(
      (other, index) =>
        index !== at && (other === key || (other.endsWith(` ${key}`) && other.length < key.length + 80)),
    ).length;
    score += Math.min(2, echoes) * 3;
    const inSlug = key.split(' ').filter((word) => word.length > 3);
    if (slug !== '' && inSlug.length > 0)
      score += (4 * inSlug.filter((word) => slug.includes(word)).length) / inSlug.length;
    if (/[.!]["”’']?$/.test(text) && words > 8) score -= 3;
    if (echoes === 0 && words > 12 && isProse(text)) continue;
    // A byline or a stamp soon after is where a headline stands; a label with a colon is where a teaser does.
    if (
      lines
        .slice(at + 1, at + 4)
        .some(
          (below) => bylineOf(below.text, null) !== null || (below.text.length < 90 && stampsIn(below.text).length > 0),
        )
    )
      score += 2;
    if (/^(?:live|watch|video|photos?|breaking|exclusive|listen|podcast|in pictures)\b/i.test(text)) score -= 2;
    if (/,$|:$/.test(text)) score -= 3;
    if (stampsIn(text).length > 0) score -= 3;
    if (line.bullet) score -= 1;
    score += words >= 5 && words <= 22 ? 2 : 0;
    if (line.apart) score += 0.5;
    score -= at * 0.12;
    if (!best || score > best.score) best = { text, score };
  }
  return best === null ? null : siteSuffix(best.text, lines);
}

/** `Headline | Site` where the page also prints the bare headline. */
function siteSuffix(title: string, lines: readonly Line[]): string {
  const bare = title.split(/\s+[|–—-]\s+/)[0];
  return bare !== title && lines.slice(0, 60).some((line) => line.text === bare) ? bare : title;
}

function decodeSafely(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** A line of running text: long enough and closed by a mark that ends sentences. */
function isProse(text: string): boolean {
  return text.length >= 60 && /[.!?…]["”’'»)\]]*$|[:;,—]$|[。！？]$/u.test(text) && /\p{Ll}|\p{Lo}/u.test(text);
}

/** What a line looks like by itself and beside its neighbours, and the rule that says so. */
function nameOf(
  line: Line,
  at: number,
  lines: readonly Line[],
  title: string | null,
  outlet: string | null,
): [Kind, string] {
  const { text } = line;
  const stamps = stampsIn(text);
  if (isCrawlBar(text)) return ['stamp', at < 4 ? 'day of the crawl' : 'stamp'];
  if (title !== null && foldKey(text) === foldKey(title)) return ['title', 'title'];
  if (text.length < 160 && bylineOf(text, outlet) !== null) return ['byline', 'byline'];
  const rule = boilerplateRule(text);
  if (rule === 'caption') return ['caption', rule];
  if (rule === 'stamp' && stamps.length > 0) return ['stamp', rule];
  if (rule !== null) return ['junk', rule];
  if (isStampLine(text)) return ['stamp', 'stamp'];
  // A caption is said twice in a row: as the picture's alternative text and beneath it.
  const next = lines[at + 1]?.text ?? '';
  if (
    text.length > 20 &&
    text.length < 320 &&
    (text === next || (next.length > text.length && next.includes(text) && !isProse(text) && next.length < 320)) &&
    text !== title
  )
    return ['caption', 'caption said twice'];
  if (at > 0 && text.length < 320 && lines[at - 1].rule === 'caption said twice' && text.includes(lines[at - 1].text))
    return ['caption', 'caption said twice'];
  if (text.length < 40 && (agencyOf(text.replace(/,$/, '')) !== null || isPersonName(text)))
    return ['byline', 'name alone'];
  if (isProse(text)) return ['body', 'prose'];
  if (/["”’'»]$/.test(text) && text.length > 30 && /\s/.test(text)) return ['body', 'quotation'];
  if (/[.!?]["”’')]*$/.test(text) && text.split(' ').length >= 4) return ['body', 'short sentence'];
  return [line.bullet ? 'list' : 'heading', line.bullet ? 'list' : 'short line'];
}

/** A weekday and a date alone on a line: the day on which the page was fetched, as the site's bar shows it. */
function isCrawlBar(text: string): boolean {
  return /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s+(?:\p{L}+\.? \d{1,2}|\d{1,2} \p{L}+),? \d{4}$/iu.test(text);
}

/** Three or more short lines in a row are a list of other stories, tags or links; a single one may be a subheading. */
function nameLists(lines: Line[]): void {
  const short = (line: Line) => line.kind === 'heading' || line.kind === 'list' || line.kind === 'junk';
  for (let at = 0; at < lines.length; ) {
    let end = at;
    while (end < lines.length && short(lines[end])) end++;
    const run = lines.slice(at, end);
    const other = run.some((line) => line.kind === 'junk') && run.length >= 2;
    for (const line of run)
      if (line.kind !== 'junk' && (run.length >= 3 || other)) {
        line.kind = 'junk';
        line.rule = 'list of links';
      }
    at = Math.max(end, at + 1);
  }
}

/** How much a line speaks for (positive) or against (negative) being inside the story. */
function scoreOf(line: Line): number {
  switch (line.kind) {
    case 'body':
      return Math.min(8, 1 + line.text.length / 40);
    case 'heading':
    case 'list':
      return -0.4;
    case 'caption':
      return -1.5;
    case 'junk':
      return tailStarts.test(line.text) ? -4 : -1.2;
    default:
      return -4;
  }
}

/** What a gap in the story costs at most, in the same measure. */
const longestGap = 4;

/** The run of lines with the greatest sum of scores (Kadane's algorithm). */
function proseRun(lines: readonly Line[]): [first: number, last: number] {
  let best = { sum: 0, first: 0, last: -1 };
  let sum = 0;
  let first = 0;
  let spent = 0;
  for (const [at, line] of lines.entries()) {
    if (sum <= 0) {
      sum = 0;
      first = at;
    }
    // A list of other stories in the middle costs no more for being long: what stands on both sides of it decides.
    const apparatus = line.kind === 'junk' || line.kind === 'list' || line.kind === 'heading';
    const score = apparatus ? Math.max(scoreOf(line), spent - longestGap) : scoreOf(line);
    spent = apparatus ? spent - score : 0;
    sum += score;
    if (sum > best.sum) best = { sum, first, last: at };
  }
  return [best.first, best.last];
}

function readStamps(lines: readonly Line[], first: number, last: number, crawlDay: Moment | null, site: string | null) {
  let published: Moment | null = null;
  let updated: Moment | null = null;
  let unnamed: Moment | null = null;
  for (const [at, line] of lines.entries()) {
    const outside = at < first + 1 || at > last || line.kind !== 'body';
    if (!outside || line.rule === 'day of the crawl') continue;
    for (const stamp of stampsIn(line.text.slice(0, 300), site)) {
      if (stamp.label === 'published') published ??= stamp.moment;
      else if (stamp.label === 'updated') updated ??= stamp.moment;
      else if (at <= first && (line.kind === 'stamp' || line.kind === 'byline')) unnamed ??= stamp.moment;
    }
  }
  const found = published ?? unnamed;
  // The scraper's day stands in only where the page shows no better one.
  if (found !== null) return { published: found, updated, from: published ? 'stamp' : 'stamp without a name' };
  return { published: crawlDay ?? updated, updated, from: crawlDay ? "the scraper's day" : 'updated stamp' };
}

function readByline(lines: readonly Line[], first: number, outlet: string | null) {
  const head = lines.slice(0, first + 1).filter((line) => line.kind === 'byline');
  const agency = head.map((line) => agencyOf(line.text.replace(/,$/, ''))).find((name) => name) ?? null;
  for (const line of head) {
    const byline = bylineOf(line.text, outlet);
    if (byline && byline.authors.length > 0) return { authors: byline.authors, agency: agency ?? byline.agency };
  }
  // A name alone between the headline and the story is its author.
  const titleAt = lines.findIndex((line) => line.kind === 'title');
  const alone = lines
    .slice(Math.max(0, titleAt), first)
    .find((line) => line.rule === 'name alone' && isPersonName(line.text) && agencyOf(line.text) === null);
  return { authors: alone ? [alone.text] : [], agency };
}
