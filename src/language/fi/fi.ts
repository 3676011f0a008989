import type { LanguagePack } from '../pack.ts';

/** Finnish. Months and weekdays: Intl (`../month-and-weekday-names.ts`). */
export const finnish: LanguagePack = {
  code: 'fi',
  text: {
    sentences: {
      abbreviations: {
        beforeName: 'esim ts ns mm prof toht',
        beforeNumber: 'n s klo nro puh',
        anywhere: 'ym jne milj mrd yms',
        starters: 'sen sitten mutta myös nyt kun jos vaikka hän he se ne',
      },
      ordinals: {},
    },
    words: {
      stopwords: 'fin',
      stemmer: 'finnish',
      attribution:
        'sanoi sanoo sanoivat kertoi kertoo kertoivat totesi toteaa ilmoitti ilmoittaa lisäsi ' +
        'mukaan tiedottaja edustaja viranomainen viranomaiset viranomaisten tiedote tiedotteessa',
    },
  },
};
