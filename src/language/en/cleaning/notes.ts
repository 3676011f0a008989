import type { SiteNote } from '../../pack-parts/pages/cleaning.ts';
import { phrases } from '../../phrases.ts';

/** What an article calls itself. */
const piece = '(story|article|post|piece|report|column|essay|op-ed|item)';

const pieces = {
  bullet: '[^\\p{L}\\p{N}]{0,4}',
  colon: '\\s*[:–—-]',
  question: '.{0,100}\\?',
  hyphen: '-?',
  soon: '.{0,80}',
  few: '.{0,30}',
  address: '@?\\S{1,40}@\\S*',
  long: '.{0,240}',
  site: '.{2,40}?',
  clock: '\\d{1,2}(?::\\d{2})?',
  newsroom: '(?:[\\p{L}-]+,? ){0,6}',
};

/** What English sites print among the paragraphs of an article, in the order in which it is tried. */
export const notes: readonly SiteNote[] = [
  // Its title in the page's capitals: "CLOSE Farmers wait for rain." The button of a video.
  { name: 'video box', longest: 700, pattern: /^CLOSE(?:$| (?=\p{Lu}\p{Ll}|\p{Lu}[. ]|[\d"“'‘]))/u },
  {
    name: 'advertisement',
    longest: 120,
    pattern: phrases(['advertisement', 'advertising', '(story|article) (continues|continued) below'], {
      at: 'start',
      before: '[^\\p{L}]{0,4}',
      after: '(?:\\s+(?:advertisement|this advertisement))?[^\\p{L}]*$',
    }),
  },
  { name: 'other story', longest: 400, pattern: /^(?:Read More|READ MORE) (?=\p{Lu})/u },
  // "The gate opens Read more": the box of another story.
  {
    name: 'other story',
    longest: 260,
    pattern: /[^.,;:–—-] (?:Read more|READ MORE|Read the full story)\s*[»›>→.…]*$/u,
  },
  {
    name: 'other story',
    longest: 260,
    pattern: /^(?:NOW WATCH|SEE ALSO|READ ALSO|ALSO READ|READ MORE|RELATED|READ|WATCH)\s*:/u,
  },
  { name: 'other story', longest: 260, pattern: /^(?:Read more )?(?:from|on|about) .{0,80} here\.?$/iu },
  { name: 'copyright', longest: 240, pattern: /^copyright (?:©|\(c\)|\d{4})/iu },
  // What stands over a column: "ANALYSIS/OPINION:".
  { name: 'label', longest: 40, pattern: /^(?:ANALYSIS|OPINION|COMMENTARY|ANALYSIS\/OPINION)\s*:?$/u },
  {
    name: 'age of the page',
    longest: 60,
    pattern: /^This (?:article|story) is more than \S+ (?:year|month)s? old\.?$/iu,
  },
  // An agency's note to its customers: "(This version of the story corrects …)".
  {
    name: 'note to editors',
    longest: 500,
    pattern: /^\((?:This|Corrects|Adds|Updates|Refiles|Recasts|Repeats|Language)\b[^()]*\)$/u,
  },
  { name: 'slide show', longest: 60, pattern: /^Slideshow \(\d+ images?\)$/iu },
  {
    name: 'share bar',
    longest: 120,
    pattern: phrases(['read or share this story', 'share this (story|article)', 'share all sharing options for'], {
      at: 'start',
    }),
  },
  {
    name: 'newsletter',
    longest: 700,
    pattern: phrases(
      [
        'by signing up[,] you agree',
        'agree to receive e<hyphen>mail newsletters',
        'e<hyphen>mail sign up',
        '(delivered|right|straight|directly) (to|in|into) your inbox',
      ],
      { at: 'anywhere', pieces },
    ),
  },
  {
    name: 'newsletter',
    longest: 300,
    pattern: phrases(
      [
        'sign up [(now|today|here)] (for|to) <soon>(newsletter|updates|alerts|inbox|email|emails|pieces|roundup|briefing)',
        'subscribe [(now|here)] (to|for) <soon>(newsletter|podcast|channel|emails|app|updates)',
        '(add|follow) <site> as an interest',
        '(download|get) (our|the) <few>app',
        'listen to (the|our|this) <soon>(podcast|episode)',
        'want (more|to read) <few>(news|stories|articles|like this)<question>',
        'support (our|independent|quality) journalism',
        '<soon>make (a|your) <few>donation',
        'for more (conversations|stories|interviews|news) <long>(subscribe|sign up|follow|visit|go to)',
        '(donate|please donate|make a donation) <few>(today|here|now|to <site>)',
      ],
      { at: 'start', before: '[^\\p{L}]{0,4}', pieces },
    ),
  },
  {
    name: 'click here',
    longest: 260,
    pattern: phrases(
      [
        'click here',
        'click to (view|read|see|watch|listen|subscribe|sign|expand|enlarge)',
        '(mobile users|to|for|want|tired) <soon>click here',
      ],
      {
        at: 'start',
        before: '[^\\p{L}]{0,4}',
        pieces,
      },
    ),
  },
  {
    name: 'correction',
    longest: 900,
    pattern: phrases(
      [
        'correction<colon>',
        'corrections<colon>',
        'clarification<colon>',
        "editor['s] note<colon>",
        `(update|updated)<colon> (this|the) ${piece} (has been|was|is)`,
        `this ${piece} (has been|was) (updated|corrected|revised|amended|emended|clarified)`,
        `(an|a) (earlier|previous|original) version of this ${piece}`,
        `the original version of this ${piece}`,
      ],
      { at: 'start', before: '[^\\p{L}]{0,4}', pieces, glued: true },
    ),
  },
  {
    name: 'stamp',
    longest: 70,
    pattern:
      /^[^\p{L}]{0,4}(?:last |first |originally )?(?:updated|published|posted)(?: on\b| at\b|:| (?=\p{Lu}\p{Ll}+\.? \d)| (?=\p{Lu}\p{Ll}+day,)).{0,45}$/iu,
  },
  {
    name: 'syndication note',
    longest: 320,
    outer: true,
    pattern: phrases(
      [
        `this ${piece} (is|was|has been) [(first|originally|also)] (published|appeared|posted|republished|reprinted|adapted|excerpted|produced|co-published|reported)`,
        `this ${piece} (first|originally) (appeared|ran|published)`,
        `this ${piece} is (part of|adapted from|a collaboration|based)`,
        `(a|another) version of this ${piece} (appeared|appears|originally|was|first)`,
        'content created by <few>is available',
        'excerpted from <few>(book|report)',
      ],
      { at: 'start', before: '[^\\p{L}]{0,4}', pieces },
    ),
  },
  {
    name: 'contributors',
    longest: 400,
    outer: true,
    pattern: phrases([`contributed (to|reporting to|to the reporting of) this ${piece}`, 'contributed reporting'], {
      at: 'end',
      after: '(?: (?:from|along with|with)\\b.{2,80})?\\.?',
    }),
  },
  // "Ann Lee and Bo Ek contributed."
  {
    name: 'contributors',
    longest: 160,
    outer: true,
    pattern: /^[^\p{L}]{0,4}(?:\p{Lu}[\p{L}.'’-]+,? (?:and )?){2,16}contributed\.?$/u,
  },
  {
    name: 'contributors',
    longest: 300,
    outer: true,
    pattern: /^(?:Contributing|Contributors?|(?:Additional )?[Rr]eporting by|Editing by)\b:? ?\p{Lu}/u,
  },
  {
    name: 'author’s views',
    longest: 900,
    outer: true,
    pattern: phrases(
      [
        '(views|opinions) [and opinions] expressed (in|by|here|on|are|do|within)',
        'opinions are (his|her|their|my) own',
        'the (views|opinions) of the (author|authors|writer)',
        'not necessarily (reflect|represent) the (opinion|opinions|view|views) of',
      ],
      { at: 'anywhere' },
    ),
  },
  {
    name: 'masthead',
    longest: 600,
    outer: true,
    pattern: phrases(
      [
        'is (a|an) <newsroom>(newsroom|news (organization|organisation|site|outlet|service)|news and information|publication) (that|dedicated|covering|focused|based|which|for)',
        'is (a|an) <newsroom>(nonprofit|non-profit|not-for-profit|independent) <newsroom>(newsroom|news (organization|organisation|site|outlet|service))',
        'is (a|an) (reported|regular|weekly|daily|monthly) (column|feature|series) (by|on|about|from)',
        "'s home for <few>(discussion|essays|commentary|stories|narrative|opinion)",
      ],
      { at: 'anywhere', pieces },
    ),
  },
  {
    name: 'contact',
    longest: 300,
    outer: true,
    pattern: phrases(
      [
        '(send|email|e-mail|share) (tips|us|your) <soon>(to|at) ',
        '(follow|contact|email|reach|write to) (him|her|them|me|us|the (author|writer|reporter)|<site>) (on|at|via) (twitter|facebook|instagram|x|<address>)',
        '<site> (can|may) be (reached|contacted) (at|on|by|via) ',
        '(find|he is|she is|they are) <few>on twitter',
      ],
      { at: 'start', before: '[^\\p{L}]{0,4}', pieces, glued: true },
    ),
  },
];
