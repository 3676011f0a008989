import type { CaptionWords } from '../../pack-parts/pages/cleaning.ts';
import { phrases } from '../../phrases.ts';
import { dateOfPicture, picturedVerb } from '../summaries/standalone.ts';

/** How English captions are written. */
export const captions: CaptionWords = {
  does: picturedVerb,
  dated: dateOfPicture,
  points: phrases(
    [
      '<open>(left|right|center|centre|l|r|c|top|above|below)<close>',
      '<open>(file|file photo|file image|pictured|seen here)<close>',
      '(is|are) (seen|shown|pictured)',
      'in this [(file|undated|combination)] (photo|picture|image)',
      'file photo',
    ],
    { at: 'anywhere', pieces: { open: '\\((?:[^()]{0,20} )?', close: '\\)' } },
  ),
  creditLabel:
    '(?:Photo|PHOTO)(?:graph|s)?(?: by| credit| illustration by)?|Photographer|Images?|Pictures?|Credits?|Illustrations?(?: by)?',
  reports: /\b(?:said|says|told|announced|according|reported|will|would|has been|have been|could|may|must)\b/u,
};
