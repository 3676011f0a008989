import type { LanguagePack } from '../pack.ts';
import { frenchPage } from './page.ts';

/** French. Months and weekdays: Intl (`../month-and-weekday-names.ts`). */
export const french: LanguagePack = {
  code: 'fr',
  page: {
    ...frenchPage,
    stampMonths: [
      'janvier janv',
      'février févr',
      'mars',
      'avril avr',
      'mai',
      'juin',
      'juillet juil',
      'août aout',
      'septembre',
      'octobre',
      'novembre',
      'décembre déc',
    ],
  },
  text: {
    sentences: {
      abbreviations: {
        beforeName: 'm mm mme mmes mlle mlles mgr dr drs pr prof st ste env cf av p.ex c.-à-d boul adj sgt',
        beforeNumber: 'art p pp n no nos vol fig chap al tél ch éd réf',
        anywhere: 'etc cie inc ltd s.a s.a.r.l hab min max ex j.-c',
        starters:
          'après avant depuis selon pendant lors alors ensuite puis enfin car donc or ni ' +
          'cependant toutefois pourtant ainsi aussi chez entre vers sous contre malgré afin comme ' +
          'quand lorsque si plus moins tout tous toute toutes chaque certains plusieurs aucun ' +
          'voilà voici hier aujourd demain cela ça quant parmi outre',
      },
    },
    words: {
      stopwords: 'fra',
      stemmer: 'french',
      elisions: /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)['’]/iu,
      attribution:
        'dit dire déclaré déclare déclarer déclaration indiqué indique indiquer annoncé annonce ' +
        'annoncer affirmé affirme affirmer expliqué explique expliquer précisé précise préciser ' +
        'ajouté ajoute ajouter souligné souligne rapporté rapporte confirmé confirme confirmer ' +
        'rappelé rappelle présenté présente présenter présentera présenteront évoqué estimé ' +
        'estime assuré assure communiqué communiquer selon source sources autorité autorités ' +
        'porte parole porteparole conférence presse agence',
      auxiliary:
        'doit doivent devoir devra devront peut peuvent pouvoir pourra pourront fait font avoir ' +
        'être deux trois quatre cinq plusieurs nouveau nouvelle nouveaux nouvelles premier ' +
        'première premiers même ainsi aussi alors après avant depuis entre vers sous contre chez ' +
        'plus moins très tout tous toute toutes autre autres chaque attendre attend attendu ' +
        'attendus partie dont afin lors dès',
    },
  },
};
