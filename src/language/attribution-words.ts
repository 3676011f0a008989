/**
 * The vocabulary of reporting itself, a line a language: words of attribution and whom news commonly cites. They stand in any
 * two articles, whatever these tell. Names of months and weekdays come from Intl. (Words such as "today", "year" and "hours" stay
 * outside English: leaving them out made stories of headlines worse.)
 *
 * Languages by BCP 47 primary subtag, those that have a stop list (`words.ts`). Inflected forms meet by their stems; where the
 * language has no stemmer, the common forms are listed.
 */
export const reporting: Readonly<Record<string, string>> = {
  ar: 'قال قالت وقال وقالت أضاف وأضاف أعلن أعلنت وأعلن أكد أكدت وأكد ذكر ذكرت أوضح أفاد أفادت صرح متحدث المتحدث بيان تصريح وفقا السلطات',
  bg: 'каза казва заяви съобщи съобщиха обяви обявиха добави посочи според говорител говорителят изявление властите информация',
  ca: 'va dir diu digué afirmar afirma assegurar explicar explica anunciar anunciat declarar declarat afegir afegit segons portaveu autoritats comunicat fonts',
  cs: 'řekl řekla řekli uvedl uvedla uvedli oznámil oznámila oznámili sdělil sdělila sdělili dodal dodala prohlásil informoval informovala podle mluvčí úřad úřady prohlášení',
  da: 'sagde siger sagt oplyser oplyste meddelte meddeler udtaler fortalte fortæller tilføjede skriver ifølge talsmand talskvinde myndighederne myndigheder meddelelse pressemeddelelse',
  de:
    'sagt sagte sagten teilte teilten mitgeteilt mitteilte mitteilten mitteilung mitteilungen erklärte erklärten erklärt erklärung berichtete berichteten berichtet bericht berichte ' +
    'betonte kündigte angekündigt meldete meldeten meldung nannte ergänzte zufolge laut angaben angabe sprecher sprecherin sprecherinnen behörde behörden ' +
    'vertreter pressekonferenz nachrichtenagentur agentur hieß demnach vorlegen legte vorgelegt vorstellen bekanntgegeben bekannt gab geben bestätigte bestätigten bestätigt äußerte äußerten verwies hervor ging gegenüber hinzu fügte ' +
    '',
  el: 'είπε δήλωσε δήλωσαν ανακοίνωσε ανακοίνωσαν ανέφερε τόνισε πρόσθεσε σύμφωνα εκπρόσωπος αρχές ανακοίνωση',
  en:
    'will not can shall should does did has had been had its said says say told tell telling according added asked report reported reports reporting statement news also would could ' +
    'may might must since though although however including among amid people new one two three first last year years month months ' +
    'week weeks day days today yesterday time make made take taken get got go going monday tuesday wednesday thursday friday saturday ' +
    'sunday mr mrs ms per cent percent',
  es:
    'dijo dijeron dicho dice señaló señalaron señala afirmó afirmaron afirma explicó explicaron explica declaró declararon anunció anunciaron anunciado anuncia aseguró aseguran indicó indicaron ' +
    'indica informó informaron añadió agregó confirmó confirmaron subrayó destacó recordó presentó presentar presentará presentarán precisó comunicó comunicado según fuentes fuente portavoz portavoces vocero autoridad autoridades declaraciones rueda prensa agencia',
  fi: 'sanoi sanoo sanoivat kertoi kertoo kertoivat totesi toteaa ilmoitti ilmoittaa lisäsi mukaan tiedottaja edustaja viranomainen viranomaiset viranomaisten tiedote tiedotteessa',
  fr:
    'dit dire déclaré déclare déclarer déclaration indiqué indique indiquer annoncé annonce annoncer affirmé affirme affirmer expliqué explique expliquer précisé précise préciser ajouté ajoute ajouter ' +
    'souligné souligne rapporté rapporte confirmé confirme confirmer rappelé rappelle présenté présente présenter présentera présenteront évoqué estimé estime assuré assure communiqué communiquer selon source sources autorité autorités porte parole porteparole conférence presse agence ' +
    '',
  he: 'אמר אמרה אמרו מסר מסרה נמסר הודיע הודיעה הודיעו הוסיף הוסיפה ציין ציינה לדברי דובר דוברת הדובר הודעה הרשויות',
  hi: 'कहा कहना बताया बताते घोषणा बयान अनुसार मुताबिक प्रवक्ता अधिकारी अधिकारियों जानकारी',
  hu: 'mondta mondja mondták közölte közölték közlemény bejelentette bejelentették hozzátette kijelentette kijelentették elmondta elmondták szerint szóvivő szóvivője hatóság hatóságok nyilatkozat tájékoztatott',
  id: 'kata mengatakan berkata ujar ujarnya katanya menyatakan menyebutkan mengumumkan menambahkan menjelaskan menurut juru bicara otoritas pihak keterangan pernyataan',
  it:
    'detto dice dire disse ha dichiarato dichiara dichiarazione spiegato spiega annunciato annuncia affermato afferma aggiunto aggiunge riferito riferisce comunicato reso noto confermato conferma presentato presenterà presentare ricordato sottolineato precisato ' +
    'secondo fonti fonte portavoce autorità conferenza stampa agenzia',
  ja: '述べ 発表 明らか 語っ 語った 話した 説明 報道 記者 会見 声明 関係者 当局 によると',
  ko: '말했다 밝혔다 전했다 발표했다 설명했다 덧붙였다 따르면 대변인 당국 관계자 성명 기자 오늘 어제 월요일 화요일 수요일 목요일 금요일 토요일 일요일',
  nl:
    'zei zeiden zegt zeggen gezegd meldde meldden meldt gemeld verklaarde verklaard verklaart verklaring liet laten weten aldus vertelde vertelt kondigde aangekondigd bericht berichtte bevestigde bevestigd bevestigt presenteert presenteerde ' +
    'volgens woordvoerder woordvoerster woordvoerders autoriteit autoriteiten persconferentie persbureau',
  no: 'sa sier sagt opplyser opplyste opplyst melder meldte uttaler uttalte forteller fortalte skriver tilføyde ifølge talsmann talskvinne talsperson myndighetene myndigheter pressemelding',
  pl: 'powiedział powiedziała powiedzieli mówi oświadczył oświadczyła oświadczenie poinformował poinformowała poinformowali podał podała podano przekazał przekazała dodał dodała zaznaczył podkreślił zapowiedział ogłosił ogłosiła według rzecznik rzeczniczka władze komunikat komunikacie',
  pt:
    'disse disseram diz dito afirmou afirmaram afirma declarou declararam anunciou anunciaram anunciado anuncia explicou explica informou informaram acrescentou adiantou indicou salientou sublinhou revelou comunicou confirmou confirmaram apresentou apresentar apresentará destacou ressaltou comunicado ' +
    'segundo fontes fonte porta voz portavoz autoridade autoridades declarações conferência imprensa agência',
  ro: 'spus spune declarat declară anunțat anunță afirmat adăugat precizat transmis informat potrivit purtător purtătorul cuvânt autorități autoritățile comunicat declarație',
  ru: 'сказал сказала сказали говорит заявил заявила заявили заявление сообщил сообщила сообщили сообщает сообщение отметил отметила добавил добавила рассказал рассказала объявил объявила уточнил подчеркнул слова словам данным пресс служба представитель власти агентство',
  sv: 'sade säger sagt meddelade meddelar uppgav uppger berättade berättar skriver uttalade tillade enligt talesperson talesman taleskvinna myndigheten myndigheterna myndighet pressmeddelande',
  tr: 'dedi söyledi açıkladı açıklama açıklamada belirtti bildirdi ifade etti ekledi duyurdu kaydetti aktardı göre sözcü sözcüsü yetkili yetkililer',
  uk: 'сказав сказала сказали заявив заявила заявили повідомив повідомила повідомили повідомляє повідомлення зазначив зазначила додав додала розповів розповіла оголосив словами словам даними речник речниця представник влада сьогодні вчора понеділка вівторка середу середи четверга пятницю пятниці суботу суботи неділю неділі',
  zh: '表示 说 說 称 稱 指出 宣布 报道 報導 记者 記者 发言人 發言人 声明 聲明 消息 有关部门 据悉',
};

