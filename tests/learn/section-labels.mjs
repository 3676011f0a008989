// Which section the labels of the evaluation's sets belong to. A set's own labels where it has some; its clusters of one
// story were read and sorted by hand. `none`: crime, accidents, weather, oddities. A label that is not here teaches nothing.

const listed = (table) =>
  new Map(
    Object.entries(table).flatMap(([section, labels]) =>
      labels
        .trim()
        .split(/\s+/)
        .map((label) => [label, section]),
    ),
  );

/** Categories of summaries/bbc and clusters/uci-titles. */
export const categories = listed({
  business: 'business',
  culture: 'entertainment',
  politics: 'politics',
  sport: 'sport',
  technology: 'tech',
});

/** Topics of AllSides: those of which nearly all articles belong to one section. */
export const topics = listed({
  politics: `politics white_house immigration elections gun_control_and_gun_rights supreme_court us_senate us_congress us_house
    fbi justice justice_department republican_party democratic_party federal_budget taxes abortion voting_rights_and_voter_fraud
    campaign_finance polarization tea_party social_security us_constitution marijuana_legalization epa veterans_affairs
    bridging_divides civil_rights`,
  world:
    'north_korea world middle_east china israel palestine europe great_britain mexico asia south_korea foreign_policy nuclear_weapons',
  business: 'economy_and_jobs banking_and_finance business trade economic_policy labor',
  technology: 'technology cybersecurity',
  sport: 'sports',
  none: 'violence_in_america disaster',
});

/** Clusters of one story (not those of famous people in court), by the number of each in its set's sorted list of ids. */
export const clusters = {
  ecbplus: listed({
    world: '11ecb 11ecbplus 12ecb 12ecbplus 19ecb 41ecb 41ecbplus',
    culture: '2ecb 2ecbplus',
    technology: '27ecb 27ecbplus 43ecb 43ecbplus',
    politics: '34ecb 34ecbplus',
    none: '16ecb 16ecbplus 18ecb 18ecbplus 19ecbplus 26ecb 26ecbplus 36ecb 36ecbplus 38ecb 38ecbplus',
    science: '9ecb 9ecbplus',
  }),
  'gnews-prep': listed({
    science: 'g105 g111 g113 g98',
    health: 'g121 g125 g127 g129',
    business: 'g22 g24 g27 g29 g32 g148',
    politics: 'g145 g147',
    none: 'g17 g28 g40 g57 g141 g35',
    world: 'g4 g5 g6',
    technology: 'g43 g49 g50 g51 g19',
    culture: 'g65 g73 g75 g77',
    sport: 'g79 g81 g94 g95',
  }),
};

/** The same for sets whose ids of clusters are long: by their beginnings. */
export const beginnings = {
  'uci-titles': {
    d5QLB3YPAiLM: 'science',
    dZ9Dt3M_96s6: 'culture',
    dEMAAHOiiULK: 'none',
    'dqvpqdCv-IV7': 'technology',
  },
  wikinews: {
    '18-year-old charged': 'none',
    '2,200 jobs': 'business',
    '300 protesters': 'politics',
    'Afghans go': 'world',
    'Agencies choose': 'science',
    'Amended USA Freedom': 'politics',
    'Arch Enemy singer': 'culture',
    'Australian swimmer': 'sport',
    'California passes': 'politics',
    'Canada has no plans': 'world',
    'Crucifix in': 'none',
    'First arrests made': 'none',
    'Fujitsu launches': 'technology',
    'GWAR frontman': 'culture',
    'Glasgow inmate': 'none',
    Hailemariam: 'world',
    'Hamilton wins': 'sport',
    'Irish anti-smoking': 'health',
    'Israel jails': 'world',
    'Israel orders': 'world',
    'Japan agrees': 'world',
    'Maharashtra, India': 'none',
    'Matt Kenseth': 'sport',
    'Newsnight presenter': 'culture',
    'Northern Ireland police': 'none',
    'Obama and Romney': 'politics',
    'Opening race': 'sport',
    'Planned Parenthood': 'politics',
    'Researcher discovers': 'science',
    'Researchers show': 'science',
    'Reserve Bank': 'business',
    'Richard Desmond': 'business',
    'Russian government': 'world',
    'Singer Andy': 'culture',
    'South Africa hospital': 'world',
    'Thai school bus': 'none',
    'Thirteen Israeli': 'world',
    'Three dead': 'world',
    'UK announces': 'science',
    'USA raises': 'business',
    'Ukrainian troops': 'world',
    'University defeat': 'sport',
    'Venezuelan President': 'world',
    'Voters in Maine': 'politics',
  },
};

