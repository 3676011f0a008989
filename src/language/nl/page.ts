import type { PagePack } from '../pack.ts';

/** What Dutch pages print around an article. */
export const dutchPage: PagePack = {
  boilerplate: { nameLeads: ['door'] },
};
