import type { PagePack } from '../pack.ts';

/** What Italian pages print around an article. */
export const italianPage: PagePack = {
  boilerplate: { nameLeads: ['di'] },
};
