import type { LanguagePack } from '../pack.ts';

/** Indonesian. Months and weekdays: Intl (`../month-and-weekday-names.ts`). */
export const indonesian: LanguagePack = {
  code: 'id',
  text: {
    words: {
      stopwords: 'ind',
      stemmer: null,
      attribution:
        'kata mengatakan berkata ujar ujarnya katanya menyatakan menyebutkan mengumumkan ' +
        'menambahkan menjelaskan menurut juru bicara otoritas pihak keterangan pernyataan',
    },
  },
};
