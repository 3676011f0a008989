import { withoutQuotations } from '../../lib/text/quotations.ts';
import type { SentenceTypography } from './sentences.ts';
import type { FitnessRule, SentenceView } from './summaries/standalone.ts';

/** What is assumed of a language that says nothing of its own. */

/** The habits of most languages together: none of these is misread where a language lacks it. */
export const internationalTypography: SentenceTypography = {
  highMarkCloses: false,
  spacedAbbreviations: true,
  elidedArticles: true,
  dialogueDashes: true,
  shortMonths: true,
};

/** Rules of fitness that need no words: lengths and marks. */

/** A sentence is between these many words long. */
const fewestWords = 5;
const mostWords = 70;

/** Fewer words than these outside quotations are only a cue. */
const fewestOutside = 5;

/** With less of its text outside quotations, a sentence that begins with a quotation is mostly one. */
const leastOutside = 0.6;

/** Labels of widgets that sites of all languages print inside a text, in capitals. */
const widgetLabel =
  /\s(?:MORE|READ MORE|SEE MORE)(?=['’]s\s|[\s,.(]|$)|\b(?:JUST WATCHED|Replay|More Videos)\b|^CLOSE\s/;

const openingMark = /^["“‘'„«]/;

/** Whether a text contains the label of a widget: "READ MORE". */
export function hasWidgetLabel(text: string): boolean {
  return widgetLabel.test(text);
}

/** A sentence with its text outside quotations. */
export function sentenceView(text: string, words: number): SentenceView {
  return { text, words, outside: withoutQuotations(text) };
}

export const tooShortOrLong: FitnessRule = {
  name: 'too short or too long',
  when: ({ words }) => words < fewestWords || words > mostWords,
  factor: 0,
};

export const withoutEnd: FitnessRule = {
  name: 'no mark at its end',
  when: ({ text }) => !/[.!…。！]["”’'»)\]]*$/u.test(text),
  factor: 0,
};

export const question: FitnessRule = {
  name: 'a question',
  when: ({ text }) => /\?["”’')]*$/.test(text),
  factor: 0,
};

/** A part of somebody's longer speech. */
export const unpairedMark: FitnessRule = {
  name: 'a quotation mark without its partner',
  when: ({ text }) => (text.match(/["“”„«»]/g)?.length ?? 0) % 2 === 1,
  factor: 0,
};

/** It belongs among the key quotes. */
export const onlyQuotation: FitnessRule = {
  name: 'only a quotation and its cue',
  when: ({ outside }) => outside.split(/\s+/).filter((word) => /\p{L}/u.test(word)).length < fewestOutside,
  factor: 0,
};

export const mostlyQuotation: FitnessRule = {
  name: 'mostly a quotation',
  when: ({ text, outside }) => openingMark.test(text) && outside.length < text.length * leastOutside,
  factor: 0,
};

export const opensWithQuotation: FitnessRule = {
  name: 'begins with a quotation',
  when: ({ text }) => openingMark.test(text),
  factor: 0.4,
};

export const short: FitnessRule = { name: 'short', when: ({ words }) => words < 9, factor: 0.6 };

export const long: FitnessRule = { name: 'long', when: ({ words }) => words > 45, factor: 0.8 };

const widget: FitnessRule = {
  name: 'a widget of the site',
  when: ({ outside }) => hasWidgetLabel(outside),
  factor: 0.05,
};

/** The rules for languages without rules of their own, in order. */
export const anyLanguage: readonly FitnessRule[] = [
  tooShortOrLong,
  question,
  withoutEnd,
  unpairedMark,
  onlyQuotation,
  mostlyQuotation,
  widget,
  opensWithQuotation,
  short,
  long,
];
