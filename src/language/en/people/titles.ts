import { wordsOf } from '../../../lib/text/text.ts';
/** Words that stand beside people's names. */

/** Forms of address: never part of the name; a person follows. */
export const honorifics = new Set(
  wordsOf(`mr mrs ms miss mx dr sir dame lord lady prof professor rev reverend fr father hon`),
);

/** Offices, ranks and occupations: the heads of the roles that stand before a name or beside it. */
export const callings = new Set(
  wordsOf(`
    president vice-president minister premier chancellor secretary governor mayor senator representative
    congressman congresswoman congressperson rep sen reps sens representatives senators governors congressmen
    lawmakers ministers presidents gov gen lt col maj capt sgt judge justice chief chairman chairwoman chairperson
    chair director officer commissioner ambassador envoy negotiator spokesman spokeswoman spokesperson leader king
    queen prince princess pope archbishop bishop cardinal imam rabbi sheikh ayatollah general colonel major
    captain lieutenant sergeant admiral marshal commander inspector superintendent constable detective sheriff
    deputy attorney prosecutor solicitor lawyer counsel councillor councilor councilman councilwoman alderman mp
    mep lawmaker candidate nominee speaker whip treasurer ceo cfo coo cto founder co-founder owner partner manager
    head executive economist analyst strategist researcher scientist historian author writer editor reporter
    correspondent columnist journalist photographer broadcaster actor actress singer musician rapper artist
    designer architect engineer teacher lecturer student coach trainer player goalkeeper striker midfielder
    defender quarterback pitcher driver pilot skipper farmer fisherman baker nurse doctor surgeon physician
    epidemiologist psychologist resident witness coroner barrister midwife paramedic rector dean vicar chaplain
    magistrate fellow member expert aide adviser advisor secretary-general undersecretary neighbour neighbor
    survivor victim activist campaigner organiser organizer volunteer delegate pastor priest minister-president
    assistant
  `),
);

/** Words that modify an office: "former finance minister". */
const officeModifiers = new Set(
  wordsOf(
    `foreign prime state first former acting interim incoming outgoing senior junior associate managing press cabinet interior defence defense finance health education home trade labour labor economy environment energy transport treasury us uk eu un u.s u.k u.n`,
  ),
);

/** Words of an office before a name ("Finance Minister Tomas Brandt"). */
export const offices: ReadonlySet<string> = new Set([...callings, ...officeModifiers]);

/** The last word of the name of an organisation ("Foreign Ministry", "Quayside Partners"). */
export const organisations = new Set(
  wordsOf(`
    ministry department office agency authority commission committee council court bank party government parliament senate congress house army navy police
    force service bureau institute university college school hospital church foundation trust fund group company corporation corp inc ltd llc plc co
    partners holdings industries association federation union league club team society organisation organization network media news times post press
    journal tribune herald gazette center centre board exchange assembly alliance coalition movement campaign company airlines airways motors bank records
    watch care press international nato democrats republicans conservatives liberals socialists nations states kingdom republic cabinet kremlin pentagon secretariat embassy mission administration show democrat republican conservative liberal taskforce task-force
  `),
);

/** Lower-case words that may stand inside a name. */
export const particles = new Set(
  wordsOf(`van von der den de del della di da dos das du la le el al bin ibn ben abu ter ten y e of the`),
);

/** Common nouns for people and bodies that can be quoted without a name ("a senior official", "police"). */
const sources = new Set(
  wordsOf(`
    official officials source sources police authorities prosecutors investigators analysts experts researchers critics residents witnesses lawyers
    aide aides adviser advisers advisor advisors insider man woman boy girl mother father son daughter wife husband brother sister friend family parents
    people protesters demonstrators supporters opponents voters workers staff employees employee customers customer users user reader readers fans
    organisers organizers activists campaigners economists scientists doctors teachers students drivers passengers members lawmakers politicians
    diplomat diplomats envoy troops soldiers rebels militants report study statement letter paper memo document website spokesmen keeper caller
    reporter reporters historian expert judge jury prosecutor teenager victim victims relatives crew rescuers firefighter firefighters paramedics
    homeowner shopkeeper tenant landlord colleague colleagues rival rivals ally allies company firm firms companies guard operator operators member supporter voter veteran person insiders strategists operative operatives pollster pollsters donor donors surrogate
    lobbyist lobbyists attorneys voice moderator host anchor commentator pundit democrat republican conservative liberal editorial ad advert sign
  `),
);

/** Whether a word in small letters can be the source of words: "a senior official" can, "the car" cannot. */
export function isSource(word: string): boolean {
  return sources.has(word) || offices.has(word) || organisations.has(word);
}
