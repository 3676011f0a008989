import type { LanguagePack } from '../pack.ts';

/** Norwegian. Months and weekdays: Intl (`../month-and-weekday-names.ts`). */
export const norwegian: LanguagePack = {
  code: 'no',
  text: {
    sentences: {
      abbreviations: {
        beforeName: 'dr prof f.eks bl.a d.v.s dvs ca hr fr s.k st pga inkl jf',
        beforeNumber: 'nr kl s tel kap',
        anywhere: 'm.m m.v m.fl osv etc mill mrd',
        starters: 'siden deretter ifølge men også nå da her der etter før under',
      },
      ordinals: {
        before: 'den det de d i fra til',
        nouns: 'verdenskrig divisjon mai-tog',
      },
    },
    words: {
      stopwords: 'nob',
      stemmer: 'norwegian',
      attribution:
        'sa sier sagt opplyser opplyste opplyst melder meldte uttaler uttalte forteller fortalte ' +
        'skriver tilføyde ifølge talsmann talskvinne talsperson myndighetene myndigheter ' +
        'pressemelding',
      dayParts: 'skveld skvelden smorgen',
    },
  },
};
