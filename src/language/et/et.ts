import type { LanguagePack } from '../pack.ts';

/** Estonian. Months and weekdays: Intl (`../month-and-weekday-names.ts`). */
export const estonian: LanguagePack = {
  code: 'et',
  text: {
    sentences: {
      ordinals: {},
    },
  },
};
