import { isStopword } from './words.ts';

/** The abbreviations of a language: words whose full stop does not end a sentence, by what may follow them. */
export interface Abbreviations {
  /** Something of the sentence always follows: a name, a noun. */
  readonly beforeName: ReadonlySet<string>;
  /** A digit follows when the sentence goes on. */
  readonly beforeNumber: ReadonlySet<string>;
  /** May end a sentence; the next word decides. */
  readonly anywhere: ReadonlySet<string>;
  /** The same, but only as written here: in small letters they are words ("ill", "mass", "wash"). */
  readonly asWritten: ReadonlySet<string>;
  /** Whether a new sentence commonly begins with a word: after an abbreviation, such a word means that a sentence ended. */
  readonly startsSentence: (word: string) => boolean;
}

/** Lists of words between blanks; "z.b" stands for "z. B." and "z.B." alike. */
interface Lists {
  readonly beforeName: string;
  readonly beforeNumber: string;
  readonly anywhere: string;
  readonly asWritten?: string;
  /** Besides the stop words of the language. */
  readonly starters: string;
}

const english: Lists = {
  beforeName:
    'mr mrs ms mx dr prof rev fr hon sen rep gov gen lt col maj capt cmdr sgt cpl pvt adm brig supt det insp msgr st ste mt ft pres ' +
    'vs v viz cf eds al approx est messrs mme mlle sra herr drs',
  beforeNumber: 'jan feb mar apr jun jul aug sep sept oct nov dec ca p c no nos vol fig art sec pp ed',
  anywhere:
    'u.s u.k u.n e.u u.s.a d.c l.a n.y a.m p.m inc ltd co corp plc llc bros jr sr ph.d m.d b.a m.a esq etc dept univ assn ave blvd rd ' +
    'i.e e.g',
  // American states as the wires shorten them.
  asWritten:
    'Mass Calif Conn Ala Ariz Ark Colo Del Fla Ga Ill Ind Kan Ky La Md Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Tenn Tex Va Vt Wash Wis Wyo',
  starters:
    'the a an this that these those he she it they we i you his her its their our my there here in on at by for from with as and but or ' +
    'if when while after before since although though however meanwhile last next another some many most no not what who how why where ' +
    'both each every other all under over during about according also then now so still yet',
};

/** A language that has no line below: what is written so in many. */
const international: Lists = {
  beforeName: 'mr mrs ms dr prof st ing',
  beforeNumber: 'nr art p pp vol tel',
  anywhere: 'inc ltd co corp etc',
  starters: '',
};

