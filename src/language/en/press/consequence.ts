import type { ConsequenceRules } from '../../pack-parts/press/headlines.ts';
import { phrases } from '../../phrases.ts';

/** Which English news bears on many people. */

const war = [
  '(war|warfare|ceasefire|truce|invasion|invade[s]|coup|siege|genocide|chemical weapons)',
  '(air|missile|military|drone|nuclear|chemical|terror|terrorist) (strike|test|attack|action|weapon|base|threat)[s]',
  '(airstrike|missile|troop|militant|rebel|hostage|warship|warplane)[s]',
  '(attack|attacks|attacked|insurgents|clashes|unrest|crackdown|protesters)',
  '(bomb|bombs|bombed|bombing|bombings|shelling|nuclear|military|denuclearization|nerve agent|spy|spies)',
];

const deaths = [
  '(kill|kills|killed|dead|dies|died|deaths|death toll|massacre|gunman|mass shooting|school shooting|shooting|murder*)',
  '(wounded|injured|earthquake|hurricane|flood*|wildfire[s]|tsunami|explosion|outbreak|epidemic|pandemic|famine|evacuat*|derail*|plane crash)',
];

const states = [
  '(prime minister|chancellor|government|cabinet|parliament|congress|senate|white house|kremlin|administration|regime)',
  '(united nations|u.n.|un|nato|european union|eu|embassy|ambassador|diplomat[s]|summit|treaty|pact|accord|sanctions|peace talks|nuclear deal)',
  '(border|refugees|migrants|tariff[s]|trade war|expel[s]|expulsion|national security|government shutdown|shutdown)',
];

const courts = [
  '(supreme court|high court|appeals court|federal court|court|judge[s]|justices|grand jury|jury|ruling|verdict)',
  '(indict*|charged|charges|convict*|sentence[s]|sentenced|guilty|pleads|arrest*|lawsuit|sue[s]|sued|impeach*|pardon[s]|special counsel|subpoena*)',
];

const elections = [
  '(election|elections|re-election|referendum|runoff|ballot|recount|concedes|inauguration|special election)',
];

const laws = [
  '(law|laws|legislation|bill|executive order|veto*|constitution*|regulation[s]|ban|bans|banned|policy|reform|amendment)',
  '(health care|healthcare|medicaid|medicare|abortion|immigration|gun control|tax|taxes|climate|civil rights|asylum)',
];

const money = [
  '(billion[s]|trillion[s]|budget|deficit|debt|spending bill|bankruptcy|layoffs|job cuts|merger|antitrust|monopoly)',
  '(unemployment|inflation|recession|interest rate[s]|key rate|stocks|markets|stock market|economy|oil|imports|exports)',
];

/** Many people, in figures or words. */
const many = ['(thousands|tens of thousands|hundreds of thousands|millions|million|nationwide|worldwide|<thousands>)'];

const offices = [
  '(resign*|fired|fires|ousted|ousts|ouster|sacks|sacked|steps down|stepping down|nominat*|nominee|appoint*|sworn in|successor)',
  '(takes office|taps|not seek re-election|impeachment|confirmed as)',
];

const acts = [
  '(rules|ruled|strikes down|struck down|upholds|upheld|overturn*|block[s]|blocked|reinstate*|halts|halted|suspends|suspended|side[s] with)',
  '(indict[s]|indicted|charge[s]|charged|convicted|convicts|sentenced|pleads|arrested|arrests|acquitted|expels|expelled|deport[s]|raid[s]|raided)',
  '(fires|fired|ousts|ousted|resigns|resigned|quits|steps down|nominates|nominated|picks|picked|taps|names|appoints|confirms|replaces|sworn in)',
  '(signs|signed|vetoes|passes|passed|approves|approved|rejects|rejected|bans|banned|orders|ordered|imposes|imposed|repeals|declares|declared)',
  '(withdraws|withdrew|pulls out|launches|launched|invades|bombs|kills|killed|dies|died|seizes|seized|releases|released|frees|freed|rescued)',
  '(agrees|agreed|accepts|accepted|reaches|reached|wins|won|defeats|concedes|raises|lifts|cuts|hands over|becomes|files|sues|sued|restores|averts)',
  '(announces|announced|cancels|canceled|cancelled|revokes|revoked|shuts|closes|collapses|breaks|ends|ended|evacuated|hits|opens|begins|starts)',
];

