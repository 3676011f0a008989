import type { LanguagePack } from '../pack.ts';
import { englishCalendar } from './calendar/calendar.ts';
import { people } from './people/people.ts';
import { quotes } from './quotes/quotes.ts';
import { standalone } from './standalone.ts';
import { hasVerb } from './verbs.ts';

/** English: the only language in which people, speakers, dates in words and the fitness of sentences are known. */
export const english: LanguagePack = {
  code: 'en',
  text: {
    words: { stopwords: 'eng', stemmer: 'english' },
    calendar: englishCalendar,
    people,
    clauses: { hasVerb },
    quotes,
    standalone,
  },
};
