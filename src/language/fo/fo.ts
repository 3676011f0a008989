import type { LanguagePack } from '../pack.ts';

/** Faroese. Months and weekdays: Intl (`../month-and-weekday-names.ts`). */
export const faroese: LanguagePack = {
  code: 'fo',
  text: {
    sentences: {
      ordinals: {},
    },
  },
};
