import type { LanguagePack } from '../pack.ts';

/** Croatian. */
export const croatian: LanguagePack = {
  code: 'hr',
  text: {
    sentences: {
      ordinals: {
        nouns: 'hnl',
      },
    },
  },
};
