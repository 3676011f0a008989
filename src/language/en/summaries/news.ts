import { wordsOf } from '../../../lib/text/text.ts';
import { monthNames, weekdayNames } from '../../../lib/time/calendar.ts';
import type { NewsPack } from '../../pack-parts/summaries/news.ts';
import { phrases } from '../../phrases.ts';
import { irregularPasts } from '../verbs.ts';

/** What English news sentences are made of, and what background, comment and teasers are. */

const anywhere = { at: 'anywhere', caseSensitive: true } as const;
const anyCase = { at: 'anywhere' } as const;

const months = [...monthNames, ...wordsOf('Jan. Feb. Aug. Sept. Oct. Nov. Dec.')];

/** The signs of English news sentences. */
export const news: NewsPack = {
  signs: {
    past: phrases(['<past>', ...irregularPasts], { ...anywhere, pieces: { past: '\\p{Ll}{2,}ed' } }),
    plan: phrases(
      [
        ...[
          'will',
          'would',
          '(is|are|was|were) to',
          '(is|are) (set|expected|due|scheduled|planned|likely) [to]',
          'plan[s] to',
          'planned for',
        ],
        ...[
          'hope[s] to',
          'aim[s] to',
          'intend[s] to',
          'scheduled',
          'upcoming',
          'deadline',
          'begin[s]',
          'open[s]',
          'start[s]',
          'end[s]',
        ],
        ...[
          'close[s]',
          'meet[s]',
          'vote[s]',
          'return[s]',
          'resume[s]',
          'expire[s]',
          'debate[s]',
          'face[s]',
          'take[s] (place|effect)',
        ],
      ],
      anywhere,
    ),
    lately: phrases(
      [...weekdayNames, 'today', 'tonight', 'yesterday', 'this (week|morning|afternoon|evening)', 'late last night'],
      anywhere,
    ),
    background: phrases(
      [
        ...[
          '(in|over) recent (years|months|weeks|decades)',
          '(months|years|weeks|decades|days) (ago|earlier|before|of)',
        ],
        // What somebody or something is, and what happened in some month, is no news of the day.
        ...['(is|are|was|were) [also] (a|an|one of|among)', `in (${monthNames.join('|')})`],
        ...['for (years|decades|months|weeks)', '(last|previous) (year|month|week|summer|winter|spring|fall)'],
        ...[
          'earlier this (year|month|week)',
          'in the past',
          'the past <few>(years|months|weeks|decades)',
          'since then',
        ],
        ...[
          'at the time',
          'once',
          'previously',
          'long',
          'typically',
          'usually',
          'often',
          'tend to',
          'used to',
          'traditionally',
        ],
        ...['as part of', 'known (as|for)', 'began (in|with)', 'dates back'],
      ],
      { ...anyCase, pieces: { few: '(?:\\w+ )?' } },
    ),
    history: phrases(['(in|since|of|from|during) <year>', `(in|since|of) (${months.join('|')}) <year>`], {
      ...anywhere,
      pieces: { year: '(?:1[789]|20)\\d\\d' },
    }),
    judgement: phrases(
      [
        ...wordsOf(`
          clearly obviously surely absurd absurdly ridiculous outrageous disgraceful shameful hypocrisy hypocritical so-called
          stunning shocking astonishing remarkable remarkably incredible incredibly terrible horrible awful brilliant genius stupid
          idiotic foolish insane crazy lunatic radical extremist leftist leftists socialist globalist elites establishment
          swamp fake disgusting pathetic laughable cynical cynically shameless cowardly heroic courageous dishonest lie lies liar
          lying nonsense madness hysteria hysterical smear smears witch-hunt hateful bigoted bigots racist tragic tragically
          sadly unfortunately thankfully hopefully perhaps maybe frankly honestly apparently evidently undoubtedly indeed naturally
          ironically predictably unsurprisingly needless arguably worse worst quite completely seemingly suddenly truly extremely effectively
          rarely unprecedented crucial notorious infamous embarrassing fiery blistering bombshell explosive incendiary brutal brutally barbaric
          staggering jaw-dropping scandalous hyped much-hyped disastrous gracious regrettable demonize demonizing demonized conspiratorial
          rabble-rousers hordes unhinged deranged screed gloat gloated pander pandering kowtow caved hijack hijacked hijacks weaponize weaponizing
          weaponized sabotaging supposedly vicious viciously bizarre bizarrely stunningly startling sordid sleazy vitriolic farce circus charade
          debacle fiasco travesty tyrannical tyranny thuggish draconian hapless feckless reckless recklessly blatant blatantly brazen brazenly
          audacious devious sinister ominous ominously bogus sham phony phoney dubious all-out milestone self-proclaimed
        `),
        ...[
          'of course',
          'no doubt',
          'the truth is',
          'the fact is',
          'the point is',
          'after all',
          'in other words',
          'to be sure',
        ],
        ...[
          'should',
          'ought to',
          'must',
          'need[s] to',
          'seem[s]',
          'seemed',
          'appears to',
          'looks like',
          'sort of',
          'kind of',
        ],
      ],
      anyCase,
    ),
    reader: phrases(["you[']re", "you[']ll", "you[']ve", 'you', 'your', "let[']s", 'us', 'we', 'our', 'I'], anywhere),
    conditional: phrases(['if', 'whether', 'could', 'might', 'may'], anyCase),
    attributed: phrases(
      ['said', 'says', 'told', 'according to', 'announced', 'reported', 'tweeted', 'wrote', 'added'],
      anywhere,
    ),
    // Reports write words out.
    informal: phrases(["<auxiliary>n't", "(it|that|there|here|what|who|he|she|they)'(s|re|ll|ve|d)"], {
      ...anyCase,
      pieces: { auxiliary: '(?:is|are|was|were|do|does|did|has|have|had|wo|ca|could|would|should)' },
    }),
    connective: phrases(
      wordsOf(
        'but and so yet still meanwhile however indeed also then now or nor plus instead besides moreover nonetheless nevertheless',
      ),
      { at: 'start' },
    ),
    // What happens on a day that a reader may want to note.
    event: phrases(
      [
        ...wordsOf(`
          vote voted votes hearing hearings election elections primary primaries runoff deadline trial ruling ruled signed sentenced sentencing arrested
          charged indicted pleaded summit meeting met meets launched launches launch expires expired begin begins began start starts started
          open opens opened deliver delivered released publish published announced announces announcement testified testifies testify resigned resigns
          fired killed died shot rejected approved passed blocked struck filed sued referendum convention anniversary conference talks
        `),
        'take[s] effect',
        'took effect',
        'effective',
      ],
      anyCase,
    ),
    scheduled: phrases(
      ['will', '(is|are) to', 'scheduled', 'expected', 'set (to|for)', 'due', 'plan', 'plans', 'planned'],
      anyCase,
    ),
  },
};
