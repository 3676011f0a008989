import { hasVerb } from '../../language/en/verbs.ts';
import { packFor } from '../../language/packs.ts';

/** Whether a sentence can stand in a summary by itself, as data: openings that lean on the sentence before. */

const leaning =
  /^(?:["“‘'(]\s*)?(?:he|she|it|they|which|who|this|these|those|that|his|her|hers|their|theirs|its|him|them|such|both|neither|another|others?|here|there|then|so|but|and|or|nor|yet|also|however|meanwhile|moreover|furthermore|additionally|besides|instead|otherwise|therefore|thus|hence|still|nevertheless|nonetheless|rather|indeed|similarly|likewise|in addition|in contrast|by contrast|on the other hand|for example|for instance|as a result|in other words|of course|after that|before that|since then|until then|at the time|at that point|the (?:former|latter|move|decision|announcement|incident|attack|report|statement|comments?|remarks?|deal|news|pair|two|three|group|man|woman|couple)|that['’]s|it['’]s|he['’]s|she['’]s)\b/i;

const leaningLater = /^(?:[\p{L}'’-]+\s){1,4}(?:also|too|however|meanwhile|earlier|later|again|then|therefore)\b/iu;

/** Asks something of the reader: never part of a story. */
const teaser = /^(?:click|subscribe|sign up|read more|follow us|watch|listen|download|register|scroll|tap|share)\b/i;

/** Not news: questions to the reader, teasers, notes of the site, the reporter speaking of himself. */
const noNews =
  /\b(?:click|subscribe|sign up|newsletters?|read more|listen to|follow us|this (?:article|story|post|video|page)|photo|pictured|file photo|getty|editor['’]s note|terms of|cookies|advert)\b/i;

/** What a site says of itself and offers its readers, in the midst of its text. */
const offer =
  /\b(?:sign(?:ing)? up (?:today|for our|to (?:our|receive|get))|agree to receive|email newsletters?|(?:views|opinions) expressed)\b/i;

/** The end of a list of links that a page has in the midst of its sentence. */
const menuWord = /\s(?:MORE|READ MORE|SEE MORE)(?=['’]s\s|[\s,.(]|$)|\b(?:JUST WATCHED|Replay|More Videos)\b|^CLOSE\s/;

// Not case-blind: "US" is a country.
const firstPerson = /(?:^|\s)(?:I|I['’]m|I['’]ve|[Mm]y|me|[Ww]e|[Ww]e['’]re|[Oo]ur|us)(?=[\s,.])/;

const quoteMarks = /["“”„«»]/g;

/** No sentence of the story at all: a caption, a widget, what the site says of itself. */
export function isNoise(text: string): boolean {
  return teaser.test(text) || isCaption(text) || menuWord.test(text) || offer.test(text);
}

/** 0: not usable; 1: stands alone; between: usable when nothing better is left. */
export function standsAlone(text: string, words: number, language: string): number {
  if (words < 5 || words > 70 || !/[.!…。！]["”’'»)\]]*$/u.test(text) || /\?["”’')]*$/.test(text)) return 0;
  const english = isEnglish(language);
  if ((english && teaser.test(text)) || (language === 'en' && isCaption(text))) return 0;
  // A mark without its partner: the sentence is a piece of somebody's longer speech.
  const marks = text.match(quoteMarks)?.length ?? 0;
  if (marks % 2 === 1) return 0;
  const outside = text.replace(/["“„«][^"”»]*["”»]/g, ' ');
  // Nothing but a quotation and its cue belongs among the key quotes.
  if (outside.split(/\s+/).filter((word) => /\p{L}/u.test(word)).length < 5) return 0;
  if (language === 'en' && firstPerson.test(outside)) return 0.15;
  // Mostly a quotation: likewise.
  if (/^["“‘'„«]/.test(text) && outside.length < text.length * 0.6) return 0;
  let fitness = 1;
  // "Harbour Research, country note 47.": a credit, no sentence.
  if (language === 'en' && words < 12 && !hasVerb(text)) fitness *= 0.1;
  if (language === 'en' && leaning.test(text)) fitness *= 0.35;
  if (language === 'en' && leaningLater.test(text)) fitness *= 0.7;
  if (english && noNews.test(outside)) fitness *= 0.3;
  if (menuWord.test(outside) || (english && offer.test(outside))) fitness *= 0.05;
  if (/^["“‘'„«]/.test(text)) fitness *= 0.4;
  if (words < 9) fitness *= 0.6;
  if (words > 45) fitness *= 0.8;
  if (english && /\b(?:he|she|they) (?:said|added|says)\b/i.test(outside)) fitness *= 0.5;
  return fitness;
}

/** What people do in pictures. */
const pictured =
  /\b(?:speaks|talks|walks|waves|arrives|departs|leaves|listens|looks|gestures|attends|addresses|stands|poses|smiles|shakes|holds|delivers|takes|testifies|answers|meets|watches|signs|reacts|pauses|greets|appears|participates|applauds|sits|gather|gathers)\b/;

/** "Ann Lee speaks at a rally in Tarnby, May 10, 2018.": the caption of a picture. */
function isCaption(text: string): boolean {
  if (/\b(?:is|are) (?:seen|shown|pictured)\b/.test(text)) return true;
  return (
    (pictured.test(text) || !hasVerb(text)) &&
    /(?:,|\son) \p{L}{3,9}\.? \d{1,2}, \d{4}(?:\.?$| (?:in|outside|at|near)\s)/u.test(text)
  );
}

/** What is too short to be identified is read as English. */
function isEnglish(language: string): boolean {
  return packFor(language)?.code === 'en';
}

/** What people say when they say nothing: joy, thanks, regret and resolve by rote. */
const rote = [
  /\b(?:we|i)(?:['’](?:re|m)| are| am| was| were) (?:(?:very|so|really|extremely|absolutely|truly|incredibly|deeply|all|just) )*(?:pleased|delighted|thrilled|excited|proud|happy|glad|honou?red|grateful|thankful|humbled|saddened|heartbroken|devastated|committed|confident|looking forward|aware of)\b/i,
  /\b(?:thoughts|hearts?|prayers) (?:and prayers )?(?:are|is|go|goes) (?:out )?(?:to|with)\b/i,
  /\b(?:look(?:ing)? forward to|no comment|(?:can['’]?t|cannot|can not|unable to|not going to|won['’]t) comment|take (?:this|these|all|such|any)\b[^.]* seriously|do(?:ing)? everything (?:we|i) can|at the end of the day)\b/i,
  /^(?:thank you|thanks|congratulations|good (?:morning|evening|afternoon)|i don['’]t know|yes|no)\b/i,
];

/** Whether a quotation is one of the things that everybody says. */
export function saysNothing(quote: string, language: string): boolean {
  return isEnglish(language) && rote.some((pattern) => pattern.test(quote));
}

/** Openings of a quotation that answer or go on with something the reader has not read. */
const leaningQuote =
  /^(?:(?:and|but|so|because|or|well|yes|no|then|also|instead|otherwise|therefore|it|he|she|they|him|her|them|which|such|both|neither|some|others)\b|(?:that|these|those)(?:['’]s| is| was| are| were)\b)/i;

/** 1: a reader can take the quotation alone; less: it leans on what was said before; 0: it begins in mid-sentence. */
export function quoteStandsAlone(quote: string, language: string): number {
  return /^\p{Ll}/u.test(quote) ? 0 : isEnglish(language) && leaningQuote.test(quote) ? 0.65 : 1;
}
