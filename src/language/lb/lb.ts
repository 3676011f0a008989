import type { LanguagePack } from '../pack.ts';

/** Luxembourgish. Months and weekdays: Intl (`../month-and-weekday-names.ts`). */
export const luxembourgish: LanguagePack = {
  code: 'lb',
  text: {
    sentences: {
      ordinals: {
        before: 'de den dem der d am vum zum um bis all an',
        nouns: 'joer joerhonnert weltkrich kummer plaz ronn spilldag gebuertsdag',
      },
    },
  },
};
