import { wordsOf } from '../../../lib/text/text.ts';
import type { BiographyWords } from '../../pack-parts/pages/cleaning.ts';

/** What only those who write are called, behind "is a". */
const writers = wordsOf(`
  writer author reporter editor columnist correspondent contributor journalist commentator blogger essayist novelist freelancer
  cartoonist co-host
`);

/** What others are called too: of these only somebody whom the byline names writes. */
const professions = wordsOf(`
  producer photographer professor lecturer historian economist scientist philosopher scholar fellow researcher analyst strategist
  consultant expert attorney lawyer litigator counsel host anchor critic director president chairman chairwoman chair founder co-founder
  ceo executive physician doctor psychologist chaplain pastor rabbi spokesperson spokesman spokeswoman
  member associate adviser advisor
`);

const called = (roles: readonly string[]) => new RegExp(`^[^.!?]{0,160}?\\b(?:${roles.join('|')})s?\\b`, 'u');

/** How English sites write about an author. */
export const biographies: BiographyWords = {
  verb: /(?:,? (?:Jr|Sr)\.?)?(?: \(@[^()]{1,30}\))?(?:, [^,.]{2,80},)? (?:is|are|was|has been|have been|writes|covers|hosts|teaches|serves as|works as|blogs|edits|reports|contributes|served as) /u,
  writer: called(writers),
  profession: called(professions),
  beat: {
    verb: /\b(?:writes|covers|hosts|teaches|blogs|edits|reports|contributes) $/u,
    rest: /^(?:for|at|about|on|politics|law|history|economics|the|frequently|regularly) /u,
  },
  goesOn: [
    /^[^\p{L}]{0,4}(?:Follow|Reach|Contact|Email|Write to|You can (?:follow|reach|find|email))\b/u,
    /^[^\p{L}]{0,4}(?:He|She|They|His|Her|Their)\b.*\b(?:books?|writes|wrote|written|tweets|Twitter|columns?|e-?mail|newsletter|podcast|author|blogs?|can be (?:found|reached|followed))\b/u,
  ],
};
