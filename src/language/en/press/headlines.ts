import { wordsOf } from '../../../lib/text/text.ts';
import { monthNames, weekdayNames } from '../../../lib/time/calendar.ts';
import type { HeadlineWords, TitleCasePack } from '../../pack-parts/press/headlines.ts';
import { phrases } from '../../phrases.ts';
import { finiteForms, irregularPasts } from '../verbs.ts';

/** What headlines of English news are made of. */

/** Written to be clicked rather than read. */
const clickbait = [
  "you won't believe",
  'what happen(s|ed) next',
  "here's (why|how|what|who|when|everything)",
  'here (are|is) (what|why|how)',
  'this is (why|how|what)',
  '(everything|all) (you|we) [need to] know',
  'what (you|we|to) [need to] know',
  'need to know',
  'what we know',
  'goes viral',
  'viral video',
  'the internet',
  'social media reacts',
  'netizens',
  '(jaw|mind)(-| )(dropping|blowing)',
  'shocking',
  'stun[s]',
  'slam[s]',
  'blast[s]',
  'rips',
  'claps back',
  'breaks silence',
  'opens up',
  'send[s] <few> message',
  'explained',
  'explainer',
  '^photo[s]',
  'photo[s]$',
  'in pictures',
  '^watch',
  '^video',
  'video$',
];

const kickers = [
  'breaking [news]',
  'live [updates]',
  'live (blog|news|now)',
  'watch [live]',
  'update[d] [<number>]',
  'wrapup <number>',
  '(refile|corrected)',
  'video[s]',
  'exclusive',
  'just in',
  'developing',
  'in (pictures|photos)',
  'photos',
  '[the] latest',
  'the memo',
  '[ap] fact check',
  'factbox',
  'explainer',
  '(opinion[s]|analysis|perspective|editorial|commentary|column|essay|review)',
  'first on <outlet>',
  '(read|listen|podcast)',
];

const labels = [
  'video[s]',
  '[<outlet>] (video|news|politics|opinion|business|world|sport|sports|live|tv|online)',
  '(world|us|uk|national|local|international|business|latest|breaking|top) news',
  '(politics|opinion|business|world|sport|sports|technology|tech|science|health|culture|entertainment|lifestyle)',
  '(home|homepage|news|live|press release[s]|blog|newsletter)',
];

const genres = [
  'opinion',
  'analysis',
  'comment',
  'live',
  'explainer',
  'watch',
  'video',
  'exclusive',
  'editorial',
  'the memo',
  'fact check',
];

/** What others have to do, or what the writer thinks of it: no report is headed so. */
const pleas = [
  "(should|shouldn't|must|mustn't)",
  'need[s] [not] to (be|do|stop|start|take|get|know)',
  "(let's|don't|of course|seriously|so much for|once and for all)",
  '(case|fight|war) (for|against)',
  "(isn't|aren't|wasn't|doesn't|don't|won't|can't) (all about|define|matter|save|the hero|mean)",
  '(truth|lesson[s]|myth[s]|hypocri*|lie[s])',
  '(unhinged|deranged|pathetic|disgrace*|horrific|absurd*|ridiculous*|heroic|insane|crazy|dud|farce|sham|madness)',
  '(finally|actually|literally|really|brilliant*|shameful*|massively|conveniently)',
  '(big deal|game changer|wake-up call|good start|the real (threat|story|reason|problem|scandal))',
  'would be a (win|loss|mistake|disaster)',
];

/** Counts points instead of telling one. */
const countings = [
  '<number> [key|big|top] (thing|takeaway|winner|loser|reason|question|way|lesson|fact|moment|tip|point)[s]',
  '(thing|question|way|moment)s to (watch|ask|know)',
  '(takeaways|winners and losers|by the numbers|cheat sheet|[your] guide to)',
  'lessons from',
  '(a|visual|brief) (look|explainer|guide|timeline|history)',
];

const announcements = [
  '(poised|set|expected|likely|ready|about|preparing|scheduled|slated|due) to',
  '(prepare|gear|brace)[s] (to|for|up)',
  '(ahead of|looms|looming|awaits|in the balance)',
  '(to|will) (vote|decide|testify|announce|unveil|meet|weigh|consider|hear|rule|face off)',
  '(could|may|might) [soon]',
  'what to (watch|expect|know)',
];

