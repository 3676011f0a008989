import type { PagePack } from '../pack.ts';

/** Words of English time stamps. */
export const stamps: Pick<PagePack, 'stampMonths' | 'stampLabels' | 'otherDates'> = {
  // Cut anywhere after three letters: "Novem. 3".
  stampMonths: [
    ...['jan*', 'feb*', 'mar march', 'apr*', 'may', 'june jun'],
    ...['july jul', 'aug*', 'sept sep september', 'oct*', 'nov*', 'dec*'],
  ],
  stampLabels: {
    published: ['publish', 'posted', 'created', 'first'],
    updated: ['updated', 'modified', 'edited on'],
  },
  otherDates: [
    'next review [due]',
    'due',
    'until',
    'expire[s]',
    'ends',
    'valid',
    'deadline',
    'born',
    'issue',
    'since',
    'copyright',
  ],
};
