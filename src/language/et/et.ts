import type { LanguagePack } from '../pack.ts';

/** Estonian. */
export const estonian: LanguagePack = {
  code: 'et',
  text: {
    sentences: {
      ordinals: {},
    },
  },
};
