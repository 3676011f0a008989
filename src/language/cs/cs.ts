import type { LanguagePack } from '../pack.ts';

/** Czech. Months and weekdays: Intl (`../month-and-weekday-names.ts`). */
export const czech: LanguagePack = {
  code: 'cs',
  text: {
    sentences: {
      abbreviations: {
        beforeName:
          'dr prof doc ing mgr bc mudr judr phdr rndr sv tzv např ul nám gen plk mjr kpt por tj ' + 'resp cca',
        beforeNumber: 'č čís str s odst písm tel',
        anywhere: 'atd apod mil mld tis kč aj mj n.l',
        starters: 'potom poté však také nyní dnes včera podle po před během',
      },
      ordinals: {},
    },
    words: {
      stopwords: 'ces',
      stemmer: 'czech',
      attribution:
        'řekl řekla řekli uvedl uvedla uvedli oznámil oznámila oznámili sdělil sdělila sdělili ' +
        'dodal dodala prohlásil informoval informovala podle mluvčí úřad úřady prohlášení',
    },
  },
};
