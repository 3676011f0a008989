import { isFirstName } from '../names/first-names.ts';
import type { TopicNamePack } from '../pack-parts/people.ts';
import { honorifics, offices } from './people/titles.ts';

/** What English names of topics are made without. */
export const topicNames: TopicNamePack = {
  formsOfAddress: honorifics,
  offices,
  tooGeneral: new Set(
    (
      'north south east west northern southern eastern western state states government parliament house senate congress ' +
      'committee party court speaker president minister council department ministry city county university police army ' +
      'church school'
    ).split(' '),
  ),
  isFirstName,
  // Russian, Chinese, Turkish, Icelandic, Iraqi.
  adjectiveEnding: /(?:an|ese|ish|ic|i)$/,
  certainAdjectiveEnding: /(?:ian|ese|ish)$/,
};
