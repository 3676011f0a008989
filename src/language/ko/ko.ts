import type { LanguagePack } from '../pack.ts';

/** Korean. Months and weekdays: Intl (`../month-and-weekday-names.ts`). */
export const korean: LanguagePack = {
  code: 'ko',
  text: {
    words: {
      stopwords: 'kor',
      stemmer: null,
      attribution:
        '말했다 밝혔다 전했다 발표했다 설명했다 덧붙였다 따르면 대변인 당국 관계자 성명 기자 오늘 어제 월요일 화요일 수요일 목요일 금요일 토요일 일요일',
    },
  },
};
