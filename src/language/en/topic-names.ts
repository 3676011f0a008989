import { wordsOf } from '../../lib/text/text.ts';
import type { TopicNamePack } from '../pack-parts/topic-names.ts';

/** Nouns that say what happens, in the singular. */
const events = wordsOf(`
  abduction accord acquisition acquittal airstrike ambush amnesty anniversary annexation apology appeal appointment arrest arson assassination
  assault attack auction audit avalanche bail bailout ban bankruptcy barrage battle bid blackout blast blaze blockade bombing boycott breach
  breakup bribery buyout cancellation ceasefire census championship clampdown clash closure coup collapse collision comeback complaint
  concert confession confirmation conflict confrontation conviction coronation countdown crackdown crash crisis curfew cut cyberattack
  cyclone deadlock deal death debate default defeat delay demonstration denuclearization deportation derailment desertion detention
  disappearance disaster discovery dispute diversion divorce downgrade drill drought earthquake eclipse election embargo encounter
  enlargement epidemic eruption escalation escape eviction execution exhibition exit expansion expedition explosion expulsion extradition
  famine feud fight final fine fire firing flight flood flooding fraud freeze funeral glitch hack hacking handover harassment hearing heatwave
  heist hijacking hoax hunt hurricane impasse impeachment inauguration indictment infection inquest inquiry insurgency interference intervention
  interview invasion investigation jailbreak killing kidnapping landing landslide launch lawsuit layoff leak lockdown looting lynching manhunt
  march massacre meddling mediation meltdown merger meeting migration mission mistrial murder mutiny negotiation nomination offensive olympics
  operation outage outbreak outcry overhaul pact pandemic pardon parade pileup plea plot poisoning pollution primary probe prosecution protest
  purchase purge raid rally rampage rebellion rebuke recall recession recount recusal redistricting referendum release relocation
  removal renovation reopening repair repeal replacement reporting rescue resignation restoration retaliation retirement retreat retrial
  reunification reversal revolt riot robbery rollback rollout ruling runoff sabotage sale sanction scandal seizure sentence sentencing separation
  settlement shelling shooting shortage showdown shutdown siege sighting slaying smuggling spat spill split spying stabbing stalemate
  standoff stampede storm strike suicide suit summit surge surveillance survey suspension swap takeover talk tariff test
  testimony theft threat torture tournament tour transfer treaty trial tsunami truce typhoon unrest uprising vaccination verdict veto violation
  violence visit vote walkout war warming wedding wildfire winner withdrawal
`);

/** Nouns that name a matter, and say what happens only with a common noun before them: "border wall", "gun control". */
const matters = wordsOf(`
  act amendment bill bonus budget case citizenship claim clause control controversy decision decree deficit donation emission fund funding
  guideline immigration inflation initiative law legislation measure memo order plan policy practice price program project proposal
  question rate reform regulation report request restriction right rule scheme shipment spending subsidy system tape tax text transition wall
  waiver
`);

/** Before a noun phrase. */
const determiners = wordsOf(`
  a an the this that these those his her its their our your my whose any another no some every each
`);

/** Say nothing of a subject, wherever they stand before a noun. */
const empty = wordsOf(`
  about actual additional all alleged annual apparent attempted available back bad best better big bigger biggest bitter bold both brief brutal
  certain clear close coming complete continued continuing controversial costly crucial current daily dangerous deadly dead deadliest deep
  different difficult dramatic due early earlier embarrassing emerging end ensuing entire eventual ever exclusive existing expected extended extensive extra
  extraordinary failed failing false famous far fast fierce fifth final first five former forthcoming four fourth fresh full further future
  good grand great greatest growing hard heated heavy high higher highest highly historic horrific huge hypothetical illegal immediate imminent
  important impending initial intense interesting just key landmark large largest last late later latest lengthy little live long longer
  looming lot low lower main major many mass massive mere mid minor more morning most much multiple near new newest next nine nonstop notable now
  number old one only ongoing open original other overall own painful part partial particular past peaceful pending perceived permanent
  planned positive possible potential powerful predicted preliminary present previous prior proper proposed public quick quiet rare
  real recent related remaining repeated reported respective resulting right rising same scheduled second secret separate serious seven several
  severe short similar simple single six small specific stalled strong subsequent successful such sudden supposed swift tense
  then third thorough three threatened top total tough troubled true two ugly ultimate unexpected unprecedented upcoming urgent very violent
  vicious vital weekly whole wide widespread wild yearly yet young
`);

/** Of so many subjects that they alone do not tell one from another. */
const broad = wordsOf(`
  administration conservative american british chinese city civil committee conference congressional council country criminal day democratic department district
  domestic economic executive federal foreign general global governor house human intelligence internal international joint
  judicial justice law leadership legal legislative liberal local media military mr mrs national news night office official opposition party peace
  people personal police policy political press presidential president primary progressive radical prime private republican russian security senate
  senator social special spokesman state states summer supreme court congress term terrorist time town trump u.s us week weekend white winter world year
`);

/** Between a noun that says what happens and the name of where, or with whom. */
const links = wordsOf(`in on at with against over between`);

/** The singular of a noun, where it ends like a plural. */
function singular(noun: string): string {
  if (/(?:ies)$/.test(noun)) return `${noun.slice(0, -3)}y`;
  if (/(?:ches|shes|sses|xes|zes)$/.test(noun)) return noun.slice(0, -2);
  return /[^su]s$/.test(noun) ? noun.slice(0, -1) : noun;
}

/** What English names of topics are made of. */
export const topicNames: TopicNamePack = {
  events: new Set(events),
  matters: new Set(matters),
  determiners: new Set(determiners),
  empty: new Set(empty),
  broad: new Set(broad),
  links: new Set(links),
  singular,
};
