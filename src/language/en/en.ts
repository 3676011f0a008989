import type { LanguagePack } from '../pack.ts';
import { englishCalendar } from './calendar/calendar.ts';
import { isFirstName, pronounOf } from './first-names.ts';
import { speechVerb } from './speech.ts';
import { honorifics, offices } from './titles.ts';
import { hasVerb } from './verbs.ts';

const genders = { he: 'masculine', she: 'feminine' } as const;

/** English: the only language in which people, speakers, dates in words and the fitness of sentences are known. */
export const english: LanguagePack = {
  code: 'en',
  text: {
    words: { stopwords: 'eng', stemmer: 'english' },
    calendar: englishCalendar,
    people: {
      isFirstName,
      genderOf: (name) => {
        const pronoun = pronounOf(name);
        return pronoun === null ? null : genders[pronoun];
      },
      honorifics,
      offices,
    },
    clauses: { hasVerb },
    quotes: {
      speechVerb,
      pronouns: [
        { word: 'he', gender: 'masculine', number: 'singular' },
        { word: 'she', gender: 'feminine', number: 'singular' },
        { word: 'they', gender: null, number: 'plural' },
      ],
    },
  },
};
