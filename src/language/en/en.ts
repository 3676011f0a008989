import type { LanguagePack } from '../pack.ts';
import { englishAbbreviations, typography } from './abbreviations.ts';
import { englishCalendar } from './calendar/calendar.ts';
import { clauses } from './clauses.ts';
import { cleaning } from './cleaning/cleaning.ts';
import { commentary } from './commentary/commentary.ts';
import { figures } from './figures.ts';
import { englishPage } from './page.ts';
import { people } from './people/people.ts';
import { consequence } from './press/consequence.ts';
import { headlines, titleCase } from './press/headlines.ts';
import { sectionWords } from './press/section-words.ts';
import { quotes } from './quotes/quotes.ts';
import { stamps } from './stamps.ts';
import { coherence } from './summaries/coherence.ts';
import { news } from './summaries/news.ts';
import { standalone } from './summaries/standalone.ts';
import { topicNames } from './topic-names.ts';

/** English: the only language in which people, speakers, dates in words, figures and the fitness of sentences are known. */
export const english: LanguagePack = {
  code: 'en',
  page: { ...englishPage, ...stamps, headlines },
  text: {
    sentences: { abbreviations: englishAbbreviations, typography },
    words: {
      stopwords: 'eng',
      stemmer: 'english',
      // The stop list lacks these, although they say nothing of a story.
      moreStopwords:
        'will not can shall should does did has had been had its said says say told tell telling ' +
        'according added asked report reported reports reporting statement news also would could ' +
        'may might must since though although however including among amid people new one two ' +
        'three first last year years month months week weeks day days today yesterday time make ' +
        'made take taken get got go going monday tuesday wednesday thursday friday saturday ' +
        'sunday mr mrs ms per cent percent',
      // Topics were worse without months (BCubed F1 60.2, with them 61.9).
      monthsTell: true,
    },
    calendar: englishCalendar,
    people,
    clauses,
    figures,
    consequence,
    quotes,
    titleCase,
    standalone,
    cleaning,
    news,
    coherence,
    topicNames,
    commentary,
    sections: sectionWords,
  },
};
