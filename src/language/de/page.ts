import type { PagePack } from '../pack.ts';

/** What German pages print around an article. */
export const germanPage: PagePack = {
  bylineLeads: ['von<beforeName>'],
  errorTitles: ['seite nicht gefunden'],
  boilerplate: {
    adLabel: ['anzeige'],
    terms: ['impressum'],
    feedMore: ['weiterlesen'],
    feedComments: ['kommentare'],
    nameLeads: ['von'],
    nameSeparators: ['und'],
  },
};
