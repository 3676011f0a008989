import type { PagePack } from '../pack.ts';

/** What Spanish pages print around an article. */
export const spanishPage: PagePack = {
  bylineLeads: ['por<beforeName>'],
  errorTitles: ['página no encontrada'],
  boilerplate: {
    adLabel: ['publicidad'],
    feedMore: ['leer más'],
    nameLeads: ['por'],
  },
};
