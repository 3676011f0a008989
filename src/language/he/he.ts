import type { LanguagePack } from '../pack.ts';

/** Hebrew. Months and weekdays: Intl (`../month-and-weekday-names.ts`). */
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
