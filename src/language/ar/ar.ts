import type { LanguagePack } from '../pack.ts';

/** Arabic. Months and weekdays: Intl (`../month-and-weekday-names.ts`). */
export const arabic: LanguagePack = {
  code: 'ar',
  text: {
    words: {
      stopwords: 'ara',
      stemmer: 'arabic',
      attribution:
        'قال قالت وقال وقالت أضاف وأضاف أعلن أعلنت وأعلن أكد أكدت وأكد ذكر ذكرت أوضح أفاد أفادت ' +
        'صرح متحدث المتحدث بيان تصريح وفقا السلطات',
    },
  },
};
