import type { LanguagePack } from '../pack.ts';
import { italianPage } from './page.ts';

/** Italian. Months and weekdays: Intl (`../month-and-weekday-names.ts`). */
export const italian: LanguagePack = {
  code: 'it',
  page: {
    ...italianPage,
    stampMonths: [
      'gennaio gen',
      'febbraio',
      'marzo',
      'aprile',
      'maggio',
      'giugno',
      'luglio',
      'agosto ago',
      'settembre',
      'ottobre',
      'novembre',
      'dicembre dic',
    ],
  },
  text: {
    sentences: {
      abbreviations: {
        beforeName:
          'sig sigg sig.ra sig.na dott dott.ssa dr prof prof.ssa avv ing arch geom rag on sen gen ' +
          'cap magg card ss spett egr gent ca es cfr p.es mons',
        beforeNumber: 'art artt pag pagg p pp nn num vol tel fig lett n',
        anywhere: 'ecc etc s.p.a s.r.l spa srl a.c d.c c.so p.zza v.le min max',
        starters:
          'dopo prima secondo mentre allora ma inoltre anche così sebbene ora oggi ieri domani ' +
          'davanti sotto tra fra verso se ogni tutto tutti tutta tutte alcuni vari molti nessuno ' +
          'questo questa questi queste ciò quello quella lui lei loro noi già solo lì qui ' +
          'entrambi altro altra il lo la i gli le un una',
      },
    },
    words: {
      stopwords: 'ita',
      stemmer: 'italian',
      elisions: /^(?:[cdlmst]|un|(?:de|a|da|ne|su)ll|quest|quell)['’]/iu,
      attribution:
        'detto dice dire disse ha dichiarato dichiara dichiarazione spiegato spiega annunciato ' +
        'annuncia affermato afferma aggiunto aggiunge riferito riferisce comunicato reso noto ' +
        'confermato conferma presentato presenterà presentare ricordato sottolineato precisato ' +
        'secondo fonti fonte portavoce autorità conferenza stampa agenzia',
    },
  },
};
