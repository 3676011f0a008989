import type { LanguagePack } from '../pack.ts';

/** Polish. Months and weekdays: Intl (`../month-and-weekday-names.ts`). */
export const polish: LanguagePack = {
  code: 'pl',
  text: {
    sentences: {
      abbreviations: {
        beforeName: 'dr prof hab inż mgr ks św gen płk mjr kpt por tzw tzn np m.in ul al pl red',
        beforeNumber: 'nr art ust pkt s str tel poz godz',
        anywhere: 'itd itp mln mld tys zł wg',
        starters: 'potem następnie jednak także teraz dziś wczoraj według po przed podczas',
      },
      ordinals: {
        nouns: 'dywizja pułk brygada armia',
      },
    },
    words: {
      stopwords: 'pol',
      stemmer: null,
      attribution:
        'powiedział powiedziała powiedzieli mówi oświadczył oświadczyła oświadczenie poinformował ' +
        'poinformowała poinformowali podał podała podano przekazał przekazała dodał dodała ' +
        'zaznaczył podkreślił zapowiedział ogłosił ogłosiła według rzecznik rzeczniczka władze ' +
        'komunikat komunikacie',
    },
  },
};