const outlet = '\\p{Lu}[\\p{L}.]{1,20}';

export const headlines: HeadlineWords = {
  faults: [
    {
      name: 'clickbait',
      pattern: phrases(clickbait, { at: 'anywhere', pieces: { few: '.{0,20}' } }),
      loss: 1,
    },
    { name: 'asks', pattern: /\?\s*$/, loss: 0.9 },
    { name: 'asks, then goes on', pattern: /\?\s/, loss: 0.5 },
    { name: 'speaks to the reader', pattern: /\b(?:you|your|we|our|i|my|me)\b/i, loss: 0.6 },
    { name: 'begins with a quotation', pattern: /^["“‘'«„]/, loss: 0.5 },
    {
      name: 'begins with a question word',
      pattern: /^(?:how|why|what|who|when|where|inside|meet)\b/i,
      loss: 0.6,
    },
    { name: 'begins with a pronoun', pattern: /^(?:they|it|he|she|this|these|those|his|her|their)\b/i, loss: 0.5 },
    { name: 'exclaims or breaks off', pattern: /!\s*$|\.\.\.|…/, loss: 0.4 },
    { name: 'is two sentences', pattern: /\p{Ll}{3}\. \p{Lu}/u, loss: 0.2 },
    { name: 'names its genre', pattern: phrases(genres, { at: 'start' }), loss: 0.6 },
    { name: 'argues', pattern: phrases(pleas, { at: 'anywhere' }), loss: 0.6 },
    {
      name: 'counts points',
      pattern: phrases(countings, {
        at: 'anywhere',
        pieces: { number: '(?:\\d+|three|four|five|six|seven|eight|nine|ten)' },
      }),
      loss: 0.7,
    },
  ],
  kicker: phrases(kickers, {
    at: 'start',
    pieces: { number: '\\d', outlet },
    after: '(?:\\s*[:|–—]\\s+|\\s-\\s+|(?<=\\d)-)',
  }),
  label: phrases(labels, { at: 'whole', pieces: { outlet } }),
  announces: phrases(announcements, { at: 'anywhere' }),
};

/** Words of headlines that no name consists of: those of grammar, and verbs. */
const commonWords = wordsOf(`
  about above across after again against ahead all almost alone along already always amid among another any apart around away back because before behind below
  beside between beyond both despite down during each either else enough even ever every far few how just less likely many more most much near nearly
  never next nor not now off often once only onto other otherwise out over own perhaps quite rather really same several since so some soon still such than
  then there though through together too toward towards under unless until unlike up upon very via well what whatever when where whether which while
  who whom whose why within without yet don't doesn't didn't isn't aren't wasn't weren't won't can't couldn't shouldn't wouldn't hasn't haven't
  accuses adds admits agrees aims allows announces approves argues asks attacks backs bans becomes blames blocks boosts breaks brings builds calls cites
  claims clears closes confirms considers continues cuts defends defies delays demands denies drops eases ends escalates exposes faces fails falls fears finds fires
  follows forces gains gets gives goes grants grows halts helps hits hopes includes increases joins keeps kills launches leads leaves lifts loses makes moves
  needs offers opens opposes orders passes pays pledges pushes quits raises reaches rejects releases remains reports resigns reveals rises sees seeks sends sets
  shows signs stands starts stops sues suggests supports takes tells threatens tries turns unveils upholds urges vows wants warns weighs wins withdraws
`);

/** March and May are words too: only the texts show which is meant. */
const months = monthNames.filter((month) => month !== 'March' && month !== 'May');

export const titleCase: TitleCasePack = {
  alwaysCapital: new Set(['I', ...months, ...weekdayNames].map((word) => word.toLowerCase())),
  abbreviation: /^(?:\p{L}\.)*\p{L}$|^(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|St|Prof|vs|No)$/iu,
  commonWords: new Set([...commonWords, ...irregularPasts, ...finiteForms]),
  insideNames: new Set(['of', 'of the']),
  // "may be" and "may have" are the verb; "Election Day", "Mother's Day".
  eitherWay: /\b(?:may(?! (?:be|have|not)\b)|march|(?<=\p{L} )day)\b/iu,
};
