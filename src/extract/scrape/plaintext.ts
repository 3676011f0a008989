import { agencyOf, creditedAgency } from '../../language/agencies.ts';
import { cleanText, foldKey, oneLine, unwrapLines } from '../../lib/text/text.ts';
import { canonicalUrl, siteOf } from '../../lib/url.ts';
import type { Moment } from '../../model/article.ts';
import { refine } from '../blocks/refine.ts';
import { type Forest, forestOf, probability } from '../models/forest.ts';
import { lineFeatures } from '../models/line-features.ts';
import { lineTrees } from '../models/line-forest.ts';
import type { Line } from '../models/line-view.ts';
import { isSure, type LineLook, lookAt } from '../models/text-features.ts';
import { pagePattern } from '../page-patterns.ts';
import { firstOf, type PageReading, type Removed } from '../page-reading.ts';
import {
  type Nearby,
  nameAlone,
  onlyStamp,
  printedByline,
  printedStamps,
  publishedStamp,
  type Surroundings,
  surroundingsOf,
} from '../surroundings.ts';
import { findTitle, titleCandidates } from './line-title.ts';
import { outletOf } from './outlets.ts';

/**
 * Reads the text of a page as a scraper left it: no tags, only lines. Steps, in the order that their needs dictate:
 * 1. split into lines and look at each; 2. a forest judges which belong to the story, from their looks and from what stands
 * around them; 3. the headline, which uses the story's words and stands over it; 4. what is named by its words (captions,
 * bylines, "also read") goes; 5. byline and stamps, from what stands around the story. A `letter` has no page around it:
 * every line is the writer's.
 */
export function readPlainText(raw: string, pageUrl: string | null, letter = false): PageReading {
  const { crawlDay, rest } = takeCrawlDay(cleanText(raw));
  const lines = splitLines(rest);
  const looks = lines.map((line) => lookAt(line.text));
  const url = canonicalUrl(pageUrl);
  const site = siteOf(url);
  const outlet = outletOf(lines.map((line) => line.text)) ?? site;
  const chances = letter ? lines.map(() => likely) : storyChances(lines, looks);
  const kept = chances.map((chance) => chance > least);
  const titleAt = letter ? -1 : findTitle(titleCandidates(lines, looks, kept, url));
  const title = titleAt < 0 ? null : tidyTitle(lines[titleAt].text, lines);
  const rules = nameLines(lines, looks, chances, title);
  const first = rules.indexOf(null);
  const last = rules.lastIndexOf(null);
  const nearby = lines.map(({ text }) => ({ text, anchors: [] }));
  const around = surroundingsOf(nearby, titleAt, first, last);
  const { published, updated } = datesAround(nearby, around, crawlDay, site);
  const byline = printedByline(around, outlet);
  const authors = byline && byline.authors.length > 0 ? byline : nameAlone(around, title, outlet);
  const credit = around.before.map(({ text }) => agencyOf(text.replace(/,$/, ''))).find((name) => name !== null);
  return {
    title,
    authors: authors?.authors ?? [],
    agency: byline?.agency ?? credit ?? creditedAgency(rest),
    outlet,
    published: published?.value ?? null,
    updated,
    declaredLanguage: null,
    url,
    image: null,
    opinion: lines.slice(0, Math.max(0, first) + 1).some((line) => opinionLabel.test(line.text)),
    paid: false,
    teasers: 0,
    video: false,
    links: looks.filter((look) => !look.prose && look.text.length > 25 && look.text.length < 140).length,
    paragraphs: lines.filter((_, at) => rules[at] === null).map((line) => line.text),
    from: {
      ...(title && { title: 'headline over the story' }),
      ...(authors && { authors: authors.from }),
      ...(published && { published: published.from }),
      ...(outlet && { outlet: outlet === site ? 'site' : 'named in the text' }),
    },
    removed: lines.flatMap((line, at): Removed[] => (rules[at] === null ? [] : [{ rule: rules[at], text: line.text }])),
  };
}

/** A label alone on its line. */
const opinionLabel = pagePattern('opinionLabel', { at: 'whole' });

/** The days that the lines show, the surest first. The scraper's day counts only where the page shows no better one. */
function datesAround(
  lines: readonly Nearby[],
  around: Surroundings,
  crawlDay: Moment | null,
  site: string | null,
): { published: { value: Moment; from: string } | null; updated: Moment | null } {
  const printed = printedStamps(around, site);
  const updated = printed.find((stamp) => stamp.label === 'updated')?.moment ?? null;
  const published =
    publishedStamp(printed) ??
    firstOf([
      { from: "the scraper's day", value: crawlDay },
      { from: 'printed as updated', value: updated },
      { from: 'the only stamp', value: onlyStamp(lines, site) },
    ]);
  return { published, updated };
}

