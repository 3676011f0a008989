import { expect, test } from 'vitest';
import { sentencesOf } from '../../src/language/sentences.ts';

const split = (text: string, language: string) => sentencesOf(text, language).map((sentence) => sentence.text);

test('an English text is cut alike whatever its region, and so is one of unknown language', () => {
  const text = 'The vote was close. Ward no. 3 said ”no” twice. ”yes” won. It ended at 5 p. m. Everyone left.';
  for (const language of ['en-GB', 'und']) expect(split(text, language)).toEqual(split(text, 'en'));
});

/** Each line is cut into just these sentences: by language, what it shows, the sentences. */
test.each<[language: string, what: string, sentences: string[]]>([
  ['en', 'a party in brackets', ['She mocked Ann Lee (L-Hald.) “Lucky Lee” on Monday.', 'Ek (L., Hald.) left.']],
  ['en', 'a sentence in brackets', ['The wall fell.', '(No one was hurt.)', 'It was old.']],
  ['en', 'titles of several', ['On Friday Sens. Ann Lee and Bo Ek left.', 'Reps. Moe and Dahl stayed.']],
  // Ordinals.
  ['de', 'a date', ['Die ersten Linden sollen am 15. Januar gepflanzt werden.', 'Danach ruht die Arbeit.']],
  ['de', 'a date with its year', ['Der Rat von Tarnau tagt am 26. November 2026.', 'Er berät den Haushalt.']],
  ['de', 'two days of one month', ['Das Fest ist am 15. und 16. Dezember.', 'Es dauert vom 15. bis 17. Mai.']],
  ['de', 'a range', ['Der Markt öffnet vom 15.–17. Dezember.', 'Oder am 1./2. Juni.']],
  ['de', 'Austria’s months', ['Das gilt bis zum 30. Jänner.', 'Dann ist Schluss.']],
  ['de', 'a short month', ['Der Rat tagt am 18. Dez. 2026 in Tarnau.', 'Er tagt selten.']],
  ['de', 'a date in figures', ['Termin ist der 15. 12. 2026 in Tarnau.', 'Der Eintritt ist frei.']],
  [
    'de',
    'a date in figures that opens its sentence',
    ['Bis zum 15.12. Anträge stellen.', 'Frist ist der 15.12.', 'Danach nicht.'],
  ],
  [
    'de',
    'nouns that follow ordinals',
    ['3. Quartal: Der Umsatz sinkt.', 'Im Streit entschied die Behörde in 2. Instanz.'],
  ],
  [
    'de',
    'ends of compounds',
    ['Es urteilte wieder einmal Berlins 4. Zivilkammer.', 'Es folgt Spiel am 9. Pokalspieltag.'],
  ],
  ['de', 'an article before', ['Die 2. Vizepräsidentin kam.', 'Sie traf den 3. Sohn des 14. Grafen.']],
  ['de', 'clubs', ['1. FC Tarnau gewinnt.', 'Gegner war Fortuna, davor 1. SV Lund.']],
  ['de', 'kings', ['König Karl III. Gustav kam.', 'Es sprach Karl III.', 'Er ging.']],
  ['de', 'a number that ends its sentence', ['Es waren 15.', 'Danach kam niemand.']],
  ['de', 'a number before a noun that ends its sentence', ['Am Ende standen dort 22.', 'Zuschauer jubelten.']],
  ['de', 'a number before a name', ['Der Prozess beginnt am 17.', 'Anna Holt leitet ihn.']],
  ['de', 'a day alone', ['Am 3. Oktober feiert das Land.', 'Am 4. nicht.', 'Der Rat kommt am 9.', 'Dann ist Pause.']],
  ['de', 'a year', ['Die Arbeiten dauern bis 2030.', 'Bürger klagen.']],
  ['de', 'a decimal', ['Der Wert stieg auf 4,15.', 'Händler staunen.']],
  ['lb', 'a date', ['D’Fest ass de 15. Dezember.', 'Et ass gratis.']],
  ['cs', 'dates', ['Jednání bude 15. prosince 2026.', 'Konalo se 15. 12. 2026 v Tarnově.', 'Vyhrál 1. FK Tarnov.']],
  ['sk', 'a date', ['Rokovanie bude 15. decembra.', 'Potom je koniec.']],
  ['sl', 'a date', ['Seja bo 15. decembra.', 'Potem je konec.']],
  ['hr', 'a date', ['Sjednica je 15. prosinca 2026.', 'Vlada čeka.']],
  ['sr', 'a date', ['Седница је 15. децембра.', 'Влада чека.']],
  ['da', 'a date, and a month with a capital', ['Det sker den 15. december.', 'Festen er 17. Maj.']],
  ['nb', 'a date, and a month with a capital', ['Det skjer 15. desember.', 'Toget går 17. Mai.']],
  [
    'fi',
    'a date, and a number that ends its sentence',
    ['Kokous on 15. joulukuuta.', 'Sijoitus oli 15.', 'Tarnala voitti.'],
  ],
  ['hu', 'a date', ['A találkozó 2026. november 15. napján lesz.', 'Utána vége.']],
  ['pl', 'a date', ['Rozprawa odbędzie się 15. grudnia.', 'Potem koniec.']],
  ['tr', 'a court', ['Karar 13. Ağır Ceza Mahkemesinde verildi.', 'Sonra herkes gitti.']],
  ['et', 'a date', ['Istung on 15. detsembril.', 'Siis on lõpp.']],
  ['lv', 'a date', ['Sēde ir 15. decembrī.', 'Tad beigas.']],
  ['is', 'a date', ['Fundurinn er 15. desember.', 'Svo er allt búið.']],
  // Abbreviations.
  [
    'de',
    'abbreviations',
    ['Es kostet ca. 5 Mio. Euro, d. h. Steuergeld.', 'Es gibt z. B. Äpfel, Birnen usw.', 'Dann war Schluss.'],
  ],
  [
    'de',
    'titles and numbers',
    [
      'Dr. med. Anna Holt und Prof. Dr. Kai Lund sprachen mit Präsident a. D. Karl Ode.',
      'Laut Nr. 5 in Abs. 3 gilt das.',
    ],
  ],
  [
    'de',
    'written close',
    [
      'Es gibt z.B. Äpfel u.a. Boskop, bzw. Birnen.',
      'Er lebte 44 v. Chr. in Rom.',
      'Er starb 44 v. Chr.',
      'Danach kam Rom.',
    ],
  ],
  [
    'fr',
    'abbreviations',
    [
      'M. Dupont, Mme. Durand et MM. Petit et Noir sont partis.',
      'Voir art. 5 et p. 3.',
      'Il pleut, etc.',
      'Après, rien.',
    ],
  ],
  [
    'es',
    'abbreviations',
    ['El Sr. López y la Sra. Ruiz viajaron a EE. UU. Biden los recibió.', 'Viven en EE. UU.', 'Los precios suben.'],
  ],
  ['es', 'abbreviations before a number', ['Véase el art. 5 y la pág. 3.', 'Hay 5.']],
  ['pt', 'abbreviations', ['O Sr. Silva e a Dra. Costa falaram.', 'Ver art. 5 e pág. 3.', 'Vive nos EUA.']],
  ['it', 'abbreviations', ['Il dott. Rossi e la sig.ra Bianchi sono qui.', 'L’on. Verdi parla.', 'Vedi art. 5.']],
  [
    'nl',
    'abbreviations',
    ['Dhr. Jansen en mevr. De Vries spraken.', 'Het kost bijv. Marken, d.w.z. Geld.', 'Zie art. 5.'],
  ],
  ['sv', 'abbreviations', ['Det gäller t.ex. Anna och bl.a. Karl.', 'Se s. 5.']],
  ['pl', 'abbreviations', ['Mówił m.in. Jan Nowak, np. Tarnowie.', 'Kosztuje 5 mln zł.']],
  // Quotation marks.
  [
    'fr',
    'a closing mark after a blank',
    ['« C’est bon. »', 'Il part.', '« C’est bon ! » dit-il.', '« Oui ? », demande Marie.', 'Elle reste.'],
  ],
  ['fr', 'marks within marks', ['« Il a dit : “ Non. ” »', 'Puis il est parti.', '‹ Oui. ›', '« Non. »', 'Bon.']],
  ['fr', 'a quotation that another paragraph opened', ['Il faut partir. »', 'Elle reste.']],
  [
    'de',
    'four kinds of marks',
    [
      '„Es ist gut.“',
      'Er ging.',
      '»Ja.«',
      'Sie kam.',
      '«Nein.»',
      'Er blieb.',
      '„Wirklich?“, fragte er.',
      '„Wirklich?“ fragte er.',
    ],
  ],
  ['sv', 'one mark for both', ['”Ja.”', 'Han gick.', '”Nej”, sade han.', '»Ja.»', 'Hon kom.']],
  ['en', 'a text that quotes French', ['He left.', '« Oui. »', 'She stayed.']],
])('%s: %s', (language, _, sentences) => expect(split(sentences.join(' '), language)).toEqual(sentences));

