import type { LanguagePack } from '../pack.ts';

/** Bosnian. Months and weekdays: Intl (`../month-and-weekday-names.ts`). */
export const bosnian: LanguagePack = {
  code: 'bs',
  text: {
    sentences: {
      ordinals: {},
    },
  },
};
