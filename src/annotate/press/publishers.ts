import { seemingly } from '../../lib/text/confusables.ts';
import { foldKey } from '../../lib/text/text.ts';

/**
 * Publishers with several outlets: what two outlets of one family print counts as one voice. The names of the outlets are
 * folded by `houseKey`, which is equal for "The Sun" and thesun.co.uk. Ownership changes; a family belongs here when its
 * outlets share a newsroom or regularly copy from each other.
 */
const families: Readonly<Record<string, string>> = {
  Advance: 'al cleveland lehighvalleylive masslive mlive nj oregonlive pennlive silive syracuse',
  'Axel Springer': 'bild bz businessinsider insider politico politicoeu upday welt',
  BBC: 'bbc bbcnews bbcsport bbcworld',
  'Condé Nast': 'arstechnica gq newyorker teenvogue vanityfair vogue wired',
  Comcast: 'cnbc msnbc nbc nbcnews skynews sky today telemundo',
  Disney: 'abcnews abc7 abc espn nationalgeographic',
  DMG: 'dailymail mailonline mailonsunday metro inews newscientist thei',
  Fox: 'foxnews foxbusiness fox fox5ny',
  Future: 'gamesradar livescience pcgamer space techradar theweek tomsguide tomshardware whathifi windowscentral',
  Gannett:
    'azcentral cincinnati citizentimes courierjournal courierpostonline dispatch democratandchronicle desmoinesregister detroitnews freep indystar jsonline knoxnews news-press northjersey palmbeachpost providencejournal tennessean usatoday',
  GEDI: 'ilsecoloxix lastampa larepubblica repubblica',
  Guardian: 'guardian theguardian observer',
  Hearst: 'chron esquire expressnews houstonchronicle sfchronicle sfgate timesunion',
  'HT Media': 'hindustantimes livemint livehindustan mint',
  'Indian Express': 'financialexpress indianexpress jansatta loksatta newindianexpress',
  Ippen: 'fr frankfurterrundschau hna merkur tz',
  Madsack: 'goettingertageblatt haz knonline lnonline lvz maz-online neuepresse rnd',
  McClatchy:
    'charlotteobserver fresnobee kansascity kansascitystar mcclatchydc miamiherald newsobserver sacbee star-telegram thestate',
  'MediaNews and Tribune':
    'bostonherald chicagotribune courant dailynews denverpost eastbaytimes mcall mercurynews nydailynews ocregister orlandosentinel pressdemocrat sun-sentinel twincities',
  Network18: 'cnbctv18 cnnnews18 firstpost moneycontrol news18',
  'News Corp':
    'adelaidenow barrons couriermail dailytelegraph heraldsun marketwatch newyorkpost nypost sunday-times sun thesun thetimes times timesoflondon sundaytimes theaustralian australian wallstreetjournal wsj',
  Nine: '9news afr brisbanetimes smh sydneymorningherald theage age watoday',
  Penske: 'billboard deadline hollywoodreporter indiewire rollingstone variety',
  Postmedia:
    'calgaryherald calgarysun edmontonjournal financialpost leaderpost montrealgazette nationalpost ottawacitizen ottawasun theprovince torontosun vancouversun windsorstar',
  Prisa: 'as cincodias elpais',
  RCS: 'corriere corrieredellasera gazzetta',
  Reach:
    'belfastlive birminghammail bristolpost cambridge-news chroniclelive coventrytelegraph dailyexpress dailymirror dailyrecord dailystar derbytelegraph examinerlive express glasgowlive grimsbytelegraph hulldailymail irishmirror leeds-live leicestermercury lincolnshirelive liverpoolecho manchestereveningnews mirror mylondon nottinghampost plymouthherald sundaymirror sundaypeople walesonline',
  Ringier: 'blick 20min',
  Tamedia: 'bazonline bernerzeitung derbund tagesanzeiger 24heures tdg',
  'Times of India': 'economictimes indiatimes mumbaimirror navbharattimes timesnow timesnownews timesofindia',
  Torstar: 'thespec therecord thestar torontostar',
  'Unidad Editorial': 'elmundo expansion marca',
  'Vox Media': 'eater nymag polygon sbnation theverge verge vox vulture',
  Yahoo: 'aol engadget yahoo yahoofinance yahoonews',
  'Ziff Davis': 'cnet ign mashable pcmag zdnet',
};

const familyOfHouse = new Map(
  Object.entries(families).flatMap(([family, houses]) =>
    houses.split(' ').map((house) => [house.replaceAll('-', ''), family] as const),
  ),
);

/** Longer names of outlets are cut, in characters. */
const longestName = 200;

/**
 * The key of an outlet: equal for "The Tarnby Post", "tarnbypost.com" and "https://www.tarnbypost.co.uk", and for names that only
 * look like these (`confusables.ts`).
 */
export function houseKey(house: string): string {
  const bare = seemingly(house.slice(0, longestName))
    .trim()
    .replace(/^https?:\/\//i, '')
    .replace(/\/.*$/, '')
    .replace(/^(?:www|m|amp|edition)\.(?=\S+\.\p{L}+$)/iu, '')
    .replace(/^(\S+?)(?:\.(?:com?|org|net|gov|ac|edu|news|info|example))?\.\p{L}{2,}$/iu, '$1');
  return foldKey(bare).replace(/^the /, '').replace(/ /g, '');
}

/** The publisher of an outlet; the outlet's own key where no family is known. */
export function familyOf(house: string): string {
  const key = houseKey(house);
  return familyOfHouse.get(key) ?? familyOfHouse.get(`the${key}`) ?? key;
}

/** Whether two names are one outlet's, with its article or without: "the Tarnby Mail", tarnbymail.example. */
export function isSameHouse(name: string, otherName: string): boolean {
  const [one, other] = [name, otherName].map((house) => houseKey(house).replace(/^the/, ''));
  return one !== '' && one === other;
}

/** The outlet as it is printed: with the host of the feed where an item claims a name that is not the feed's own. */
export function shownOutlet({
  outlet,
  host,
}: {
  readonly outlet: string | null;
  readonly host?: string | null;
}): string | null {
  return outlet !== null && host ? `${outlet} (${host})` : outlet;
}