/** By BCP 47 primary subtag. Short forms of months come from Intl (`calendarnames.ts`). */
const table: Readonly<Record<string, Lists>> = {
  de: {
    beforeName:
      'dr prof dipl ing med phil jur nat rer oec habil hr hrn fr st ca z.b d.h bzw vgl sog geb gest verh ggf evtl inkl exkl einschl ' +
      'zzgl abzgl bspw u.u i.d.r i.e.s m.e insb entspr mind gem lt hl kath stellv frhr gebr z.t z.zt v.a',
    beforeNumber: 'nr nrn abs art s bd kap tel aufl ziff rn rdnr abb tab anm kl jg az',
    anywhere:
      'mio mrd tsd usw etc d.m d.j a.d i.r a.m a.d.s u.a u.ä o.ä u.v.m u.s.w u.dgl chr v.chr n.chr jh jhd jhs std min sek max mag ev str co ltd inc corp e.v ff f ' +
      'allg amtl bayr tägl mtl',
    starters:
      'danach dann doch zuvor dort heute insgesamt zudem außerdem allerdings dabei damit dafür dagegen deshalb derzeit inzwischen ' +
      'mittlerweile gestern morgen später nun so trotzdem während nachdem obwohl weil wenn falls sowohl weder mehr rund etwa knapp ' +
      'gut viele alle beide einige manche niemand jemand laut trotz wegen wir er sie es ich',
  },
  fr: {
    beforeName: 'm mm mme mmes mlle mlles mgr dr drs pr prof st ste env cf av p.ex c.-à-d boul adj sgt',
    beforeNumber: 'art p pp n no nos vol fig chap al tél ch éd réf',
    anywhere: 'etc cie inc ltd s.a s.a.r.l hab min max ex j.-c',
    starters:
      'après avant depuis selon pendant lors alors ensuite puis enfin car donc or ni cependant toutefois pourtant ainsi aussi chez entre ' +
      'vers sous contre malgré afin comme quand lorsque si plus moins tout tous toute toutes chaque certains plusieurs aucun voilà voici ' +
      'hier aujourd demain cela ça quant parmi outre',
  },
  es: {
    beforeName:
      'sr sra srta srs sres sras dr dra drs dres dª dña prof profa lic ing arq gral cnel cte sto sta mons ilmo excmo av avda p.ej ej cf ' +
      'vid aprox',
    beforeNumber: 'art arts pág págs p pp núm núms nº vol t tel tfno cap fig',
    anywhere: 'ee.uu ff.aa cc.oo etc s.a s.l a.c d.c a.m p.m cía ltda inc corp hnos min máx ud uds vd vds',
    starters:
      'después antes según mientras luego entonces pero además también así aunque aún ahora hoy ayer mañana ante bajo entre hacia tras si ' +
      'cada todo todos toda todas algunos varios muchos ningún nadie este esta estos estas esto aquel aquella él ellos ellas nosotros ' +
      'tampoco ya solo sólo allí aquí ambos otro otra',
  },
  pt: {
    beforeName:
      'sr sra srs sras srta dr dra drs dras prof profa eng engª arq exmo exma ilmo gen cel maj sgt ten av st sto sta p.ex cf aprox rev',
    beforeNumber: 'art arts pág págs p pp núm nº vol t tel fig cap ed inc',
    anywhere: 'etc s.a ltda cia e.u.a a.c d.c a.m p.m ex min máx hab',
    starters:
      'depois antes segundo enquanto então mas além também assim embora agora hoje ontem amanhã perante sob entre para após se cada ' +
      'todo todos toda todas alguns vários muitos nenhum ninguém este esta estes estas isto aquele aquela ele ela eles elas nós já só ' +
      'ali aqui ambos outro outra o a os as',
  },
  it: {
    beforeName:
      'sig sigg sig.ra sig.na dott dott.ssa dr prof prof.ssa avv ing arch geom rag on sen gen cap magg card ss spett egr gent ca es cfr p.es mons',
    beforeNumber: 'art artt pag pagg p pp nn num vol tel fig lett n',
    anywhere: 'ecc etc s.p.a s.r.l spa srl a.c d.c c.so p.zza v.le min max',
    starters:
      'dopo prima secondo mentre allora ma inoltre anche così sebbene ora oggi ieri domani davanti sotto tra fra verso se ogni tutto tutti ' +
      'tutta tutte alcuni vari molti nessuno questo questa questi queste ciò quello quella lui lei loro noi già solo lì qui entrambi altro altra ' +
      'il lo la i gli le un una',
  },
  nl: {
    beforeName:
      'dhr mevr mw mr drs dr ir ing prof mgr ds st bijv bv d.w.z m.a.w o.a t.a.v i.v.m m.b.t a.h.v ca circa plm resp incl excl jhr gen kol ' +
      'lt kap sgt z.k.h h.k.h vgl zgn',
    beforeNumber: 'art blz p pp nr nrs hfdst tel fig vol par',
    anywhere: 'enz etc e.d e.a n.v b.v nv a.s jl mln mld min max v.chr n.chr chr c.s',
    starters:
      'daarna dan toch eerder daar vandaag gisteren morgen in totaal bovendien echter daarom intussen inmiddels later nu zo hoewel terwijl ' +
      'nadat omdat als volgens wegens ondanks veel alle beide sommige niemand iemand wij hij zij het ik er',
  },
  sv: {
    beforeName: 'dr prof t.ex bl.a d.v.s dvs s.k m.a.o ca f.d fd',
    beforeNumber: 'nr kl s tel kap',
    anywhere: 'm.m m.fl osv etc o.s.v mkr st',
    starters: 'sedan därefter enligt men också nu då här där efter före under',
  },
  da: {
    beforeName: 'dr prof f.eks bl.a d.v.s dvs ca hr fr s.k skt pga inkl ekskl vedr jf',
    beforeNumber: 'nr kl s tel stk kap',
    anywhere: 'm.m m.v m.fl osv etc mio mia ltd aps',
    starters: 'siden derefter ifølge men også nu da her der efter før under',
  },
  no: {
    beforeName: 'dr prof f.eks bl.a d.v.s dvs ca hr fr s.k st pga inkl jf',
    beforeNumber: 'nr kl s tel kap',
    anywhere: 'm.m m.v m.fl osv etc mill mrd',
    starters: 'siden deretter ifølge men også nå da her der etter før under',
  },
  fi: {
    beforeName: 'esim ts ns mm prof toht',
    beforeNumber: 'n s klo nro puh',
    anywhere: 'ym jne milj mrd yms',
    starters: 'sen sitten mutta myös nyt kun jos vaikka hän he se ne',
  },
  pl: {
    beforeName: 'dr prof hab inż mgr ks św gen płk mjr kpt por tzw tzn np m.in ul al pl red',
    beforeNumber: 'nr art ust pkt s str tel poz godz',
    anywhere: 'itd itp mln mld tys zł wg',
    starters: 'potem następnie jednak także teraz dziś wczoraj według po przed podczas',
  },
  cs: {
    beforeName: 'dr prof doc ing mgr bc mudr judr phdr rndr sv tzv např ul nám gen plk mjr kpt por tj resp cca',
    beforeNumber: 'č čís str s odst písm tel',
    anywhere: 'atd apod mil mld tis kč aj mj n.l',
    starters: 'potom poté však také nyní dnes včera podle po před během',
  },
  sk: {
    beforeName: 'dr prof doc ing mgr bc mudr judr phdr rndr sv tzv napr ul nám gen plk mjr kpt tj resp cca',
    beforeNumber: 'č str s ods písm tel',
    anywhere: 'atď apod mil mld tis',
    starters: 'potom však tiež teraz dnes včera podľa po pred počas',
  },
  hu: {
    beforeName: 'dr prof ifj id özv ún ill pl kb vö',
    beforeNumber: 'sz tel',
    anywhere: 'stb',
    starters: 'majd azonban is most ma tegnap szerint után előtt',
  },
  ru: {
    beforeName: 'им ул просп т.е т.к т.н проф акад см ср тов',
    beforeNumber: 'ст с стр рис п пп тел',
    anywhere: 'т.д т.п др тыс млн млрд руб',
    starters: 'затем потом однако также сейчас сегодня вчера после перед',
  },
  tr: {
    beforeName: 'dr prof doç av sn op yrd örn bkz mah cad sok',
    beforeNumber: 'no md s tel',
    anywhere: 'vb vs a.ş ltd şti',
    starters: 'sonra ancak ayrıca şimdi bugün dün göre',
  },
};

const aliases: Readonly<Record<string, string>> = { nb: 'no', nn: 'no' };

const made = new Map<string, Abbreviations>();

/** @param language BCP 47 primary subtag */
export function abbreviationsOf(language: string): Abbreviations {
  let known = made.get(language);
  if (!known) made.set(language, (known = read(aliases[language] ?? language)));
  return known;
}

function read(language: string): Abbreviations {
  const lists = language === 'en' ? english : Object.hasOwn(table, language) ? table[language] : international;
  const set = (list = '') => new Set(list.split(' ').filter((word) => word !== ''));
  const starters = set(lists.starters);
  return {
    beforeName: set(lists.beforeName),
    beforeNumber: set(lists.beforeNumber),
    anywhere: set(lists.anywhere),
    asWritten: set(lists.asWritten),
    startsSentence: (word) => starters.has(word) || (language !== 'en' && isStopword(word, language)),
  };
}
