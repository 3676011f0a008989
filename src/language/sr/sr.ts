import type { LanguagePack } from '../pack.ts';

/** Serbian. */
export const serbian: LanguagePack = {
  code: 'sr',
  text: {
    sentences: {
      ordinals: {},
    },
  },
};
