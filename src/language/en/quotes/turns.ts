import type { TurnRules } from '../../pack-parts/quotes.ts';
import { governedBy } from './prepositions.ts';
import { attributingVerbs } from './speech.ts';

/** When a speaker of English news goes on over several quotations. */

/** "the same", "the next": no new person. */
const sameOrNext = '(?:same|next|following|last|two|three|first|second)';

const somebody = 'the|an?|his|her|their|one|another|some|someone|somebody|others?|several|many|it';

/** "Ann Lee said", "the minister later told". */
const subjectOfCue =
  "(?:he|she|they|it|[Tt]he\\s+[\\p{L}-]+(?:\\s[\\p{L}-]+)?|(?:Mr|Mrs|Ms|Dr)\\.?\\s+\\p{Lu}\\p{L}+|\\p{Lu}[\\p{L}'’-]+(?:\\s\\p{Lu}[\\p{L}'’.-]+){0,3})";
const verbAfterSubject = 'said|says|told|added|asked|wrote|explained|replied|noted|continued|argued|insisted|warned';
const verbBeforeSubject = 'said|says|added|asked|explained|wrote|told|according to|replied|noted';

export const turns: TurnRules = {
  somebody: new RegExp(`(?:^|[.!?]["”’]?)\\s*(?:${somebody})\\s(?!${sameOrNext}\\s)`, 'i'),
  speech: new RegExp(
    `\\b(?:${attributingVerbs}|interrupted|came|snapped|chanted|shouted|called|cried|posted|read|reads)\\b`,
    'iu',
  ),
  speakerPronoun: /^\s*(?:He|She)\s/,
  bodyPronoun: /^(?:it|they)$/i,
  weekday: /^\p{Lu}\p{Ll}+day$/u,
  verbAfterTitle: /^\s(?:is|are|was|were|has|have)\b/,
  cueBetweenParts:
    /\b(?:said|says|added|told|asked|explained|wrote|continued|replied|noted|argued|insisted|warned|recalled|joked)\b/,
  abbreviation: /\b(?:Mr|Mrs|Ms|Dr|Sen|Gov|Rep|Gen|St)\./g,
  smallTitleWord: /^(?:an?|and|at|by|from|with|or|of|the|in|on|for|to)$/,
  cueAfterLostMark: new RegExp(
    `[,?!.…](?=\\s+(?:${subjectOfCue}\\s+(?:also\\s+|later\\s+)?(?:${verbAfterSubject})\\b|(?:${verbBeforeSubject})\\s+(?:he|she|they|the|a|an|Mr|Mrs|Ms|Dr|\\p{Lu})))`,
    'u',
  ),
  isGoverned: governedBy('the'),
};