/**
 * Some scrapers write ` date 2023-06-19 ` before the text: their record of the page's date, on the title's own line.
 * @public for tests/learn
 */
export function takeCrawlDay(text: string): { crawlDay: Moment | null; rest: string } {
  const match = /^\s*date\s+(\d{4}-\d{2}-\d{2})\b[ \t]*/.exec(text);
  return match ? { crawlDay: match[1], rest: text.slice(match[0].length) } : { crawlDay: null, rest: text };
}

/** The chance given to a letter's lines: the story's, unless their words say otherwise. */
const likely = 0.8;

/** A text has no more lines that matter. */
const mostLines = 50_000;

/** The lines of a scrape that hold anything. @public for tests/learn */
export function splitLines(text: string): Line[] {
  const lines: Line[] = [];
  let apart = true;
  for (const raw of unwrapLines(text).split('\n', mostLines)) {
    // "3. März 2026" is a day, not the third of a list.
    const bullet = /^\s*(?:[•●▪◦‣·*]|\d{1,2}\.(?!\s+\p{L}+\s+\d{4}))\s+/u.exec(raw);
    const line = oneLine(bullet ? raw.slice(bullet[0].length) : raw);
    if (line === '') {
      apart = true;
      continue;
    }
    const blanks = /^ */.exec(raw)?.[0].length ?? 0;
    lines.push({ text: line, bullet: bullet !== null, indent: Math.min(8, blanks >> 1), apart });
    apart = false;
  }
  return lines;
}

const lineForest = forestOf(lineTrees);

/** From this chance on a line is the story's; found by cross-validation, with the forest. */
export const least = 0.45;

/** The chance of each line that it belongs to the story, by the forest alone. @public for tests/learn */
export function storyChances(
  lines: readonly Line[],
  looks: readonly LineLook[],
  forest: Forest = lineForest(),
): number[] {
  return lineFeatures(lines, looks).map((row) => probability(forest, row));
}

/**
 * The rule that keeps each line out of the story; null for the lines of the story. Rules about words and places come after the
 * forest: they are sure, and it has seen too few of such lines. @public for tests/learn
 */
export function nameLines(
  lines: readonly Line[],
  looks: readonly LineLook[],
  chances: readonly number[],
  title: string | null,
): (string | null)[] {
  const titleKey = foldKey(title ?? '');
  const rules = looks.map((look, at): string | null => {
    const caption = captionRule(looks, at, titleKey);
    if (titleKey !== '' && look.key === titleKey) return 'title';
    if (look.byline || (look.words <= 4 && agencyOf(look.text.replace(/,$/, '')) !== null)) return 'byline';
    if (look.text.length < 60 && look.stamp) return 'stamp';
    if (caption !== null) return caption;
    if (isSure(look, chances[at])) return look.rule;
    if (chances[at] <= least) return look.rule ?? 'not like a story';
    return look.key === '' ? 'no words' : null;
  });
  refine(
    lines.map(({ text, bullet }) => ({ text, heading: false, bullet, post: false })),
    rules,
  );
  return rules;
}

/**
 * A caption is said twice in a row: as the picture's alternative text, which may be cut, and beneath it, with a credit. The
 * headline before a first sentence that repeats it is none.
 */
function captionRule(looks: readonly LineLook[], at: number, titleKey: string): string | null {
  const twice = (first: LineLook | undefined, second: LineLook | undefined): boolean =>
    first !== undefined &&
    second !== undefined &&
    first.text.length > 20 &&
    second.text.length < 320 &&
    first.key !== titleKey &&
    (first.text === second.text ||
      (second.text.startsWith(first.text) && second.text.length < first.text.length + 60) ||
      (second.rule === 'caption' && second.text.includes(first.text)));
  return twice(looks[at], looks[at + 1]) || twice(looks[at - 1], looks[at]) ? 'caption said twice' : null;
}

/** A headline without the breadcrumb before it, the day after it, and the site's name where the page also says it bare. */
function tidyTitle(text: string, lines: readonly Line[]): string {
  const title = text
    .replace(/^(?:home|news|you are here:?)\s*[»›>/]\s*(?:.*[»›>/]\s*)?/i, '')
    .replace(/\s+(?:\d{1,2}\.? \p{L}+ \d{4}|\p{L}+ \d{1,2}, \d{4})$/u, '');
  const bare = title.split(/\s+[|–—-]\s+/)[0];
  return bare !== title && lines.slice(0, 60).some((line) => line.text === bare) ? bare : title;
}