/** Auxiliaries, numerals and the like that short stop lists leave out, for the languages where the list of the package is short. */
export const auxiliary: Readonly<Record<string, string>> = {
  es:
    'deber debe deben deberá deberán puede pueden podrá podrán poder hay había habrá haber ser será serán fue fueron sido está están estar estaba esperar espera esperan ' +
    'dos tres varios varias nuevo nueva nuevos nuevas',
  fr:
    'doit doivent devoir devra devront peut peuvent pouvoir pourra pourront fait font avoir être deux trois quatre cinq plusieurs nouveau nouvelle nouveaux nouvelles premier première premiers ' +
    'même ainsi aussi alors après avant depuis entre vers sous contre chez plus moins très tout tous toute toutes autre autres chaque attendre attend attendu attendus partie dont afin lors dès',
  nl: 'twee drie vier vijf nieuw nieuwe eerste moet moeten mag mogen blijft blijven krijgt krijgen gaat gaan komt komen staat verschillende volgende enkele nog ook weer sinds tijdens',
  pt: 'dever deve devem deverá deverão pode podem poderá poderão há havia haverá ser será serão foi foram sido está estão estar',
};

/** Times of day that a language writes in one word with the weekday: "Freitagabend". */
export const dayParts: Readonly<Record<string, string>> = {
  de: 'abend morgen vormittag nachmittag mittag nacht',
  nl: 'ochtend middag avond nacht',
  no: 'skveld skvelden smorgen',
  sv: 'skväll skvällen smorgon eftermiddag',
};
