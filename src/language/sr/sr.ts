import type { LanguagePack } from '../pack.ts';

/** Serbian. Months and weekdays: Intl (`../month-and-weekday-names.ts`). */
export const serbian: LanguagePack = {
  code: 'sr',
  text: {
    sentences: {
      ordinals: {},
    },
  },
};
