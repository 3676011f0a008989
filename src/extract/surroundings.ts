import { agencyOf } from '../language/agencies.ts';
import { isStampLine, type Stamp, stampsIn, tells } from '../language/stamps.ts';
import type { PageElement } from '../lib/markup/html.ts';
import { foldKey } from '../lib/text/text.ts';
import type { Moment } from '../model/article.ts';
import { type Byline, bylineOf, isPersonName, nameBefore, readAuthors } from './bylines.ts';
import { pagePattern } from './page-patterns.ts';

/** A line, or a block of a page, that stands beside a story. */
export interface Nearby {
  readonly text: string;
  readonly anchors: readonly PageElement[];
}

/** What stands over a story, from the headline on, then what stands over the headline; and what follows the story. */
export interface Surroundings {
  readonly before: readonly Nearby[];
  readonly after: readonly Nearby[];
  /** How many of `before` stand right over the story, and how many under the headline. */
  readonly head: number;
  readonly under: number;
}

/** How many lines over the headline, or under the story, may still speak of it. */
const reach = 8;

/** A standfirst or a list of key points may stand over byline and stamp. */
const beneath = 14;

/** Gathers what stands around a story whose first and last lines, and whose headline (-1: unknown), are known. */
export function surroundingsOf(lines: readonly Nearby[], titleAt: number, first: number, last: number): Surroundings {
  if (first < 0) return { before: [], after: [], head: 0, under: 0 };
  const head = titleAt < 0 || titleAt > first ? Math.max(0, first - 2 * reach) : titleAt;
  const over = lines.slice(Math.max(0, head - reach), head).filter(({ text }) => !isCrawlBar(text));
  const under = lines.slice(Math.max(head, first - 60), first + 3);
  const beginning = lines.slice(first + 3, Math.min(last, first + beneath));
  return {
    before: [...under, ...beginning, ...over.reverse()],
    after: lines.slice(last, last + 1 + 2 * reach),
    head: under.length,
    under: under.length + beginning.length,
  };
}

/**
 * Authors, and the rule that found them.
 *
 * @example { authors: ['Ann Lee'], agency: null, from: 'byline' }
 */
export interface FoundAuthors extends Byline {
  readonly from: string;
}

/** The first line around the story that says "By": over it, or right under it. */
export function printedByline(around: Surroundings, outlet: string | null): FoundAuthors | null {
  const lines = [...around.before, ...around.after];
  for (const [at, { text }] of lines.entries()) {
    // "By" may stand on a line of its own.
    const whole = byAlone.test(text) && lines[at + 1] ? `${text} ${lines[at + 1].text}` : text;
    const byline = bylineOf(whole, outlet);
    if (byline !== null) return { ...byline, from: at < around.before.length ? 'byline' : 'byline under the story' };
  }
  return null;
}

const portraitOf = pagePattern('portraitOf', { at: 'whole', after: ' (.{3,40})' });
const portraitAfter = pagePattern('portraitAfter', { at: 'end', before: "^(.{3,40}?)(?:['’]s)? " });
const authorLabel = pagePattern('authorLabel', { at: 'whole', after: '\\s*:?' });
const role = pagePattern('authorRole', { at: 'anywhere' });
const bio = pagePattern('authorVerb', {
  at: 'start',
  caseSensitive: true,
  before: '(\\p{Lu}\\S+(?: \\p{Lu}\\S+){1,3}) ',
});
const ago = pagePattern('ago', { at: 'anywhere' });
const byAlone = pagePattern('byAlone', { at: 'whole' });
const startsWithByline = pagePattern('byline', { at: 'anywhere' });
const stampLabel = pagePattern('stampLabel', { at: 'whole', after: ':?' });
const crawlBar = pagePattern('weekday', {
  at: 'whole',
  after: ',?\\s+(?:\\p{L}+\\.? \\d{1,2}|\\d{1,2} \\p{L}+),? \\d{4}',
});

const isStampish = (text: string) => text.length < 120 && (stampsIn(text).length > 0 || ago.test(text));

/** The ways in which a page names its author without "By", the surest first. */
const ways: readonly {
  readonly from: string;
  readonly sure?: true;
  readonly names: (lines: readonly Nearby[], at: number) => readonly string[];
}[] = [
  {
    from: 'portrait of the author',
    sure: true,
    names: (lines, at) => {
      const { text } = lines[at];
      const who = (portraitOf.exec(text) ?? portraitAfter.exec(text))?.[1].trim() ?? '';
      return foldKey(lines[at + 1]?.text ?? '') === foldKey(who) || isPersonName(who)
        ? readAuthors([who], null).authors
        : [];
    },
  },
  {
    from: 'under "author"',
    sure: true,
    names: (lines, at) =>
      authorLabel.test(lines[at - 1]?.text ?? '') && lines[at].text.length < 100
        ? readAuthors([lines[at].text], null).authors
        : [],
  },
  {
    from: 'name with a stamp or a role',
    names: (lines, at) => {
      const { text } = lines[at];
      const name = nameBefore(text);
      return name !== null && name !== text && (isStampish(text) || role.test(text)) ? [name] : [];
    },
  },
  {
    from: 'name beside a stamp or a role',
    names: (lines, at) => {
      const next = lines[at + 1]?.text ?? '';
      return isPersonName(lines[at].text) && (isStampish(next) || (next.length < 100 && role.test(next)))
        ? [lines[at].text]
        : [];
    },
  },
  {
    from: 'name said twice',
    names: (lines, at) =>
      isPersonName(lines[at].text) && lines[at].text === lines[at + 1]?.text ? [lines[at].text] : [],
  },
];

