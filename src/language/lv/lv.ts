import type { LanguagePack } from '../pack.ts';

/** Latvian. */
export const latvian: LanguagePack = {
  code: 'lv',
  text: {
    sentences: {
      ordinals: {},
    },
  },
};
