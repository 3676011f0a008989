import type { LanguagePack } from '../pack.ts';

/** Russian. Months and weekdays: Intl (`../month-and-weekday-names.ts`). */
export const russian: LanguagePack = {
  code: 'ru',
  text: {
    sentences: {
      abbreviations: {
        beforeName: 'им ул просп т.е т.к т.н проф акад см ср тов',
        beforeNumber: 'ст с стр рис п пп тел',
        anywhere: 'т.д т.п др тыс млн млрд руб',
        starters: 'затем потом однако также сейчас сегодня вчера после перед',
      },
    },
    words: {
      stopwords: 'rus',
      stemmer: 'russian',
      attribution:
        'сказал сказала сказали говорит заявил заявила заявили заявление сообщил сообщила ' +
        'сообщили сообщает сообщение отметил отметила добавил добавила рассказал рассказала ' +
        'объявил объявила уточнил подчеркнул слова словам данным пресс служба представитель ' +
        'власти агентство',
    },
  },
};