/** The same without blanks between sentences. */
test.each<[language: string, what: string, sentences: string[]]>([
  [
    'ja',
    'particles of quoting',
    [
      '「はい。」と彼は言った。',
      '彼は帰った。',
      '「いいえ！」という声がした。',
      '『行く。』って言った。',
      'それは「夢。」の一言だ。',
      'すごい！と彼は言った。',
    ],
  ],
  [
    'ja',
    'words that only begin like particles',
    ['「本当？」', 'ところが彼は来ない。', '「はい。」', 'とても寒い。', '「はい。」', 'そして彼は帰った。'],
  ],
  [
    'ja',
    'a quotation of two sentences',
    [
      '「人が足りない。続けるのは難しい。」と彼は話した。',
      '客からは「残念だ！」「なぜ今か？」という声が出た。',
      '店は閉まった。',
    ],
  ],
  ['zh', 'a quotation of two sentences', ['他说：“今天下雨。明天晴。”', '她走了。']],
  ['ja', 'an opening mark', ['彼は帰った。', '「はい」と彼は言った。', '（終わり。）']],
  ['zh', 'a closing mark, and a new sentence', ['他说：“我不去。”', '她走了。', '他说：“好。”', '《山。》', '完。']],
  ['zh', 'a tag of speech', ['“我去！”他大声说。', '“不。”她问道。', '“为什么？”', '他说，明天会下雨。']],
])('%s: %s', (language, _, sentences) => expect(split(sentences.join(''), language)).toEqual(sentences));

test('ko: particles of quoting stand close', () =>
  expect(split('“네.”라고 그가 말했다. “아니요.” 그는 떠났다.', 'ko')).toEqual([
    '“네.”라고 그가 말했다.',
    '“아니요.”',
    '그는 떠났다.',
  ]));

test('the words of one language are none of another', () => {
  // Swedish "hon" is she, Dutch "no" is no word of sections: abbreviations of English both.
  expect(split('Det gör hon. Anna stannar.', 'sv')).toEqual(['Det gör hon.', 'Anna stannar.']);
  expect(split('Es waren 15. Januar war kalt.', 'en')).toEqual(['Es waren 15.', 'Januar war kalt.']);
});

test('a language that nobody knows is cut all the same', () =>
  expect(split('Ba du. Ko la «ma. » Re.', 'xx')).toEqual(['Ba du.', 'Ko la «ma. »', 'Re.']));
