/** Words that tell how a text speaks. */

export const weekdays = 'monday tuesday wednesday thursday friday saturday sunday';

export const speech = `said says told added saying announced confirmed tweeted reported acknowledged testified noted insisted wrote
  replied stated warned declined`;

/** Words that only somebody who judges writes. */
export const verdicts = `absurd absurdity shameful shameless disgraceful ridiculous outrageous hypocrisy hypocrite hypocritical ludicrous
  preposterous laughable pathetic dishonest cynical cynicism foolish folly stupid stupidity idiotic insane insanity madness nonsense
  nonsensical bogus sham farce travesty horrible awful dreadful appalling despicable contemptible vile evil wicked immoral sadly
  unfortunately thankfully hopefully fortunately misguided inane feckless smug arrogant arrogance petty cowardice cowardly perverse
  pernicious grotesque obscene glaring blatant laudable superb dumb lousy silly shame delusion delusional bizarre baffling
  hysteria hysterical absurdly foolishly ironically irony ironic hollow cruel cruelty decency decent noble`;

/** Judgements of headlines; "best" and "great" stand over lists. */
export const blame =
  'wrong bad worse mistake mistakes problem truth myth myths failure failing need needs real right crisis hurt';

export const judging = `good bad great better worse best worst right wrong true truly real reasonable sensible fair moral morally easy hard
  happy wonderful terrible dangerous impossible perfect obvious important powerful effective honest stronger weaker serious sound
  worth smart brilliant interesting necessary natural`;

export const weighing = `surely clearly indeed perhaps maybe obviously frankly simply merely actually really certainly hardly apparently
  supposedly seemingly somehow exactly precisely quite rather very too even almost anyway yes necessarily probably just only so
  such much quickly basically essentially literally arguably presumably evidently plainly undoubtedly`;

export const reasoning = `because therefore thus hence yet nor instead if unless than though or but like except regardless nonetheless
  nevertheless otherwise consequently whatever whoever either`;

export const sweeping = `never always every everyone everybody everything nothing nobody none all anything anyone ever whole entire no-one
  constantly invariably forever`;

export const abstractions = `thing things way ways kind sort idea ideas fact facts truth reason reasons point problem question answer lesson
  argument arguments example history century culture society sense nature power belief beliefs principle principles values theory
  logic liberty democracy human life lives self`;

export const contractions = `don't doesn't can't won't isn't aren't wasn't it's that's there's they're here's what's who's wouldn't shouldn't
  couldn't hasn't haven't didn't`;

export const ourselves = "we we're we've we'll we'd our ours ourselves us let's";

export const reader = "you you're you've you'll you'd your yours yourself";

export const demands = "should must ought cannot shouldn't mustn't";

export const officials = `spokesman spokeswoman spokesperson officials official reporters statement interview comment report anonymity
  briefing conference investigators police authorities`;
