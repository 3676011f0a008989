import type { LanguagePack } from '../pack.ts';

/** Romanian. Months and weekdays: Intl (`../month-and-weekday-names.ts`). */
export const romanian: LanguagePack = {
  code: 'ro',
  text: {
    words: {
      stopwords: 'ron',
      stemmer: 'romanian',
      attribution:
        'spus spune declarat declară anunțat anunță afirmat adăugat precizat transmis informat ' +
        'potrivit purtător purtătorul cuvânt autorități autoritățile comunicat declarație',
    },
  },
};
