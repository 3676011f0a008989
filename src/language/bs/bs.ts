import type { LanguagePack } from '../pack.ts';

/** Bosnian. */
export const bosnian: LanguagePack = {
  code: 'bs',
  text: {
    sentences: {
      ordinals: {},
    },
  },
};
