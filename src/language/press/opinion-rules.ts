import { anyPattern } from '../../lib/text/patterns.ts';
import { phrases } from '../phrases.ts';
import { type GenreRule, separator } from './genre-rule.ts';

/** A line of its own, or a label before the first sentence: "OPINION", "ANALYSIS/OPINION:", "Commentary: ". */
const opinionLabel =
  /^\s*(?:analysis\s?\/\s?)?(?:opinion|commentary|op-?ed|editorial|guest (?:column|commentary|essay|opinion)|letters? to the editor)\s*(?:[:|]|\n|[–—] )/i;

/** Who writes it: "Opinion columnist" under the name, "is a syndicated columnist", "The Editorial Board". */
const opinionWriter = anyPattern(
  /\b(?:opinion|syndicated|guest|contributing opinion) (?:columnist|contributor|essayist)s?\b/,
  /\bis an? (?:[\p{L}.’'-]+ ){0,4}(?:opinion (?:writer|editor)|columnist (?:for|at|with))\b/u,
  /^(?:by )?(?:the )?editorial board\b/,
);

/** "The views expressed here are the author's own." Not what a site says of its readers' comments. */
const disclaimer =
  /\b(?:views?|opinions?)(?: and opinions?)? (?:expressed|stated)[^.\n]{0,80}\b(?:authors?|writers?|columnists?|contributors?|commentary|his|her|their|own|hers|column|op-ed)\b/i;

/** What says outright that an article is opinion. */
export const opinionRules: readonly GenreRule[] = [
  {
    kind: 'opinion',
    name: 'a headline or an address of opinion',
    language: null,
    title: [
      phrases(
        [
          ...['opinion', 'comment', 'commentary', 'editorial', 'op-ed', 'oped', 'column', 'viewpoint', 'perspective'],
          ...['letter[s]', 'letter[s] to the editor', 'kommentar', 'meinung', 'leitartikel', 'opinión', 'tribune'],
          ...['édito', 'éditorial', '(guest|reader) (column|commentary|opinion|essay|editorial|view[point])'],
          ...['(my|our|your|another) view', 'point of view', 'as i see it', 'columnist', 'personal essay'],
        ],
        { at: 'start', after: separator },
      ),
      /(?:\||\s[–—-])\s*(?:opinion|editorial|op-?ed|commentary|letters?)[.!]*$/i,
      phrases(['letter[s] to the editor'], { at: 'start' }),
      // "The Tarnby Mail view on the bridge".
      /^the (?:\p{L}+ ){1,3}view(?: on\b|:)/iu,
    ],
    address: anyPattern(
      /\/(?:opinions?|comment(?:ary|isfree)?|editorials?|op-?eds?|columns?|columnists?|letters|meinung|kommentare?|opinion[ei]s?)\//,
      /\/(?:commentators|views?points?|views|voices|ideas|perspectives?|first-person|guest-(?:columns?|commentary|essays?|opinions?))\//,
    ),
    // "Tarnby Mail - Opinion", "Guest Writer"; "Public Opinion" is a newspaper.
    outlet:
      /(?<!\bpublic )\b(?:opinions?|editorials?|op-?eds?|commentary|columnists?)\s*$|^(?:guest|opinion) (?:writer|columnist|contributor|author)s?\b/i,
  },
  {
    kind: 'opinion',
    name: 'its first or last lines say that it is opinion',
    language: 'en',
    opening: [opinionLabel, opinionWriter, disclaimer],
    closing: [opinionWriter, disclaimer, /^the (?:author|writer) (?:is|was|has|teaches|serves)\b/im],
  },
];

/** Sections whose articles weigh and judge without being comment (reviews, guides), or are neither news nor comment: their words are not asked. */
export const otherSections =
  /\/(?:fact-?checks?|reviews?|recipes?|explainers?|how-?to|guides?|transcripts?|obituar(?:y|ies)|sports?|quiz(?:zes)?)\//i;
