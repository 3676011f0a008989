import { isStampLine } from '../../language/stamps.ts';
import { foldKey } from '../../lib/text/text.ts';
import { boilerplateRule, sureRules, tailStarts } from '../boilerplate.ts';
import { bylineOf } from '../bylines.ts';

/** What the words of a line, or of a block of a page, say about it, wherever it stands. */
export interface LineLook {
  readonly text: string;
  readonly key: string;
  readonly words: number;
  /** Reads as running text: a closed sentence of some length. */
  readonly prose: boolean;
  readonly rule: string | null;
  readonly stamp: boolean;
  readonly byline: boolean;
  readonly tail: boolean;
  readonly values: readonly number[];
}

/** The end of a sentence, in the scripts that mark it; closing quotes and brackets may follow. */
export const closedSentence = /[.!?…][\])"”’'»*]*$|[。！？؟।۔][”」』]*$/u;

/** Words that carry no meaning are every second word of running text, and rare in menus and headlines. */
const functionWords = new Set(
  `the a an of to in and is that for on with as at by it from was be are this have has had but not they which who he she his her its their we you or were been will would can could about after more than when there what if into over
der die das und ist in den von zu mit auf für im dem ein eine nicht auch sich des als an wird bei war
le la les des et est un une dans que qui pour pas sur au du en par plus ce il se sont avec
el los las y que del se por con para una no su al lo como más fue
il di che e per non con una del sono da nel alla più
o os do da em não uma com para no na dos mais foi ao
de het een van en dat niet op te zijn voor met
и в на не что с по это как из за к от
के में की है से को का और ने पर
في من على إلى أن عن`.split(/\s+/),
);

const serviceWords =
  /\b(?:subscri\w+|newsletters?|sign(?:ing)? ?up|log ?in|sign ?in|cookies?|privacy|terms|share|tweet|facebook|twitter|instagram|whatsapp|linkedin|pinterest|youtube|follow us|comments?|reply|click|tap|read more|related|recommended|advert\w*|sponsor\w*|promo\w*|download|apps?|e-?mail|inbox|copyright|rights reserved|getty|contact us|checkout|cart|coupon|shop now|buy now|trending|popular|personal data|consent|users?|websites?|moderat\w+|unsubscribe|subscriptions?|memberships?|donat\w+|our (?:readers|team|site|website|app|journalism|newsroom|reporting)|editor's picks?|tags?|categories|category|previous|next|continue reading|affiliate|commission)\b/gi;

/** What captions say and stories seldom do. */
const captionWords =
  /\b(?:pictured|photos?|photograph(?:ed)?|images?|(?:is|are) seen|file|(?:left|right|center|centre)(?=,|\))|poses?|looks on|handout|courtesy|illustration|screengrab|screenshot|credit|via (?:ap|reuters|afp|getty)|speaks (?:during|at)|in this|shows)\b/gi;

const address = /\b(?:you|your|yours|we|our|us|i|my)\b/gi;

export const lookNames = [
  'chars',
  'words',
  'closed',
  'colon',
  'ellipsis',
  'lowerStart',
  'digitStart',
  'upper',
  'capitalised',
  'digits',
  'commas',
  'wordLength',
  'function',
  'sentences',
  'quoted',
  'question',
  'address',
  'serviceWords',
  'addressee',
  'bar',
  'rule',
  'ruleOther',
  'ruleCaption',
  'ruleAuthor',
  'ruleLetter',
  'stamp',
  'byline',
  'tail',
  'exclaim',
  'captionWords',
  'hashtag',
] as const;

/** Looks at a line. Its time grows with the line's length. */
export function lookAt(text: string): LineLook {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const words = text.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’.-]*/gu) ?? [];
  const unspaced = text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu)?.length ?? 0;
  const count = Math.max(words.length, unspaced / 2);
  const closed = closedSentence.test(text);
  const rule = text.length <= 400 ? boilerplateRule(text) : null;
  const stamp = text.length < 160 && isStampLine(text);
  const byline = text.length < 160 && bylineOf(text, null) !== null;
  const tail = text.length < 100 && tailStarts.test(text);
  const per = (amount: number) => (count === 0 ? 0 : amount / count);
  const values = [
    Math.log2(1 + text.length),
    Math.log2(1 + count),
    closed ? 1 : 0,
    /:$/.test(text) ? 1 : 0,
    /(?:…|\.\.\.)["”’)]*$/.test(text) ? 1 : 0,
    /^\p{Ll}/u.test(text) ? 1 : 0,
    /^\p{N}/u.test(text) ? 1 : 0,
    letters === 0 ? 0 : (text.match(/\p{Lu}/gu)?.length ?? 0) / letters,
    per(words.filter((word) => /^\p{Lu}/u.test(word)).length),
    text.length === 0 ? 0 : (text.match(/\p{N}/gu)?.length ?? 0) / text.length,
    per(text.match(/[,;،、，]/gu)?.length ?? 0),
    per(letters),
    per(words.filter((word) => functionWords.has(word.toLowerCase())).length),
    text.match(/[.!?…。！？।](?=\s|$|["”’)])/gu)?.length ?? 0,
    /["“”«»„「]/u.test(text) ? 1 : 0,
    /\?/.test(text) ? 1 : 0,
    /@|https?:|www\.|\.com\b/i.test(text) ? 1 : 0,
    text.match(serviceWords)?.length ?? 0,
    per(text.match(address)?.length ?? 0),
    /[|›»•·>→]/.test(text) ? 1 : 0,
    rule === null ? 0 : 1,
    rule === 'other story' || rule === 'read all' ? 1 : 0,
    rule === 'caption' ? 1 : 0,
    rule === 'author box' || rule === 'syndication note' ? 1 : 0,
    rule === 'newsletter' || rule === 'subscription' || rule === 'follow us' || rule === 'advertisement' ? 1 : 0,
    stamp ? 1 : 0,
    byline ? 1 : 0,
    tail ? 1 : 0,
    /!/.test(text) ? 1 : 0,
    text.match(captionWords)?.length ?? 0,
    /[#@]\w/.test(text) ? 1 : 0,
  ];
  return {
    text,
    key: foldKey(text),
    words: count,
    prose: closed && count >= 10,
    rule,
    stamp,
    byline,
    tail,
    values,
  };
}

/** From this chance on a whole sentence stays, whatever words it begins with: "Subscriptions rose by a third" is news. */
const certain = 0.9;

/** True when a line's words say what it is, and no forest is as good as certain that it is a sentence of the story. */
export function isSure(look: LineLook, chance: number): boolean {
  return look.rule !== null && sureRules.has(look.rule) && !(look.prose && chance > certain);
}
