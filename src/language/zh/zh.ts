import type { LanguagePack } from '../pack.ts';

/** Chinese. Months and weekdays: Intl (`../month-and-weekday-names.ts`). */
export const chinese: LanguagePack = {
  code: 'zh',
  text: {
    words: {
      stopwords: 'zho',
      stemmer: null,
      attribution: '表示 说 說 称 稱 指出 宣布 报道 報導 记者 記者 发言人 發言人 声明 聲明 消息 有关部门 据悉',
    },
  },
};
