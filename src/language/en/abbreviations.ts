import type { AbbreviationLists, SentenceTypography } from '../pack-parts/sentences.ts';

export const englishAbbreviations: AbbreviationLists = {
  beforeName:
    'mr mrs ms mx dr prof rev fr hon sen sens rep reps gov govs gen gens lt col maj capt cmdr sgt sgts cpl pvt adm ' +
    'brig supt det insp msgr st ste mt ft pres vs v viz cf eds al approx est messrs mme ' +
    'mlle sra herr drs',
  beforeNumber: 'jan feb mar apr jun jul aug sep sept oct nov dec ca p c no nos vol fig art sec pp ed',
  anywhere:
    'u.s u.k u.n e.u u.s.a d.c l.a n.y a.m p.m inc ltd co corp plc llc bros jr sr ph.d m.d ' +
    'b.a m.a esq etc dept univ assn ave blvd rd i.e e.g',
  asWritten:
    'Mass Calif Conn Ala Ariz Ark Colo Del Fla Ga Ill Ind Kan Ky La Md Mich Minn Miss Mo ' +
    'Mont Neb Nev Okla Ore Pa Tenn Tex Va Vt Wash Wis Wyo',
  starters:
    'the a an this that these those he she it they we i you his her its their our my there ' +
    'here in on at by for from with as and but or if when while after before since although ' +
    'though however meanwhile last next another some many most no not what who how why ' +
    'where both each every other all under over during about according also then now so ' +
    'still yet',
  onlyStarters: true,
};

/** Nothing is written with blanks or dashes, and ” only closes. */
export const typography: SentenceTypography = {
  highMarkCloses: true,
  spacedAbbreviations: false,
  elidedArticles: false,
  dialogueDashes: false,
  shortMonths: false,
};
