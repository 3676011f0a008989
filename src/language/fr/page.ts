import type { PagePack } from '../pack.ts';

/** What French pages print around an article. */
export const frenchPage: PagePack = {
  bylineLeads: ['par<beforeName>'],
  errorTitles: ['page non trouvée'],
  boilerplate: {
    adLabel: ['publicité'],
    feedMore: ['lire la suite'],
    nameLeads: ['par'],
    nameSeparators: ['et'],
  },
};
