import type { LanguagePack } from '../pack.ts';

/** Slovenian. */
export const slovenian: LanguagePack = {
  code: 'sl',
  text: {
    sentences: {
      ordinals: {},
    },
  },
};