const celebrity = [
  '(actor|actress|singer|rapper|comedian|celebrit*|hollywood|oscars|emmys|grammys|box office|film|movie|album|tv show|sitcom|red carpet|royal wedding)',
  '(reality (star|show|tv)|dating|fashion|super bowl ad|netflix|snl)',
];

const sport = [
  '(nfl|nba|mlb|nhl|fifa|uefa|super bowl|world cup|olympic*|football|soccer|baseball|basketball|tennis|golf|coach|quarterback|playoff[s])',
  '(championship|tournament|goalkeeper|striker|midfielder|grand prix)',
];

const lifestyle = [
  '(recipe[s]|diet|yoga|workout|skincare|houseplant[s]|wedding|travel guide|holiday gift[s]|gift guide|shopping|best deals|horoscope|parenting)',
  '(dating|pet[s]|gardening|marathon|decor|bucket list)',
];

const media = [
  '(the media|media bias|mainstream media|cable news|newsroom|anchor[s]|tv host|(abc|nbc|cbs) news|news coverage|journalist[s]|talk show|cnn|msnbc|fox news|late-night|tweet[s]|tweeted|twitter feud)',
  '(town hall|op-ed|columnist|podcast|book|memoir|interview)',
];

const campaign = [
  '(campaign trail|campaign launch*|outreach|victory lap|rally|rallies|fundrais*|frontrunner|front-runner|debate stage|midterm[s] strategy|2020 race|war chest|endorse*|swing voters)',
  '(base|battleground|campaign ad[s]|path to victory|white house bid|gaffe[s])',
];

const polls = ['(poll|polls|pollster|survey|approval rating[s]|polling|favorability)'];

const quarrels = [
  '(slam[s]|rip[s]|mock[s]|torch*|troll[s]|roast[s]|feud[s]|swipe[s]|jab[s]|trash*|insult*|taunt[s]|blast[s]|hits back|claps back|lashes out|spar[s]|bash*)',
  '(outrage|backlash|uproar|furor|shame*|sneer*)',
];

const features = [
  '(tips|history of|anniversary|profile|retrospective|portrait|memories|obsession|essay|review)',
  '(a look (at|back)|in focus|on the road|behind the scenes|the rise of|the making of|evolution of)',
];

const anywhere = (list: readonly string[]) =>
  phrases(list, { at: 'anywhere', pieces: { thousands: '\\d{1,3},\\d{3}' } });

export const consequence: ConsequenceRules = {
  grave: [
    { name: 'war', pattern: anywhere(war) },
    { name: 'deaths', pattern: anywhere(deaths) },
    { name: 'states', pattern: anywhere(states) },
    { name: 'courts', pattern: anywhere(courts) },
    { name: 'elections', pattern: anywhere(elections) },
    { name: 'laws', pattern: anywhere(laws) },
    { name: 'money', pattern: anywhere(money) },
    { name: 'offices', pattern: anywhere(offices) },
    { name: 'many people', pattern: anywhere(many) },
  ],
  act: anywhere(acts),
  soft: [
    { name: 'celebrity', pattern: anywhere(celebrity) },
    { name: 'sport', pattern: anywhere(sport) },
    { name: 'lifestyle', pattern: anywhere(lifestyle) },
    { name: 'media', pattern: anywhere(media) },
    { name: 'campaign', pattern: anywhere(campaign) },
    { name: 'polls', pattern: anywhere(polls) },
    { name: 'quarrel', pattern: anywhere(quarrels) },
    { name: 'feature', pattern: anywhere(features) },
  ],
};
