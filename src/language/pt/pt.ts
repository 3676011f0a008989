import type { LanguagePack } from '../pack.ts';

/** Portuguese. Months and weekdays: Intl (`../month-and-weekday-names.ts`). */
export const portuguese: LanguagePack = {
  code: 'pt',
  page: {
    stampMonths: [
      'janeiro',
      'fevereiro fev',
      'março',
      'abril abr',
      'maio',
      'junho',
      'julho',
      'agosto ago',
      'setembro',
      'outubro',
      'novembro',
      'dezembro',
    ],
  },
  text: {
    sentences: {
      abbreviations: {
        beforeName:
          'sr sra srs sras srta dr dra drs dras prof profa eng engª arq exmo exma ilmo gen cel ' +
          'maj sgt ten av st sto sta p.ex cf aprox rev',
        beforeNumber: 'art arts pág págs p pp núm nº vol t tel fig cap ed inc',
        anywhere: 'etc s.a ltda cia e.u.a a.c d.c a.m p.m ex min máx hab',
        starters:
          'depois antes segundo enquanto então mas além também assim embora agora hoje ontem ' +
          'amanhã perante sob entre para após se cada todo todos toda todas alguns vários muitos ' +
          'nenhum ninguém este esta estes estas isto aquele aquela ele ela eles elas nós já só ' +
          'ali aqui ambos outro outra o a os as',
      },
    },
    words: {
      stopwords: 'por',
      stemmer: 'portuguese',
      attribution:
        'disse disseram diz dito afirmou afirmaram afirma declarou declararam anunciou anunciaram ' +
        'anunciado anuncia explicou explica informou informaram acrescentou adiantou indicou ' +
        'salientou sublinhou revelou comunicou confirmou confirmaram apresentou apresentar ' +
        'apresentará destacou ressaltou comunicado segundo fontes fonte porta voz portavoz ' +
        'autoridade autoridades declarações conferência imprensa agência',
      auxiliary:
        'dever deve devem deverá deverão pode podem poderá poderão há havia haverá ser será serão ' +
        'foi foram sido está estão estar',
    },
  },
};
