import type { LanguagePack } from '../pack.ts';

/** Bulgarian. Months and weekdays: Intl (`../month-and-weekday-names.ts`). */
export const bulgarian: LanguagePack = {
  code: 'bg',
  text: {
    words: {
      stopwords: 'bul',
      stemmer: null,
      attribution:
        'каза казва заяви съобщи съобщиха обяви обявиха добави посочи според говорител ' +
        'говорителят изявление властите информация',
    },
  },
};