/** What anybody would expect in a section: the sets hold little science and health, and nothing of many sports and trades. */
export const expected = {
  world: `ceasefire troops airstrike rebels militants insurgents peacekeepers refugees embassy ambassador diplomat diplomatic diplomacy
    sanctions treaty bilateral junta coup genocide occupation missile nuclear border envoy foreign war invasion offensive truce hostage
    militia guerrilla soldiers military artillery shelling airbase sovereignty territorial separatist humanitarian famine exile`,
  politics: `parliament congress senate senator lawmaker legislation bill vote voters ballot election campaign candidate primary party
    coalition minister cabinet opposition referendum manifesto constituency mayor governor republican democrat conservative liberal
    lawmakers veto filibuster impeachment policy reform budget immigration poll polling lobbyist ruling constitutional labour tory tories mps mp commons lords peers peer backbench whip whips councils council
    ministers electorate polls pledge pledged spokesman home secretary chancellor id asylum devolution voting activists partisan`,
  business: `shares stocks investors profit revenue earnings quarterly merger takeover acquisition bank banks inflation interest rates
    economy economic market markets trade tariff exports imports retailer sales company shareholders dividend bankruptcy
    bonds currency dollar euro growth unemployment manufacturing factory airline carmaker consumer debt loan mortgage oil
    prices wholesale startup financing regulator antitrust supply chain chief executive investment fund analysts forecast bn billion profits turnover output exporters growth fell rose firm firms listed buyout stake
    stakes bid creditors fiscal central quarter annual share trading traders index deficit surplus economist economists industry`,
  technology: `software app apps smartphone internet online computer computing hacker hackers malware browser developer developers
    algorithm artificial intelligence chip chips semiconductor robot robots gadget device devices users privacy data encryption
    server servers cloud broadband wireless gaming console videogame startup digital website web password code programming laptop
    tablet battery electric drone virtual streaming chatbot platform tech technology mobile phone phones handset
    handsets spam virus viruses net gamers gamer download downloads downloading desktop search engine operating system bug bugs patch
    hard disk silicon processor camera cameras wi-fi bluetooth texting e-mail emails user firmware update keyboard screen digital
    file-sharing piracy blogs blog bandwidth multimedia`,
  science: `scientists researchers study species fossil dinosaur planet planets star stars telescope astronomers galaxy comet asteroid
    spacecraft orbit rocket astronaut physics physicists quantum particle chemistry biology genome genes evolution climate glacier
    ocean warming emissions carbon biodiversity habitat ecosystem archaeologists excavation laboratory experiment journal
    geologists volcano microscope molecules whales birds insects mammals wildlife conservation`,
  health: `patients hospital hospitals doctors doctor nurses disease virus vaccine vaccines vaccination infection infections cancer
    diabetes obesity heart stroke surgery surgeon treatment drug drugs clinical trial trials symptoms medicine medical epidemic outbreak
    pandemic flu measles malaria hiv mental depression dementia alzheimer diet nutrition smoking alcohol pregnancy birth
    antibiotics pharmaceutical therapy therapies diagnosis diagnosed screening public healthcare clinic immune dose pill pills blood`,
  culture: `film films movie movies actor actress director album song songs singer band concert music musician festival theatre theater
    play playwright novel novelist author book books poetry poet museum gallery exhibition painting artist artists art sculpture
    television series episode season streaming drama comedy comedian award awards oscar grammy box office premiere celebrity fashion
    dance ballet opera orchestra trailer soundtrack screenplay audience documentary cinema star fans show pop rock chart
    charts single singles nominations nominated nominee nominees guitarist rapper lyrics tour gig sitcom broadcaster viewers soap
    presenter starring cast role stars hits tracks label bestseller literary stage musical screen filmmaker`,
  sport: `match matches team teams coach player players goal goals scored striker midfielder goalkeeper league cup championship champion
    tournament final semifinal quarterfinal olympic olympics medal race sprint marathon cyclist tennis golf cricket rugby football
    soccer basketball baseball hockey boxing swimming athletics athlete athletes stadium season playoff playoffs quarterback touchdown
    inning innings wicket batsman penalty referee transfer injury squad defender winger manager club fixture win victory defeat
    beat draw seed set serve doping skiing captain squads skipper scrum tries flanker halfback kick kicked substitute header
    unbeaten qualifier qualifying qualified sprinter hurdles indoor relay runner runners racer lap pole podium slam rally forehand
    seeded wildcard pitcher batter linebacker rebounds midfield extra-time shootout friendly squad's clubs bench playing club's
    bowler bowling spinner innings doubles semi`,
  none: `police arrested suspect murder shooting shot stabbing killed crash collision driver firefighters fire blaze storm hurricane
    tornado flood floods earthquake rain snow weather forecast evacuated accident robbery burglary jury verdict sentenced
    inmate victim victims rescued kidnapped theft charged`,
};
