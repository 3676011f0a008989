import type { LanguagePack } from '../pack.ts';

/** Hindi. Months and weekdays: Intl (`../month-and-weekday-names.ts`). */
export const hindi: LanguagePack = {
  code: 'hi',
  text: {
    words: {
      stopwords: 'hin',
      stemmer: null,
      attribution: 'कहा कहना बताया बताते घोषणा बयान अनुसार मुताबिक प्रवक्ता अधिकारी अधिकारियों जानकारी',
    },
  },
};
