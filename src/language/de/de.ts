import type { LanguagePack } from '../pack.ts';
import { germanPage } from './page.ts';

/** German. Months and weekdays: Intl (`../month-and-weekday-names.ts`). */
export const german: LanguagePack = {
  code: 'de',
  page: {
    ...germanPage,
    stampMonths: [
      'jänner januar',
      'februar',
      'märz mrz',
      'april',
      'mai',
      'juni',
      'juli',
      'august',
      'september',
      'okt oktober',
      'november',
      'dez dezember',
    ],
  },
  text: {
    sentences: {
      abbreviations: {
        beforeName:
          'dr prof dipl ing med phil jur nat rer oec habil hr hrn fr st ca z.b d.h bzw vgl sog ' +
          'geb gest verh ggf evtl inkl exkl einschl zzgl abzgl bspw u.u i.d.r i.e.s m.e insb ' +
          'entspr mind gem lt hl kath stellv frhr gebr z.t z.zt v.a',
        beforeNumber: 'nr nrn abs art s bd kap tel aufl ziff rn rdnr abb tab anm kl jg az',
        anywhere:
          'mio mrd tsd usw etc d.m d.j a.d i.r a.m a.d.s u.a u.ä o.ä u.v.m u.s.w u.dgl chr v.chr ' +
          'n.chr jh jhd jhs std min sek max mag ev str co ltd inc corp e.v ff f allg amtl bayr ' +
          'tägl mtl',
        starters:
          'danach dann doch zuvor dort heute insgesamt zudem außerdem allerdings dabei damit ' +
          'dafür dagegen deshalb derzeit inzwischen mittlerweile gestern morgen später nun so ' +
          'trotzdem während nachdem obwohl weil wenn falls sowohl weder mehr rund etwa knapp gut ' +
          'viele alle beide einige manche niemand jemand laut trotz wegen wir er sie es ich',
      },
      ordinals: {
        before:
          'am vom der die das den dem des zum zur im ins beim bis ab seit ein eine einer einem ' +
          'einen eines jede jeder jedes jeden jedem diese dieser dieses diesem diesen sein seine ' +
          'seinem seinen seiner seines ihr ihre ihrem ihren ihrer ihres unser unsere unserem ' +
          'unseren unserer mein meine meinem meinen meiner dein deine kein keine',
        nouns:
          'quartal quartals trimester halbjahr halbjahres jahrhundert jahrhunderts jahrtausend ' +
          'jahrzehnt platz rang kammer senat liga bundesliga runde durchgang spieltag spieltags ' +
          'halbzeit minute viertel satz absatz abschnitt kapitel teil band auflage ausgabe folge ' +
          'staffel klasse stock stockwerk etage obergeschoss untergeschoss geburtstag geburtstags ' +
          'jahrestag jahrestags todestag hochzeitstag feiertag weihnachtstag weihnachtsfeiertag ' +
          'advent adventssonntag parteitag verhandlungstag prozesstag weltkrieg weltkriegs mal ' +
          'tag tages woche monat monats jahr jahres lebensjahr lebensjahres schuljahr semester ' +
          'lesung wahlgang wahlperiode legislaturperiode instanz etappe sitzung tagung kongress ' +
          'bezirk bezirks wahlkreis armee division brigade regiment bataillon korps flotte ' +
          'strophe akt gebot grad ordnung kategorie generation amtszeit bürgermeister vorsitzende ' +
          'vorsitzender stellvertreter präsident auswärtssieg heimsieg saisonsieg saisontor ' +
          'länderspiel startplatz versuch anlauf',
      },
    },
    words: {
      stopwords: 'deu',
      stemmer: 'german',
      attribution:
        'sagt sagte sagten teilte teilten mitgeteilt mitteilte mitteilten mitteilung mitteilungen ' +
        'erklärte erklärten erklärt erklärung berichtete berichteten berichtet bericht berichte ' +
        'betonte kündigte angekündigt meldete meldeten meldung nannte ergänzte zufolge laut ' +
        'angaben angabe sprecher sprecherin sprecherinnen behörde behörden vertreter ' +
        'pressekonferenz nachrichtenagentur agentur hieß demnach vorlegen legte vorgelegt ' +
        'vorstellen bekanntgegeben bekannt gab geben bestätigte bestätigten bestätigt äußerte ' +
        'äußerten verwies hervor ging gegenüber hinzu fügte',
      dayParts: 'abend morgen vormittag nachmittag mittag nacht',
    },
  },
};
