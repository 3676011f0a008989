import type { LanguagePack } from '../pack.ts';

/** Swedish. Months and weekdays: Intl (`../month-and-weekday-names.ts`). */
export const swedish: LanguagePack = {
  code: 'sv',
  text: {
    sentences: {
      abbreviations: {
        beforeName: 'dr prof t.ex bl.a d.v.s dvs s.k m.a.o ca f.d fd',
        beforeNumber: 'nr kl s tel kap',
        anywhere: 'm.m m.fl osv etc o.s.v mkr st',
        starters: 'sedan därefter enligt men också nu då här där efter före under',
      },
    },
    words: {
      stopwords: 'swe',
      stemmer: 'swedish',
      attribution:
        'sade säger sagt meddelade meddelar uppgav uppger berättade berättar skriver uttalade ' +
        'tillade enligt talesperson talesman taleskvinna myndigheten myndigheterna myndighet ' +
        'pressmeddelande',
      dayParts: 'skväll skvällen smorgon eftermiddag',
    },
  },
};
