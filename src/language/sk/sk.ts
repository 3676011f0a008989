import type { LanguagePack } from '../pack.ts';

/** Slovak. Months and weekdays: Intl (`../month-and-weekday-names.ts`). */
export const slovak: LanguagePack = {
  code: 'sk',
  text: {
    sentences: {
      abbreviations: {
        beforeName: 'dr prof doc ing mgr bc mudr judr phdr rndr sv tzv napr ul nám gen plk mjr kpt tj resp ' + 'cca',
        beforeNumber: 'č str s ods písm tel',
        anywhere: 'atď apod mil mld tis',
        starters: 'potom však tiež teraz dnes včera podľa po pred počas',
      },
      ordinals: {},
    },
  },
};
