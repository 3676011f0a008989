import type { LanguagePack } from '../pack.ts';

/** Hungarian. Months and weekdays: Intl (`../month-and-weekday-names.ts`). */
export const hungarian: LanguagePack = {
  code: 'hu',
  text: {
    sentences: {
      abbreviations: {
        beforeName: 'dr prof ifj id özv ún ill pl kb vö',
        beforeNumber: 'sz tel',
        anywhere: 'stb',
        starters: 'majd azonban is most ma tegnap szerint után előtt',
      },
      ordinals: {},
    },
    words: {
      stopwords: 'hun',
      stemmer: 'hungarian',
      attribution:
        'mondta mondja mondták közölte közölték közlemény bejelentette bejelentették hozzátette ' +
        'kijelentette kijelentették elmondta elmondták szerint szóvivő szóvivője hatóság ' +
        'hatóságok nyilatkozat tájékoztatott',
    },
  },
};
