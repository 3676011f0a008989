import type { LanguagePack } from '../pack.ts';

/** Ukrainian. Months and weekdays: Intl (`../month-and-weekday-names.ts`). */
export const ukrainian: LanguagePack = {
  code: 'uk',
  text: {
    words: {
      stopwords: 'ukr',
      stemmer: null,
      attribution:
        'сказав сказала сказали заявив заявила заявили повідомив повідомила повідомили повідомляє ' +
        'повідомлення зазначив зазначила додав додала розповів розповіла оголосив словами словам ' +
        'даними речник речниця представник влада сьогодні вчора понеділка вівторка середу середи ' +
        'четверга пятницю пятниці суботу суботи неділю неділі',
    },
  },
};