/**
 * The author where no line says "By": a portrait's caption; a name under "Author"; a name with a stamp or a role beside it,
 * or said twice, as author boxes do; under the story, a sentence on who someone is. At last, a name alone between headline
 * and story.
 */
export function nameAlone(around: Surroundings, title: string | null, outlet: string | null): FoundAuthors | null {
  const taken = new Set([foldKey(title ?? ''), foldKey(outlet ?? '')]);
  const found = (names: readonly string[], from: string): FoundAuthors => ({ authors: names, agency: null, from });
  const named = (text: string) => isPersonName(text) && agencyOf(text) === null && !taken.has(foldKey(text));
  for (const lines of [around.before.slice(0, around.under), around.after])
    for (const way of ways)
      for (const at of lines.keys()) {
        // A newsletter may bear its author's name; what says "author" is believed.
        const names = way
          .names(lines, at)
          .filter((name) => (way.sure || !taken.has(foldKey(name))) && agencyOf(name) === null);
        if (names.length > 0) return found(names, way.from);
      }
  const described = around.after
    .map(({ text }) => (role.test(text.slice(0, 160)) ? bio.exec(text)?.[1] : undefined))
    .find((name) => name !== undefined && named(name));
  if (described !== undefined) return found([described], 'sentence on the author');
  // A name that the headline says is whom the story is about.
  const titleWords = new Set(foldKey(title ?? '').split(' '));
  const alone = around.before
    .slice(0, around.head)
    .find(({ text }) => named(text) && !titleWords.has(foldKey(text).split(' ').at(-1) ?? ''));
  return alone === undefined ? null : found([alone.text], 'name alone');
}

/** A date that is printed around the story. */
export interface PrintedStamp extends Stamp {
  /** It stands over the story, not under it. */
  readonly over: boolean;
}

/** Stamps printed around the story, those over it first. A longer text that holds a date is part of a report. */
export function printedStamps(around: Surroundings, site: string | null): PrintedStamp[] {
  const read = (lines: readonly Nearby[], over: boolean) =>
    lines.flatMap(({ text }, at) => {
      // The day of a post that the story shows is the post's.
      if (text.length >= 240 || tells(text) || /\(@\w+\)/.test(text)) return [];
      // A label may stand on a line of its own: "Published" over "October 14, 2025".
      const label = stampLabel.test(lines[at - 1]?.text ?? '') ? `${lines[at - 1].text.replace(/:$/, '')}: ` : '';
      const stamps = stampsIn(label + text, site);
      const isStamp = isStampLine(text, site) || (over && startsWithByline.test(text));
      return stamps.filter((stamp) => isStamp || stamp.label !== null).map((stamp) => ({ ...stamp, over }));
    });
  return [...read(around.before, true), ...read(around.after, false)];
}

/** The day of the only stamp that stands alone on a line, anywhere; null when lines disagree. */
export function onlyStamp(lines: readonly Nearby[], site: string | null): Moment | null {
  const days = new Map<string, Moment>();
  for (const [at, { text }] of lines.entries())
    if ((at >= 4 || !isCrawlBar(text)) && text.length < 100 && isStampLine(text, site))
      for (const { moment } of stampsIn(text, site)) days.set(moment.slice(0, 10), moment);
  return days.size === 1 ? [...days.values()][0] : null;
}

/** A weekday and a date alone on a line of the site's bar: the day on which the page was fetched. */
function isCrawlBar(text: string): boolean {
  return crawlBar.test(text);
}

/** The day to print of what is printed: named as published, else unnamed over the story. */
export function publishedStamp(printed: readonly PrintedStamp[]): { value: Moment; from: string } | null {
  const named = printed.find((stamp) => stamp.label === 'published');
  const withZone = ({ zone }: PrintedStamp, from: string) => (zone === null ? from : `${from} (${zone})`);
  if (named) return { value: named.moment, from: withZone(named, 'printed as published') };
  const over = printed.find((stamp) => stamp.label === null && stamp.over);
  return over ? { value: over.moment, from: withZone(over, 'printed over the story') } : null;
}
