import { compareText } from '../../lib/text/text.ts';
import { daysBetween, firstDayOf } from '../../lib/time/calendar.ts';
import type { Headline } from '../../model/article.ts';
import type { Digest, DigestStory, DigestTopic } from '../../model/digest.ts';
import type { KeyDate } from '../../model/summary.ts';
import type { SourceIndex } from './material.ts';

/** Age in days up to which a day is what a report is about; an older one is what it recalls. */
const newsAge = 3;

/** Offset up to which a date stands in a report's first lines, in characters. */
const firstLines = 400;

/**
 * The timeline of a topic: its stories and their headlines in earlier editions, by day. The day of a new story is the one that its own first lines
 * name, else that of its lead.
 */
export function timelineOf(
  stories: readonly DigestStory[],
  earlier: readonly Headline[],
  { numberOf, articles }: SourceIndex,
): DigestTopic['timeline'] {
  const today = stories.flatMap(({ headline, dates, state }) => {
    const published = articles.get(headline.article)?.published?.slice(0, 10);
    if (state.kind === 'continuing') return { day: published, headline };
    const own = dates
      .filter(
        (date) =>
          date.precision === 'day' &&
          date.mention.article === headline.article &&
          (!published || (date.value <= published && daysBetween(date.value, published) <= newsAge)),
      )
      .sort((a, b) => a.mention.start - b.mention.start)[0];
    return { day: own && own.mention.start < firstLines ? own.value : published, headline };
  });
  const before = earlier.map((headline) => ({
    day: articles.get(headline.article)?.published?.slice(0, 10),
    headline,
  }));
  return [...before, ...today]
    .flatMap(({ day, headline: { article, text } }) =>
      day === undefined ? [] : [{ day, headline: text, article, source: numberOf.get(article) as number }],
    )
    .sort((a, b) => compareText(a.day, b.day) || a.source - b.source);
}

/** The days ahead in order, up to a maximum number; one line for each day and article, the same words once however many articles have them. */
export function lookAhead(dates: readonly KeyDate[], most: number): Digest['ahead'] {
  const seen = new Set<string>();
  return [...dates]
    .sort(
      (a, b) =>
        compareText(firstDayOf(a.value) ?? '', firstDayOf(b.value) ?? '') ||
        compareText(a.value, b.value) ||
        compareText(a.sentence.text, b.sentence.text),
    )
    .filter((date) => {
      const key = `${date.value} ${date.sentence.article}`;
      if (seen.has(key) || seen.has(date.clause.text)) return false;
      seen.add(key);
      seen.add(date.clause.text);
      return true;
    })
    .slice(0, most)
    .map(copyDate);
}

export function copyDate({
  value,
  precision,
  mention,
  sentence,
  clause,
  alsoIn,
}: KeyDate): DigestStory['dates'][number] {
  return {
    value,
    precision,
    mention: { ...mention },
    sentence: { ...sentence },
    clause: { ...clause },
    alsoIn: alsoIn.map((other) => ({ ...other })),
  };
}
