import { anyOf, wordsOf } from '../../lib/text/text.ts';
import { phrases } from '../phrases.ts';
import { type GenreRule, separator } from './genre-rule.ts';
import { opinionRules } from './opinion-rules.ts';

const quizKinds = `news weekly daily quick cryptic mini easy hard weekend sunday saturday friday big ultimate pub trivia picture sport
  sports football history`;

const dailyPuzzles = '(wordle|connections|strands|spelling bee|mini crossword|quordle)';

/** "Wordle today: hints", "Connections hints #512 and answers". */
const puzzleSolution =
  '(?: (?:today|hints?|answers?|clues?|nyt))*\\s*(?:#|\\bno\\b|\\bpuzzle\\b|\\btoday\\b).{0,40}\\b(?:hints?|answers?|clues?|solution|puzzle)\\b';

/** What only lists count. */
const listed = phrasesOf([
  ...wordsOf(
    'thing[s] way[s] reason[s] tip[s] trick[s] hack[s] fact[s] idea[s] lesson[s] mistake[s] sign[s] moment[s]',
  ),
  ...wordsOf('quote[s] gift[s] recipe[s] exercise[s] habit[s] outfit[s] takeaway[s]'),
  'talking points',
  'key (points|moments|questions)',
  'questions answered',
  'stocks to',
]);

/** What lists count, and news as well: there a further word must show the list ("to visit"). */
const counted = phrasesOf(
  wordsOf(`
    photo[s] picture[s] chart[s] book[s] novel[s] movie[s] film[s] show[s] song[s] album[s] podcast[s] game[s] app[s] gadget[s]
    dishes foods drink[s] cocktail[s] wine[s] restaurant[s] bar[s] hotel[s] beaches islands destination[s] getaway[s] product[s]
    brand[s] looks trend[s]
  `),
);

const count = '(?:\\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty)(?: of)?(?: the| our)?';
const word = "[\\p{L}’'-]+";
const beforeCount = '(?:(?:the|our|here are|these are|top|meet) )*';
const superlative = '(?:best|top|great|greatest|favou?rite|new|must-\\p{L}+)';

/** In the order in which they are tried: the surest first. */
export const genreRules: readonly GenreRule[] = [
  {
    kind: 'horoscope',
    name: 'a headline about star signs',
    language: null,
    title: [
      phrases(['horoscope[s]', 'horoskop', 'horóscopo', 'oroscopo'], {
        at: 'start',
        before: "(?:[\\p{L}’']+ ){0,4}",
        after: '(?:$|\\s*[:|–-]|\\s+(?:for|today|tomorrow|this|of)\\b)',
      }),
      phrases(['[your] (star|zodiac) sign[s]'], { at: 'start', after: '.*[:–-]' }),
      phrases(['tarot [card] reading'], { at: 'anywhere' }),
    ],
  },
  {
    kind: 'quiz',
    name: 'a headline of a quiz or puzzle',
    language: null,
    title: [
      phrases(['quiz', 'crossword', 'sudoku', 'wordle', 'brain teaser', 'brainteaser'], {
        at: 'start',
        before: `(?:the )?(?:(?:${anyOf(wordsOf(quizKinds))}) )*`,
        after: '(?:$|\\s*[:|–-]|\\s+(?:no\\b|of the (?:day|week)|\\d))',
      }),
      phrases(['test your knowledge', 'take (our|the|this) <few>quiz'], {
        at: 'anywhere',
        pieces: { few: `(?:${word} ){0,3}` },
      }),
      /[:|–-]\s*(?:the )?quiz[.!?]*$/i,
      phrases([dailyPuzzles], { at: 'anywhere', after: puzzleSolution }),
    ],
  },
  {
    kind: 'promotion',
    name: 'a headline that sells',
    language: null,
    title: [
      phrases(
        [
          ...['sponsored', 'advertorial', 'advertisement', 'paid (content|post|partnership)', 'partner content'],
          ...['promoted', 'anzeige'],
        ],
        { at: 'start', after: separator },
      ),
      phrases(['(promo|coupon|discount|voucher) code[s]', '(black friday|cyber monday|prime day) deal[s]'], {
        at: 'anywhere',
      }),
      phrases(['(best|top|early|last-minute) <few>deals'], {
        at: 'anywhere',
        pieces: { few: `(?:${word} ){0,4}` },
        after: '.{0,20}\\b(?:to shop|you can (?:buy|get|shop)|right now|under|still live)\\b',
      }),
      /^(?:save|get|grab)\b.{0,40}\b\d+\s?(?:%|percent|per cent) off\b/i,
    ],
    address: /\/(?:sponsored|advertorial|paid-?(?:content|post)|partner-?content|brand-?(?:studio|voice)|coupons?)\//i,
    opening: [
      phrases(['this (article|content|post|story) (is|was|has been) (sponsored|paid for|brought to you)'], {
        at: 'start',
      }),
      phrases(['sponsored (content|post)', 'advertorial', 'anzeige', 'paid (content|post)'], {
        at: 'start',
        after: '\\s*(?:\\n|$)',
      }),
    ],
  },
  {
    kind: 'live',
    name: 'a headline or an address of a live page',
    language: null,
    title: [
      phrases(['live (update[s]|blog|coverage|ticker|reaction|news and updates)', 'as it happen(ed|s)'], {
        at: 'anywhere',
      }),
      phrases(['live'], { at: 'start', after: separator }),
      /(?:[:|]|\s[–—-])\s*live[.!]*$/i,
      phrases(['liveblog', 'live-ticker', 'liveticker', 'en direct', 'en vivo', 'minuto a minuto'], { at: 'start' }),
    ],
    address: /\/(?:live|live-?(?:blog|updates?|news|ticker))\/|-live-(?:updates?|blog|news)\b|\bliveblog\b/i,
  },
  ...opinionRules,
  {
    kind: 'listicle',
    name: 'a headline that counts a list',
    language: 'en',
    title: [
      // "12 things", "The top five ways".
      new RegExp(`^${beforeCount}${count}(?: ${word}){0,3}? ${listed}\\b`, 'iu'),
      // "10 best films", "The 5 greatest Christmas songs".
      new RegExp(`^${beforeCount}${count}(?: ${superlative})(?: ${word}){0,3}? ${counted}\\b`, 'iu'),
      // "5 hotels to visit".
      new RegExp(
        `^(?:(?:the|our|top) )*${count}(?: ${word}){0,2}? ${counted} (?:to|you|we|that|which|worth|for)\\b`,
        'iu',
      ),
      // "The best films of all time".
      new RegExp(
        `^(?:the )?(?:best|greatest|worst|coolest|cutest) (?:\\d{1,3} )?[\\p{L}’' -]{3,40}? ${listPurpose()}\\b`,
        'iu',
      ),
    ],
  },
];

/** What the best of a kind are listed for. */
function listPurpose(): string {
  const uses = 'to (?:buy|read|watch|visit|try|see|stream|play)';
  return `(?:of all time|${uses}|for (?:men|women|kids|beginners|every)|right now)`;
}

/** Alternatives of a pattern from a list with "[s]" for an optional plural and "(one|other)". */
function phrasesOf(list: readonly string[]): string {
  return `(?:${list.map((phrase) => phrase.replace('[s]', 's?').replace('(', '(?:')).join('|')})`;
}
