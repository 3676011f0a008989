import type { LanguagePack } from '../pack.ts';

/** Slovenian. Months and weekdays: Intl (`../month-and-weekday-names.ts`). */
export const slovenian: LanguagePack = {
  code: 'sl',
  text: {
    sentences: {
      ordinals: {},
    },
  },
};
