import { agencyBehind } from '../language/agencies.ts';
import { calendarNamesOf } from '../language/month-and-weekday-names.ts';
import type { ConsequenceRules, ConsequenceSign } from '../language/pack-parts/press/headlines.ts';
import { identifiedTextPackFor, lossOfHeadline, textPackFor } from '../language/packs.ts';
import { termsOf } from '../language/words.ts';
import type { Article } from '../model/article.ts';
import type { Report } from '../model/story.ts';

/** Where reports say what happened, in characters from the start of the text. */
const openingLength = 600;

/** What one witness is worth. */
const points = {
  /** A grave subject in the headline, and one that only the opening has; at most `mostSubjects` count. */
  graveInTitle: 0.5,
  graveInOpening: 0.2,
  /** The headline tells something done. */
  act: 0.8,
  /** The opening names a weekday: what happened on Monday is news, what goes on is a feature. */
  day: 0.6,
  agency: 0.6,
  /** A soft subject in the headline; at most `mostSoft` count. */
  soft: -0.8,
  /** Each point that a headline loses for its form (`HeadlineFault`), up to `mostFaults`. */
  fault: -0.8,
  /** The text has few words of the headline: it is another article's, or only promises. */
  untold: -2,
  /** The opening speaks in the first person. */
  firstPerson: -0.8,
} as const;

/** The dead, injured or missing that a report counts: for one person, and for each ten times as many. */
const casualtyPoints = 0.4;
const mostCasualtyPoints = 1.6;

const mostSubjects = 3;
const mostSoft = 2;
const mostFaults = 1;
const fewestOfFirstPerson = 2;

/** A headline of this many terms is told by its text if this share of them stands in its first characters. */
const fewestTitleTerms = 4;
const toldShare = 0.35;
const toldWithin = 3000;

/** A headline that loses this much is no plain one. */
const plainFaults = 0.6;

/** A report of this worth leads before a lighter one of the same day. */
const leadWorth = 0.8;

/** What the best report of a story counts beside the mean of all: the others may be columns that nobody recognised. */
const bestShare = 0.75;

/** Comment, lists and live pages without a report never lead. */
const withoutReport = -4;

/** One thing that speaks for or against a report, and its points. */
interface Witness {
  readonly name: string;
  readonly points: number;
}

/**
 * How much a story bears on many people: grave subjects, something done, an agency and a named day, against soft subjects, quarrels
 * and forms that are no report's. Mostly that of its best report; below 0 for features, far below for comment without a report.
 */
export function consequenceOf(reports: readonly Report[]): number {
  const worth = reportsIn(reports)
    .map(({ article }) => sumOf(witnessesOf(article)))
    .sort((a, b) => b - a);
  if (worth.length === 0) return withoutReport;
  const mean = worth.reduce((sum, value) => sum + value, 0) / worth.length;
  return bestShare * worth[0] + (1 - bestShare) * mean + (hasAgency(reports) ? points.agency : 0);
}

/** The witnesses of the best report, as one line for `briefing explain`: `Consequence: courts in the headline 0.5, …`. */
export function consequenceInWords(reports: readonly Report[]): string {
  const lists = reportsIn(reports).map(({ article }) => witnessesOf(article));
  if (lists.length === 0) return `Consequence: no report among its articles ${withoutReport}.`;
  const best = lists.reduce((most, list) => (sumOf(list) > sumOf(most) ? list : most));
  const all = hasAgency(reports) ? [...best, { name: 'a news agency', points: points.agency }] : best;
  return `Consequence: ${all.map(({ name, points: worth }) => `${name} ${worth}`).join(', ') || 'nothing seen'}.`;
}

/** How well an article can lead: 0 for a question, a list, a plea or the first person, 2 for one that tells something of consequence. */
export function plainnessOf(article: Article): 0 | 1 | 2 {
  const { title, text, language } = article;
  if (lossOfHeadline(title) >= plainFaults || speaksForItself(text.slice(0, openingLength), language)) return 0;
  return sumOf(witnessesOf(article)) >= leadWorth ? 2 : 1;
}

