import type { LanguagePack } from '../pack.ts';

/** Hebrew. */
export const hebrew: LanguagePack = {
  code: 'he',
  text: {
    words: {
      stopwords: 'heb',
      stemmer: null,
      attribution:
        'אמר אמרה אמרו מסר מסרה נמסר הודיע הודיעה הודיעו הוסיף הוסיפה ציין ציינה לדברי דובר דוברת ' +
        'הדובר הודעה הרשויות',
    },
  },
};
