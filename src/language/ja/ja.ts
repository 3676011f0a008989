import type { LanguagePack } from '../pack.ts';

/** Japanese. Months and weekdays: Intl (`../month-and-weekday-names.ts`). */
export const japanese: LanguagePack = {
  code: 'ja',
  text: {
    words: {
      stopwords: 'jpn',
      stemmer: null,
      attribution: '述べ 発表 明らか 語っ 語った 話した 説明 報道 記者 会見 声明 関係者 当局 によると',
    },
  },
};
