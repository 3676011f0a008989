import type { Insertion } from '../../pack-parts/pages/cleaning.ts';

/** What English sites set into a paragraph. */
export const insertions: readonly Insertion[] = [
  // The box of a video: its title twice, with the buttons of the player between.
  {
    name: 'video box',
    pattern:
      /\bJUST WATCHED\b.{0,200}?\bReplay More Videos\b(?: ?\.\.\.)?(?: MUST WATCH\b.{0,200}?(?: \d{1,2}:\d{2}|$))?/gu,
  },
  // The button of a picture, with the credit that it shows.
  { name: 'caption', pattern: /\bEnlarge this image(?: toggle caption)?\b.{0,160}$/gu },
  { name: 'caption', pattern: /\b(?:toggle|hide) caption\b(?: [^.]{0,120}$)?/gu },
  {
    name: 'player',
    pattern: /\bLISTEN TO ARTICLE \d{1,2}:\d{2}(?: SHARE THIS ARTICLE)?(?: (?:Share|Tweet|Post|Email)){0,4}/gu,
  },
];
