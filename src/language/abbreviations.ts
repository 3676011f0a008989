/** Words whose full stop does not end a sentence, by what may follow them. */

/** A name or a number always follows. */
export const beforeName = new Set(
  (
    'mr mrs ms mx dr prof rev fr hon sen rep gov gen lt col maj capt cmdr sgt cpl pvt adm brig supt det insp msgr st ste mt ft pres ' +
    'vs v viz cf no nos vol fig art sec pp ed eds al approx est messrs mme mlle sr sra herr dra drs ir ing'
  ).split(' '),
);

/** A digit follows when the sentence goes on. */
export const beforeNumber = new Set('jan feb mar apr jun jul aug sep sept oct nov dec ca p c'.split(' '));

/** May end a sentence; the next word decides. */
export const anywhere = new Set(
  (
    'u.s u.k u.n e.u u.s.a d.c l.a n.y a.m p.m inc ltd co corp plc llc bros jr sr ph.d m.d b.a m.a esq etc dept univ assn ave blvd rd ' +
    'i.e e.g mass calif conn ala ariz ark colo del fla ga ill ind kan ky la md mich minn miss mo mont neb nev okla ore pa tenn tex va vt wash wis wyo'
  ).split(' '),
);

/** Words with which a new sentence commonly begins: after an abbreviation, one of them means that a sentence ended. */
export const starters = new Set(
  (
    'the a an this that these those he she it they we i you his her its their our my there here in on at by for from with as and but or ' +
    'if when while after before since although though however meanwhile last next another some many most no not what who how why where ' +
    'both each every other all under over during about according also then now so still yet'
  ).split(' '),
);
