import type { LanguagePack } from '../pack.ts';

/** Latvian. Months and weekdays: Intl (`../month-and-weekday-names.ts`). */
export const latvian: LanguagePack = {
  code: 'lv',
  text: {
    sentences: {
      ordinals: {},
    },
  },
};