function reportsIn(reports: readonly Report[]): readonly Report[] {
  return reports.filter(({ article }) => article.kind === 'report');
}

function sumOf(witnesses: readonly Witness[]): number {
  return witnesses.reduce((sum, witness) => sum + witness.points, 0);
}

function hasAgency(reports: readonly Report[]): boolean {
  return reportsIn(reports)
    .flatMap(({ article, copies }) => [article, ...copies])
    .some((article) => agencyBehind(article) !== null);
}

function witnessesOf({ title, text, language }: Article): Witness[] {
  const rules = identifiedTextPackFor(language).consequence;
  const opening = text.slice(0, openingLength);
  const faults = Math.min(mostFaults, lossOfHeadline(title));
  return [
    ...(rules ? wordWitnesses(rules, title, opening) : []),
    ...witness('casualties', casualtiesIn(title, opening, language)),
    ...witness('a named day', namesDay(opening, language) ? points.day : 0),
    ...witness('a headline that its text does not tell', isTold(title, text, language) ? 0 : points.untold),
    ...witness('the form of its headline', Math.round(points.fault * faults * 100) / 100),
    ...witness('first person', speaksForItself(opening, language) ? points.firstPerson : 0),
  ];
}

function isTold(title: string, text: string, language: string): boolean {
  const terms = new Set(termsOf(title, language));
  if (terms.size < fewestTitleTerms) return true;
  const told = new Set(termsOf(text.slice(0, toldWithin), language));
  return [...terms].filter((term) => told.has(term)).length >= toldShare * terms.size;
}

function witness(name: string, worth: number): Witness[] {
  return worth === 0 ? [] : [{ name, points: worth }];
}

/** The witnesses among the words of a headline and an opening. */
function wordWitnesses(rules: ConsequenceRules, title: string, opening: string): Witness[] {
  const inTitle = rules.grave.filter(({ pattern }) => pattern.test(title));
  const inOpening = rules.grave.filter((sign) => !inTitle.includes(sign) && sign.pattern.test(opening));
  const soft = rules.soft.filter(({ pattern }) => pattern.test(title));
  const named = (signs: readonly ConsequenceSign[], worth: number) =>
    signs.map(({ name }) => ({ name, points: worth }));
  return [
    ...[...named(inTitle, points.graveInTitle), ...named(inOpening, points.graveInOpening)].slice(0, mostSubjects),
    ...witness('something done', rules.act.test(title) ? points.act : 0),
    ...named(soft.slice(0, mostSoft), points.soft),
  ];
}

/** The largest number of dead, injured or missing in a headline or an opening, as points. */
function casualtiesIn(title: string, opening: string, language: string): number {
  const rules = identifiedTextPackFor(language).figures;
  if (!rules) return 0;
  const sentences = [title, ...opening.split(/(?<=[.!?])\s+/)];
  const counts = sentences
    .filter((sentence) => !rules.isEarlierEvent(sentence))
    .flatMap((sentence) => rules.kinds.flatMap((kind) => rules.countsIn(kind, sentence)));
  const most = Math.max(0, ...counts.map(({ value }) => value));
  const worth = most < 1 ? 0 : casualtyPoints * (1 + Math.log10(most));
  return Math.round(100 * Math.min(mostCasualtyPoints, worth)) / 100;
}

/** The words of a text in small letters. */
function wordsIn(text: string): string[] {
  return text.toLowerCase().match(/\p{L}+/gu) ?? [];
}

function namesDay(opening: string, language: string): boolean {
  const { weekdays } = calendarNamesOf(language);
  return wordsIn(opening).some((word) => weekdays.has(word));
}

/** Whether an opening speaks of the writer, outside its quotations. */
function speaksForItself(opening: string, language: string): boolean {
  const pronouns = textPackFor(language).people?.pronouns ?? [];
  const own = new Set(pronouns.filter(({ person }) => person === 1).map(({ word }) => word.toLowerCase()));
  const unquoted = opening.replace(/["“][^"“”]*(?:["”]|$)/g, ' ');
  return wordsIn(unquoted).filter((word) => own.has(word)).length >= fewestOfFirstPerson;
}
