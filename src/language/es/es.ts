import type { LanguagePack } from '../pack.ts';
import { spanishPage } from './page.ts';

/** Spanish. Months and weekdays: Intl (`../month-and-weekday-names.ts`). */
export const spanish: LanguagePack = {
  code: 'es',
  page: {
    ...spanishPage,
    stampMonths: [
      'enero ene',
      'febrero',
      'marzo',
      'abril abr',
      'mayo',
      'junio',
      'julio',
      'agosto ago',
      'septiembre',
      'octubre',
      'noviembre',
      'diciembre dic',
    ],
  },
  text: {
    sentences: {
      abbreviations: {
        beforeName:
          'sr sra srta srs sres sras dr dra drs dres dª dña prof profa lic ing arq gral cnel cte ' +
          'sto sta mons ilmo excmo av avda p.ej ej cf vid aprox',
        beforeNumber: 'art arts pág págs p pp núm núms nº vol t tel tfno cap fig',
        anywhere: 'ee.uu ff.aa cc.oo etc s.a s.l a.c d.c a.m p.m cía ltda inc corp hnos min máx ud uds vd ' + 'vds',
        starters:
          'después antes según mientras luego entonces pero además también así aunque aún ahora ' +
          'hoy ayer mañana ante bajo entre hacia tras si cada todo todos toda todas algunos ' +
          'varios muchos ningún nadie este esta estos estas esto aquel aquella él ellos ellas ' +
          'nosotros tampoco ya solo sólo allí aquí ambos otro otra',
      },
    },
    words: {
      stopwords: 'spa',
      stemmer: 'spanish',
      attribution:
        'dijo dijeron dicho dice señaló señalaron señala afirmó afirmaron afirma explicó ' +
        'explicaron explica declaró declararon anunció anunciaron anunciado anuncia aseguró ' +
        'aseguran indicó indicaron indica informó informaron añadió agregó confirmó confirmaron ' +
        'subrayó destacó recordó presentó presentar presentará presentarán precisó comunicó ' +
        'comunicado según fuentes fuente portavoz portavoces vocero autoridad autoridades ' +
        'declaraciones rueda prensa agencia',
      auxiliary:
        'deber debe deben deberá deberán puede pueden podrá podrán poder hay había habrá haber ' +
        'ser será serán fue fueron sido está están estar estaba esperar espera esperan dos tres ' +
        'varios varias nuevo nueva nuevos nuevas',
    },
  },
};
