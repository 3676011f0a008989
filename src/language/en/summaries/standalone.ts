import { anyOf, wordsOf } from '../../../lib/text/text.ts';
import {
  hasWidgetLabel,
  long,
  mostlyQuotation,
  onlyQuotation,
  opensWithQuotation,
  question,
  short,
  tooShortOrLong,
  unpairedMark,
  withoutEnd,
} from '../../pack-parts/any-language.ts';
import type { FitnessRule, StandalonePack } from '../../pack-parts/summaries/standalone.ts';
import { phrases } from '../../phrases.ts';
import { hasVerb } from '../verbs.ts';

/** Which sentences and quotations of English news can be read alone. */

/** Openings that refer to the sentence before. */
const leaning = phrases(
  [
    ...wordsOf(`
      he she it they which who this these those that his her hers their theirs its him them such both neither another other[s]
      here there then so but and or nor yet also however meanwhile moreover furthermore additionally besides instead otherwise
      therefore thus hence still nevertheless nonetheless rather indeed similarly likewise
    `),
    'in (addition|contrast|other words)',
    'by contrast',
    'on the other hand',
    'for (example|instance)',
    'as a result',
    'of course',
    '(after|before) that',
    '(since|until) then',
    'at the time',
    'at that point',
    // Something that the sentence before mentioned: "the move", "the two".
    'the (former|latter|move|decision|announcement|incident|attack|report|statement|comment[s]|remark[s]|deal|news)',
    'the (pair|two|three|group|man|woman|couple)',
    "(that|it|he|she)'s",
  ],
  { at: 'start', before: '(?:["“‘\'(]\\s*)?' },
);

