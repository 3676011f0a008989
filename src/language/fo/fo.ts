import type { LanguagePack } from '../pack.ts';

/** Faroese. */
export const faroese: LanguagePack = {
  code: 'fo',
  text: {
    sentences: {
      ordinals: {},
    },
  },
};
