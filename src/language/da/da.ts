import type { LanguagePack } from '../pack.ts';

/** Danish. Months and weekdays: Intl (`../month-and-weekday-names.ts`). */
export const danish: LanguagePack = {
  code: 'da',
  text: {
    sentences: {
      abbreviations: {
        beforeName: 'dr prof f.eks bl.a d.v.s dvs ca hr fr s.k skt pga inkl ekskl vedr jf',
        beforeNumber: 'nr kl s tel stk kap',
        anywhere: 'm.m m.v m.fl osv etc mio mia ltd aps',
        starters: 'siden derefter ifølge men også nu da her der efter før under',
      },
      ordinals: {
        before: 'den det de d i fra til',
        nouns: 'verdenskrig division maj-demonstration',
      },
    },
    words: {
      stopwords: 'dan',
      stemmer: 'danish',
      attribution:
        'sagde siger sagt oplyser oplyste meddelte meddeler udtaler fortalte fortæller tilføjede ' +
        'skriver ifølge talsmand talskvinde myndighederne myndigheder meddelelse pressemeddelelse',
    },
  },
};
