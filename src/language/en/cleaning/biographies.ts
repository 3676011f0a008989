import { wordsOf } from '../../../lib/text/text.ts';
import type { BiographyWords } from '../../pack-parts/pages/cleaning.ts';

/** What authors are called, behind "is a". */
const authorRoles = wordsOf(`
  writer author reporter editor columnist correspondent contributor journalist commentator blogger essayist novelist freelancer producer
  photographer cartoonist professor lecturer historian economist scientist philosopher scholar fellow researcher analyst strategist
  consultant expert attorney lawyer litigator counsel host co-host anchor critic director president chairman chairwoman chair founder co-founder
  ceo executive physician doctor psychologist chaplain pastor rabbi spokesperson spokesman spokeswoman
  member associate adviser advisor
`);

/** How English sites write about an author. */
export const biographies: BiographyWords = {
  verb: /(?:,? (?:Jr|Sr)\.?)?(?: \(@[^()]{1,30}\))?(?:, [^,.]{2,80},)? (?:is|are|was|has been|have been|writes|covers|hosts|teaches|serves as|works as|blogs|edits|reports|contributes|served as) /u,
  role: new RegExp(
    `^[^.!?]{0,160}?\\b(?:${authorRoles.join('|')})s?\\b|^(?:for|at|about|on|politics|law|history|economics|the|frequently|regularly) `,
    'u',
  ),
  goesOn: /^[^\p{L}]{0,4}(?:He|She|They|His|Her|Their|Follow|Reach|Contact|Email|You can|Write to)\b/u,
};
