/** English words that matter for the names of topics. */

/** Names that many topics share, in small letters: none says what a topic is about. */
export const tooGeneralNames: ReadonlySet<string> = new Set(
  (
    'north south east west northern southern eastern western state states government parliament house senate congress ' +
    'committee party court speaker president minister council department ministry city county university police army ' +
    'church school'
  ).split(' '),
);

/** Endings of adjectives made from names: Russian, Chinese, Turkish, Icelandic, Iraqi. */
export const adjectiveEnding = /(?:an|ese|ish|ic|i)$/;

/** Endings that a name itself rarely has, so that two words with them are two adjectives. */
export const certainAdjectiveEnding = /(?:ian|ese|ish)$/;
