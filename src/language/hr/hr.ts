import type { LanguagePack } from '../pack.ts';

/** Croatian. Months and weekdays: Intl (`../month-and-weekday-names.ts`). */
export const croatian: LanguagePack = {
  code: 'hr',
  text: {
    sentences: {
      ordinals: {
        nouns: 'hnl',
      },
    },
  },
};
