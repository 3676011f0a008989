import { anyPattern } from '../../../lib/text/patterns.ts';
import { anyOf, wordsOf } from '../../../lib/text/text.ts';
import type { CommentaryPack, CommentWitness } from '../../pack-parts/press/commentary.ts';
import { phrases } from '../../phrases.ts';
import {
  abstractions,
  blame,
  contractions,
  demands,
  judging,
  officials,
  ourselves,
  reader,
  reasoning,
  speech,
  sweeping,
  verdicts,
  weekdays,
  weighing,
} from './words.ts';

/** How English texts argue and how they report. */

const set = (list: string): ReadonlySet<string> => new Set(wordsOf(list));
const anywhere = (list: readonly string[]) => phrases(list, { at: 'anywhere', global: true });

const text: readonly CommentWitness[] = [
  { name: '“we” and “our”', words: set(ourselves) },
  { name: 'verdicts', words: set(verdicts) },
  { name: 'judging words', words: set(judging) },
  { name: 'weighing words', words: set(weighing) },
  { name: 'reasoning', words: set(reasoning) },
  { name: 'abstractions', words: set(abstractions) },
  { name: 'colloquial forms', words: set(contractions) },
  { name: '“should” and “must”', words: set(demands) },
  {
    name: 'the present tense',
    words: set('is are do does has have seems seem means mean makes make becomes knows know'),
  },
  { name: 'the past tense', words: set('was were had did been') },
  { name: 'days of the week', words: set(weekdays) },
  { name: 'attributed speech', words: set(speech) },
  {
    name: 'officials and reporters',
    words: set(officials),
  },
  {
    name: 'phrases of argument',
    phrases: anywhere([
      ...['of course', 'after all', 'in other words', 'to be sure', 'make no mistake', 'it turns out', 'that said'],
      ...['in short', 'put (simply|differently|another way)', 'no (doubt|wonder)', 'for starters', 'not to mention'],
      ...[
        'the [sad|simple|plain] (truth|fact|problem|point|question|answer|trouble) is',
        'in fact',
        'so what',
        'what if',
      ],
      ...[
        'if you',
        'on the other hand',
        '(sort|kind) of',
        'who (knows|cares)',
        'and yet',
        'as if',
        'at best',
        'as for',
      ],
      ...["(it is|it's) [long past|past|high] (time|clear|hard|easy|no (accident|surprise|secret)|worth)"],
      ...['rather than', 'the same (people|thing|way)', 'in the name of', 'the idea that', 'the notion that'],
    ]),
  },
  {
    name: 'sentences that turn to the reader or argue on',
    phrases: new RegExp(
      `(?:^|[.?!]["”’)]? )(?:${anyOf(
        wordsOf(
          `And So Yet Or Nor Because Perhaps Maybe Yes No Imagine Consider Remember Look Think Ask Take Suppose Indeed Still Instead
          Sure Then Now Here Why How What Who Such These This That It There`,
        ),
      )})\\b`,
      'gmu',
    ),
  },
  {
    name: 'named speakers',
    phrases: /\p{Lu}[\p{L}’'-]+ (?:said|says|told|added)\b|\b(?:said|says|added) \p{Lu}\p{Ll}+/gu,
  },
];

const title: CommentaryPack['title'] = [
  { name: 'a headline that asks', pattern: /\?\s*$/ },
  { name: 'a headline of “why” or “how”', pattern: /^(?:["“‘'])?(?:why|how|what|when|where|who)\b/i },
  {
    name: 'a headline that demands',
    pattern:
      /\b(?:should|must|needs? to|can['’]t|don['’]t|isn['’]t|aren['’]t|won['’]t|doesn['’]t|shouldn['’]t|stop|never|is|are)\b/i,
  },
  { name: 'a headline of judgement', pattern: new RegExp(`\\b(?:${anyOf(wordsOf(`${verdicts} ${blame}`))})\\b`, 'i') },
  {
    name: 'a headline of news',
    pattern: new RegExp(
      `\\b(?:${anyOf(
        wordsOf(`says say said tells told announces plans seeks urges warns rejects signs orders dies killed dead arrested charged sues
        unveils launches releases reveals reports report claims calls vows threatens approves votes passes fires resigns meets
        amid after ahead officials source sources poll live update updates exclusive against as`),
      )})\\b`,
      'i',
    ),
  },
  {
    name: 'a headline of a guide',
    pattern: anyPattern(
      /^(?:how to|(?:the |our |top )*(?:\d{1,3}|best|five|ten)\b|a guide|reviewed?:)/,
      /\b(?:guides?|tips|tutorial|review|checklist|alternatives|recipes?|step[- ]by[- ]step|ways to|for beginners|vs\.?)\b/,
    ),
  },
  {
    name: 'a headline that explains',
    pattern:
      /\b(?:explained|explainer|fact.?check|what (?:to|we|you|happens|happened)|here['’]s (?:what|how)|everything (?:you|we)|questions answered)\b/i,
  },
];

/** Not "writer" and "editor": staff writers report. */
const office = `fellow professor lecturer scholar author columnist contributor economist historian commentator strategist essayist
  novelist podcast`;

/** How English comment is told from news. */
export const commentary: CommentaryPack = {
  text,
  title,
  arguing: set([verdicts, judging, weighing, reasoning, sweeping, demands, ourselves, reader].join(' ')),
  reader: set(reader),
  spoken: phrases(
    [
      '[rush] transcript',
      'full (text|speech|remarks|interview|statement|letter)',
      'as prepared for delivery',
      'edited for (length|clarity)',
    ],
    { at: 'anywhere' },
  ),
  contributor: new RegExp(
    `^(?:(?:About )?(?:the )?(?:author|writer)|[*_—–-]*\\s*\\p{Lu}[\\p{L}.’'-]+(?: \\p{Lu}[\\p{L}.’'-]*){1,4}),?(?: \\(?@\\w+\\)?,?)? (?:is|was|are|teaches|serves|writes|hosts)\\b.{0,90}\\b(?:${anyOf(wordsOf(office))})\\b`,
    'u',
  ),
};
