import type { LanguagePack } from '../pack.ts';
import { dutchPage } from './page.ts';

/** Dutch. Months and weekdays: Intl (`../month-and-weekday-names.ts`). */
export const dutch: LanguagePack = {
  code: 'nl',
  page: {
    ...dutchPage,
    stampMonths: [
      'januari',
      'februari',
      'maart',
      'april',
      'mei',
      'juni',
      'juli',
      'augustus',
      'september',
      'oktober',
      'november',
      'december',
    ],
  },
  text: {
    sentences: {
      abbreviations: {
        beforeName:
          'dhr mevr mw mr drs dr ir ing prof mgr ds st bijv bv d.w.z m.a.w o.a t.a.v i.v.m m.b.t ' +
          'a.h.v ca circa plm resp incl excl jhr gen kol lt kap sgt z.k.h h.k.h vgl zgn',
        beforeNumber: 'art blz p pp nr nrs hfdst tel fig vol par',
        anywhere: 'enz etc e.d e.a n.v b.v nv a.s jl mln mld min max v.chr n.chr chr c.s',
        starters:
          'daarna dan toch eerder daar vandaag gisteren morgen in totaal bovendien echter daarom ' +
          'intussen inmiddels later nu zo hoewel terwijl nadat omdat als volgens wegens ondanks ' +
          'veel alle beide sommige niemand iemand wij hij zij het ik er',
      },
    },
    words: {
      stopwords: 'nld',
      stemmer: 'dutch',
      attribution:
        'zei zeiden zegt zeggen gezegd meldde meldden meldt gemeld verklaarde verklaard verklaart ' +
        'verklaring liet laten weten aldus vertelde vertelt kondigde aangekondigd bericht ' +
        'berichtte bevestigde bevestigd bevestigt presenteert presenteerde volgens woordvoerder ' +
        'woordvoerster woordvoerders autoriteit autoriteiten persconferentie persbureau',
      auxiliary:
        'twee drie vier vijf nieuw nieuwe eerste moet moeten mag mogen blijft blijven krijgt ' +
        'krijgen gaat gaan komt komen staat verschillende volgende enkele nog ook weer sinds ' +
        'tijdens',
      dayParts: 'ochtend middag avond nacht',
    },
  },
};
