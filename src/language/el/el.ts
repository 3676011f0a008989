import type { LanguagePack } from '../pack.ts';

/** Greek. Months and weekdays: Intl (`../month-and-weekday-names.ts`). */
export const greek: LanguagePack = {
  code: 'el',
  text: {
    words: {
      stopwords: 'ell',
      stemmer: null,
      attribution:
        'είπε δήλωσε δήλωσαν ανακοίνωσε ανακοίνωσαν ανέφερε τόνισε πρόσθεσε σύμφωνα εκπρόσωπος ' + 'αρχές ανακοίνωση',
    },
  },
};
