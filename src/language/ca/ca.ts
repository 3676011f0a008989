import type { LanguagePack } from '../pack.ts';

/** Catalan. Months and weekdays: Intl (`../month-and-weekday-names.ts`). */
export const catalan: LanguagePack = {
  code: 'ca',
  text: {
    words: {
      stopwords: 'cat',
      stemmer: null,
      elisions: /^[dlmnst]['’]/iu,
      attribution:
        'va dir diu digué afirmar afirma assegurar explicar explica anunciar anunciat declarar ' +
        'declarat afegir afegit segons portaveu autoritats comunicat fonts',
    },
  },
};