/** "The minister also", "The council later": goes on with something mentioned before. */
const leaningLater = /^(?:[\p{L}'’-]+\s){1,4}(?:also|too|however|meanwhile|earlier|later|again|then|therefore)\b/iu;

/** Asks the reader to do something. */
const teaser = phrases(
  [...wordsOf('click subscribe watch listen download register scroll tap share'), 'sign up', 'read more', 'follow us'],
  { at: 'start' },
);

/** Notes of the site, teasers, credits of pictures. */
const noNews = phrases(
  [
    ...wordsOf('click subscribe newsletter[s] photo pictured getty cookies advert'),
    'sign up',
    'read more',
    'listen to',
    'follow us',
    'this (article|story|post|video|page)',
    'file photo',
    "editor's note",
    'terms of',
  ],
  { at: 'anywhere' },
);

/** What a site says of itself and offers its readers. */
const offer = phrases(
  [
    'sign[ing] up (today|for our|to our|to receive|to get)',
    'agree to receive',
    'email newsletter[s]',
    '(views|opinions) expressed',
  ],
  { at: 'anywhere' },
);

/** The reporter. Case matters: "US" is a country. */
const firstPerson = /(?:^|\s)(?:I|I['’]m|I['’]ve|[Mm]y|me|[Ww]e|[Ww]e['’]re|[Oo]ur|us)(?=[\s,.])/;

/** What people do in pictures. */
const pictured = wordsOf(`
  speaks talks walks waves arrives departs leaves listens looks gestures attends addresses stands poses smiles shakes holds
  delivers takes testifies answers meets watches signs reacts pauses greets appears participates applauds sits gather gathers
`);
export const picturedVerb = new RegExp(`\\b(?:${anyOf(pictured)})\\b`);

/** ", May 10, 2018." at the end, or before a place. */
export const dateOfPicture = /(?:,|\son) \p{L}{3,9}\.? \d{1,2}, \d{4}(?:\.?$| (?:in|outside|at|near)\s)/u;

/** "Ann Lee speaks at a rally in Tarnby, May 10, 2018.": the caption of a picture. */
function isCaption(text: string): boolean {
  if (/\b(?:is|are) (?:seen|shown|pictured)\b/.test(text)) return true;
  return (picturedVerb.test(text) || !hasVerb(text)) && dateOfPicture.test(text);
}

const rules: readonly FitnessRule[] = [
  tooShortOrLong,
  question,
  withoutEnd,
  { name: 'asks the reader to do something', when: ({ text }) => teaser.test(text), factor: 0 },
  { name: 'a caption', when: ({ text }) => isCaption(text), factor: 0, identifiedOnly: true },
  // "… voted for Dean Lee (D-Nev.)": cut at an abbreviation.
  { name: 'cut at an abbreviation', when: ({ text }) => /\([^()]{0,20}-\p{Lu}\p{Ll}+\.\)$/u.test(text), factor: 0 },
  unpairedMark,
  onlyQuotation,
  {
    name: 'first person',
    when: ({ outside }) => firstPerson.test(outside),
    factor: 0.15,
    final: true,
    identifiedOnly: true,
  },
  mostlyQuotation,
  // "Harbour Research, country note 47.": a credit.
  { name: 'no verb', when: ({ text, words }) => words < 12 && !hasVerb(text), factor: 0.1, identifiedOnly: true },
  {
    name: 'refers to what was told before',
    when: ({ text }) => leaning.test(text),
    factor: 0.35,
    identifiedOnly: true,
  },
  {
    name: 'goes on with what was told before',
    when: ({ text }) => leaningLater.test(text),
    factor: 0.7,
    identifiedOnly: true,
  },
  { name: 'a note of the site', when: ({ outside }) => noNews.test(outside), factor: 0.3 },
  {
    name: 'a widget or an offer of the site',
    when: ({ outside }) => hasWidgetLabel(outside) || offer.test(outside),
    factor: 0.05,
  },
  opensWithQuotation,
  short,
  long,
  {
    name: 'attributes to a pronoun',
    when: ({ outside }) => /\b(?:he|she|they) (?:said|added|says)\b/i.test(outside),
    factor: 0.5,
  },
];

const weAre =
  "(?:we|i)(?:['’](?:re|m)| are| am| was| were) (?:(?:very|so|really|extremely|absolutely|truly|incredibly|deeply|all|just) )*";

const feelings = `pleased delighted thrilled excited proud happy glad hono[u]red grateful thankful humbled saddened heartbroken
  devastated committed confident`;

/** Joy, thanks, regret and resolve by rote. */
const setPhrases: readonly RegExp[] = [
  phrases(
    [...wordsOf(feelings), 'looking forward', 'aware of'].map((feeling) => `<weAre>${feeling}`),
    { at: 'anywhere', pieces: { weAre } },
  ),
  phrases(['(thoughts|heart|hearts|prayers) [and prayers] (are|is|go|goes) [out] (to|with)'], { at: 'anywhere' }),
  phrases(
    [
      'look[ing] forward to',
      'no comment',
      "(can[']t|cannot|can not|unable to|not going to|won't) comment",
      'take (this|these|all|such|any)<anything> seriously',
      'do[ing] everything (we|i) can',
      'at the end of the day',
    ],
    { at: 'anywhere', pieces: { anything: '\\b[^.]*' } },
  ),
  phrases(['thank you', 'thanks', 'congratulations', 'good (morning|evening|afternoon)', "i don't know", 'yes', 'no'], {
    at: 'start',
  }),
];

const leaningQuotation = phrases(
  [
    ...wordsOf(`
      and but so because or well yes no then also instead otherwise therefore it he she they him her them which such both neither
      some others
    `),
    "(that|these|those)'s",
    '(that|these|those) (is|was|are|were)',
  ],
  { at: 'start' },
);

export const standalone: StandalonePack = {
  rules,
  isBoilerplate: (text) => teaser.test(text) || isCaption(text) || hasWidgetLabel(text) || offer.test(text),
  setPhrases,
  leaningQuotation,
  halfQuotation:
    /^(?:When|If|As|While|With|Since|Because|Although|Though|After|Before|Unless|Until|Given|Despite|Through|Whether)\b[^,;.!?—–]*$/u,
  features: {
    attributes: /\b(?:said|says|told)\b/,
    leans: /^(?:He|She|It|They|This|That|These|But|And|So)\b/,
    firstPerson: /\b(?:I|we|my|our|us|me)\b/,
  },
};
