import type { LanguagePack } from '../pack.ts';

/** Turkish. Months and weekdays: Intl (`../month-and-weekday-names.ts`). */
export const turkish: LanguagePack = {
  code: 'tr',
  text: {
    sentences: {
      abbreviations: {
        beforeName: 'dr prof doç av sn op yrd örn bkz mah cad sok',
        beforeNumber: 'no md s tel',
        anywhere: 'vb vs a.ş ltd şti',
        starters: 'sonra ancak ayrıca şimdi bugün dün göre',
      },
      ordinals: {
        nouns:
          'dünya ordu ordusu lig köprü cumhurbaşkanı bölge ağır asliye sulh ceza idare daire ' +
          'dairesi kolordu uluslararası olağan genel ulusal geleneksel yüzyıl yüzyılın hafta ' +
          'haftası dönem kat',
      },
    },
    words: {
      stopwords: 'tur',
      stemmer: 'turkish',
      attribution:
        'dedi söyledi açıkladı açıklama açıklamada belirtti bildirdi ifade etti ekledi duyurdu ' +
        'kaydetti aktardı göre sözcü sözcüsü yetkili yetkililer',
    },
  },
};
