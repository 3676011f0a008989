import { plural } from '../../lib/text/text.ts';
import { longDay, plainDay } from '../../lib/time/calendar.ts';
import type { Digest, DigestCorrection } from '../../model/digest.ts';
import { arranged } from './arrangement.ts';
import { PageTexts } from './page-texts.ts';
import { References } from './references.ts';
import { outletOf } from './source-view.ts';
import { alsoView, newLines, textsOf, topicView } from './story-view.ts';
import { subjectHeadline } from './subject.ts';
import type { CorrectionView, DatedLineView, TopicView, View } from './view.ts';

/** Digest -> View: the complete edition. Pure. */
export function viewOf(digest: Digest): View {
  const refs = new References(digest);
  const { counts } = digest;
  const topics = withLead(digest.topics.map((topic) => topicView(topic, refs)));
  return {
    title: digest.title,
    edition: digest.edition,
    dayInWords: longDay(digest.day),
    tally: `${plural(counts.stories, 'story', 'stories')} from ${plural(counts.articles, 'article')} of ${plural(counts.outlets, 'outlet')}`,
    reading: plural(counts.minutes, 'minute'),
    lead: subjectHeadline(digest.topics[0].stories[0].headline.text),
    more: counts.stories > 1 ? `and ${counts.stories - 1} more` : '',
    rest: restOf(digest),
    preheader: '',
    preheaderPadding: '',
    logo: { src: '', alt: '', width: '' },
    editorsNote: digest.note ?? '',
    ...arranged({ topics, also: digest.also.map((one) => alsoView(one, refs)) }),
    corrections: digest.corrections.map((one) => correctionView(one, refs)),
    ahead: aheadOf(topics, refs),
    repeats: repeatsLine(digest.repeats),
    problems: digest.problems.flatMap(problemForReaders),
    dropped: countedByReason(digest.dropped),
    accounts: accountsLine(digest.accounts),
    made: 'Made without a language model: every sentence, quotation and date is a verified excerpt of its source.',
    omitted: '',
    web: '',
    unsubscribe: '',
    imprint: [],
    previous: digest.previous?.edition ?? '',
  };
}

/** A path or an address: useless for readers, and private. */
const place = /[\\/]|\w@\w/;

/** Readers see problems of sources only, such as a source without new items; not which file could not be read. */
function problemForReaders({ stage, about, message }: Digest['problems'][number]): View['problems'] {
  if (stage !== 'collect' || place.test(about)) return [];
  return [{ about, message: place.test(message) ? 'had a problem; the operator’s report has the details' : message }];
}

function countedByReason(dropped: Digest['dropped']): View['dropped'] {
  const counts = new Map<string, number>();
  for (const { reason, count } of dropped) counts.set(reason, (counts.get(reason) ?? 0) + count);
  return [...counts]
    .filter(([reason]) => !place.test(reason))
    .map(([reason, count]) => ({ path: plural(count, 'item'), reason }));
}

/** The headlines that a preheader adds to the one in the subject. */
function restOf({ topics, also }: Digest): string[] {
  const [, ...others] = [...topics.flatMap(({ stories }) => stories), ...also].map(({ headline }) => headline.text);
  return others.length > 0 ? others : [topics[0].stories[0].sentences[0].text];
}

/** The topics with the first story as the lead; opinion never leads. */
function withLead([first, ...others]: readonly TopicView[]): TopicView[] {
  const [lead, ...rest] = first.stories;
  return [{ ...first, stories: [{ ...lead, lead: !first.comment }, ...rest] }, ...others];
}

/** The days ahead that no story tells already. */
function aheadOf(topics: readonly TopicView[], refs: References): DatedLineView[] {
  const stories = topics.flatMap((topic) => topic.stories);
  const printed = new PageTexts(stories.flatMap(textsOf), stories[0].lang);
  return newLines(
    refs.digest.ahead.map((date) => refs.line(date)),
    printed,
  );
}

function repeatsLine(repeats: number): string {
  if (repeats === 0) return '';
  const stories = plural(repeats, 'story', 'stories');
  return `${stories} of earlier editions ${repeats === 1 ? 'is' : 'are'} not repeated: there is nothing new.`;
}

function accountsLine(accounts: Digest['accounts']): string {
  const grouped = accounts.grouped > 0 ? ` ${accounts.grouped} grouped under another,` : '';
  return `${plural(accounts.collected, 'item')} read: ${accounts.printed} printed,${grouped} ${accounts.held} deferred, ${accounts.dropped} skipped.`;
}

function correctionView({ edition, was, now, article }: DigestCorrection, refs: References): CorrectionView {
  const source = refs.source(article);
  return {
    outlet: source === undefined ? '' : outletOf(source),
    url: source?.url ?? '',
    lang: refs.lang(article),
    day: plainDay(edition.slice(0, 10)),
    was: was.text,
    now: now?.text ?? '',
  };
}
