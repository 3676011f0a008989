import type { LanguagePack } from '../pack.ts';

/** Icelandic. Months and weekdays: Intl (`../month-and-weekday-names.ts`). */
export const icelandic: LanguagePack = {
  code: 'is',
  text: {
    sentences: {
      ordinals: {},
    },
  },
};
