import type { LanguagePack } from '../pack.ts';

/** Icelandic. */
export const icelandic: LanguagePack = {
  code: 'is',
  text: {
    sentences: {
      ordinals: {},
    },
  },
};
