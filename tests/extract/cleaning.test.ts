import { describe, expect, test } from 'vitest';
import { cleaned, cleanedText } from '../../src/extract/cleaning/cleaning.ts';

const lead = 'The council of Tarnby voted on Tuesday to build a new harbour wall, the mayor said.';
const next = 'Work begins in May and will take two years, according to the plan of the port.';
const last = 'Fishermen had asked for a gate in the wall since the floods of last winter.';

const clean = (paragraphs: readonly string[], fields: Partial<Parameters<typeof cleaned>[0]> = {}) =>
  cleaned({
    title: 'Tarnby builds a wall',
    authors: [],
    outlet: 'The Tarnby Mail',
    language: 'en',
    ...fields,
    paragraphs,
  });

describe('what is set into a sentence', () => {
  test.each([
    [
      'links behind a name',
      'Sen. Ann Lee Ann Maria LeeLee to leave The Mail’s Report: Who pays? Ten stay 0M MORE (L-Tarnby) voted for it.',
      'Sen. Ann Lee (L-Tarnby) voted for it.',
    ],
    [
      'links behind a name',
      'President Moss Beatrix (Bea) Ann MossHarbour rents rise Moss to visit Cray MORE’s plan failed.',
      'President Moss’s plan failed.',
    ],
    [
      'links behind a name',
      'Kit McRay Christopher (Kit) McRayFog over Cray MORE, a lawyer, left.',
      'Kit McRay, a lawyer, left.',
    ],
    // A name whose own row lost its blank, and one that has no headlines.
    [
      'links behind a name',
      'An aide, Otto VargasOtto Luis VargasHalls close MORE said so.',
      'An aide, Otto Vargas said so.',
    ],
    ['links behind a name', 'Chief of staff Jo Kell Joan Anna KellMORE has left.', 'Chief of staff Jo Kell has left.'],
    [
      'video box',
      'JUST WATCHED Wall is begun Replay More Videos ... MUST WATCH Wall is begun 01:24 The wall will be built, he said.',
      'The wall will be built, he said.',
    ],
    ['script', 'The wall (function(){ var ads = 3; load(ads) })(); will be built.', 'The wall will be built.'],
  ])('%s: %s', (rule, paragraph, expected) => {
    const { paragraphs, removed } = clean([paragraph, next]);
    expect(paragraphs).toEqual([expected, next]);
    expect(removed.map((one) => one.rule)).toEqual([rule]);
  });

  test('two rows in one sentence, each behind its name', () =>
    expect(
      clean([
        'Sens. Ann Lee Ann Maria LeeLee to leave MORE (L) and Bo Ek Bo Nils EkEk stays Fog over Cray MORE (R) voted for it.',
      ]).paragraphs,
    ).toEqual(['Sens. Ann Lee (L) and Bo Ek (R) voted for it.']));

  test.each([
    'They want MORE than a wall, Ann Lee said.',
    'Ann Lee and Ann Moss want MORE, the mayor said.',
    'Otto Vargas, Otto Ek and MORE groups came.',
  ])('one witness is none: %s', (paragraph) => expect(clean([paragraph]).paragraphs).toEqual([paragraph]));
});

describe('what a scraper broke', () => {
  test.each([
    ['M OHAMMED RAHIM walks along the wall.', 'MOHAMMED RAHIM walks along the wall.'],
    ['A LARGE WALL is no drop cap.', 'A LARGE WALL is no drop cap.'],
    [
      '“I will do that.”Lee said so to officials.Ek is away.',
      '“I will do that.” Lee said so to officials. Ek is away.',
    ],
    ['"We wait," she said."The wall is long."', '"We wait," she said. "The wall is long."'],
    ['They passed it.”He is a friend,” Lee said.', 'They passed it. ”He is a friend,” Lee said.'],
    ['(TNN Business)A muddled plan was passed.', '(TNN Business) A muddled plan was passed.'],
    // Addresses, initials and words between marks are whole.
    ['See TarnbyMail.Org and tarnby.Mail.org, the “news”letter of D.B. Ek.', null],
  ])('%s', (paragraph, expected) => expect(clean([paragraph]).paragraphs).toEqual([expected ?? paragraph]));
});

describe('paragraphs that are none of the article', () => {
  test.each([
    ['caption', 'Boats lie in the harbour of Tarnby, May 3, 2026. (Ann Moss/Reuters)'],
    ['caption', 'Mayor Ann Lee (Photo: Bo Ek, Tarnby Mail)'],
    ['caption', 'The harbour in May Photograph: Ann Moss/The Tarnby Mail'],
    ['caption', 'Lee speaks to fishermen at the old wall. | Ann Moss/AP Photo'],
    ['caption', 'A man waits at the gate, Tarnby, Marenia May 3, 2026. REUTERS/Ann Moss'],
    ['caption', 'Enlarge this image toggle caption Ann Moss/Getty Images Ann Moss/Getty Images'],
    ['caption', 'Boats lie at the old wall of Tarnby after the storm. (Reuters)'],
    ['caption', 'Ann Moss/AP/File Mayor Ann Lee and the chief of the port at the wall.'],
    ['title', 'Tarnby Builds a Wall'],
    ['other story', 'Read More Walls, Gates and Ships A court of Cray has stopped the plan of the port.'],
    ['caption without a credit', 'Mayor Ann Lee speaks at the harbour, Sept. 9, 2026.'],
    ['caption without a credit', 'Mayor Ann Lee (left) and the chief of the port at the old wall'],
    ['video box', 'CLOSE The council of Tarnby has voted for a wall of two kilometres. Tarnby TV'],
    ['advertisement', 'ADVERTISEMENT'],
    ['advertisement', 'Story continues below'],
    ['other story', 'Read more: Who pays for the wall of Tarnby?'],
    ['other story', 'READ MORE:'],
    ['other story', 'Related: The floods of last winter'],
    ['other story', 'Fog over Cray for a third day Read more'],
    ['share bar', 'Facebook Twitter Pinterest The harbour in May.'],
    ['click here', 'Click here to read all that we know of the wall.'],
    ['newsletter', 'Harbour Notes newsletter All about ships Email Sign Up By signing up you agree to our terms.'],
    ['newsletter', 'Sign up for our Friday letter and get updates on the wall.'],
    ['newsletter', 'Add Harbours as an interest to stay up to date on the latest from Tarnby.'],
    ['newsletter', 'Listen to the Harbour podcast.'],
    ['correction', 'Correction: An earlier version of this story gave the wrong length of the wall.'],
    ['correction', 'This story has been updated with what the mayor said.'],
    ['stamp', 'Updated at 4:15 p.m. ET'],
    ['syndication note', 'This article was first published by the Cray Courier.'],
    ['author’s views', 'The views expressed here are those of the writer.'],
    ['masthead', 'Harbour Watch is an independent, nonprofit newsroom that looks after ports.'],
    ['biography', 'Bo Ek is a senior staff writer for The Tarnby Mail.'],
    ['biography', '— Ilse Varga is a professor of law at Cray and the author of “Walls”.'],
    ['biography', 'Otto Kell (@ottokell) is director of port studies at the Institute of Walls. He writes from Cray.'],
    ['biography', '— Tarnby contributor Ann Moss is a senior fellow at the Institute of Walls.'],
    ['contributors', 'Ann Moss and the Northern Wire contributed to this report from Cray.'],
    ['contributors', 'Contributing: Ann Moss'],
    ['contributors', '— Ann Moss, Ilse Varga and Otto Kell contributed.'],
    ['note to editors', '(This version of the story corrects the length of the wall in paragraph 4)'],
    ['label', 'ANALYSIS/OPINION:'],
    ['age of the page', 'This article is more than 1 year old'],
    ['copyright', 'Copyright © 2026 The Tarnby Mail. Click here for reprint permission.'],
    ['advertisement', 'Story Continued Below'],
    ['newsletter', 'For as little as $3 you can help us. Make a one-time donation today.'],
    ['masthead', 'The Pier is a weekly column by Bo Ek about ships.'],
    ['contact', 'Follow Bo Ek on Twitter: @boek'],
  ])('%s: %s', (rule, paragraph) => {
    const { paragraphs, removed } = clean([paragraph, lead, next, last]);
    expect(paragraphs).toEqual([lead, next, last]);
    expect(removed).toEqual([{ rule, text: paragraph }]);
  });

  test('the list under a heading, up to the next sentence', () =>
    expect(
      clean([lead, 'READ MORE:', 'Who Pays for Walls?', 'Advertisement', 'Fog Over Cray', next, 'Last line'])
        .paragraphs,
    ).toEqual([lead, next, 'Last line']));
  test('what stands over several datelines stays', () => {
    const places = ['Three towns voted on Tuesday.', `TARNBY - ${lead}`, `CRAY - ${next}`];
    expect(clean(places).paragraphs).toEqual(places);
  });
  test('a caption that only the dateline after it shows', () =>
    expect(clean(['Fishermen stand at the old wall', `TARNBY (Northern Wire) - ${lead}`, next]).paragraphs).toEqual([
      `TARNBY (Northern Wire) - ${lead}`,
      next,
    ]));
  test('a caption, its credit, the headline and the standfirst in one paragraph', () =>
    expect(
      clean(['Lee at the old wall. | Ann Moss/AP Photo Tarnby builds a wall It will take two years.', lead, next]),
    ).toMatchObject({
      paragraphs: [lead, next],
      removed: [{ rule: 'caption' }, { rule: 'headline under a picture' }],
    }));
  test('the name of the byline over a text, and what goes on about the author under it', () =>
    expect(
      clean([
        'By Bo Ek',
        'THE TARNBY MAIL',
        lead,
        next,
        last,
        'Bo Ek is a writer in Cray.',
        'He can be found on the pier.',
      ]).paragraphs,
    ).toEqual([lead, next, last]));
});

describe('what is the article’s own stays', () => {
  test.each([
    'Ann Lee is a writer of plays. Lee, the jury said, has changed the theatre of Tarnby.',
    'Bo Ek is out as director of the port, leaving the wall to others.',
    'Updated rules for ships were passed on Tuesday, the port said.',
    'More than 20 people came to read the plan.',
    'Sign-ups for the health plan rose by a third on Tuesday, the ministry said.',
    'Subscribers of the paper fell to 20,000 last year, the paper said.',
    'Correction officers of Tarnby went on strike on Tuesday.',
    'UPDATE: The council has voted against the wall, the mayor said late on Tuesday.',
    'The president speaks to the council on Tuesday, and the vote follows.',
    'A GOP senator said the wall was late.',
    'The minister had told both agencies so on Monday. (AFP/Reuters)',
    'Close to 20 boats sank, the port said.',
    'The storm contributed to the collapse of the wall, a report said.',
    'Old walls and a high sea contributed.',
    'Follow local rules: keep lights on at all times.',
    'Click on the button of the pump.',
    'Load balancers and pools of the port',
    'The port made a donation to the fishermen on Tuesday.',
  ])('%s', (paragraph) =>
    expect(
      clean([
        lead,
        paragraph,
        'Lee and Ek of the port of Tarnby spoke for an hour about the sea, the wall and the boats.',
        next,
      ]).paragraphs,
    ).toContain(paragraph),
  );

  test('the first sentence of a report about a writer', () => {
    const about = 'Ann Lee is a writer who has won the prize of Tarnby three times.';
    const story = 'On Tuesday the council gave Lee the prize once more, for a play about a wall in the sea.';
    expect(clean([about, story, next]).paragraphs).toEqual([about, story, next]);
  });
  test.each([
    [
      'opens a report',
      'Elin Marsk is the first head of government of Velland to resign over a ferry, her office said.',
    ],
    ['was there', 'Ida Kay was on the bus when it fell.'],
    ['speaks for others', 'Ida Kay is a lawyer for the families of the fishermen.'],
    ['is a director', 'Otto Kell is director of the port.'],
  ])('somebody in the news, who %s', (_, about) => {
    expect(clean([about, lead, next]).paragraphs).toContain(about);
    expect(clean([lead, next, about]).paragraphs).toContain(about);
  });
  test('what is told of them after that', () => {
    const told = 'She told the radio that the brakes had failed on the bridge of Tarnby.';
    const about = 'Ann Moss is a reporter who survived the crash of the ferry.';
    expect(clean([lead, next, lead, about, told]).paragraphs).toContain(told);
  });
  test.each([
    'Correction: 41,000 people were jobless in October, not 14,000, the ministry said on Thursday.',
    'Donate blood today, the hospital said.',
  ])('what somebody said: %s', (line) => expect(clean([lead, line, next]).paragraphs).toContain(line));
  test('a person whom the title names', () => {
    const about = 'Ilse Varga is a member of the council of Tarnby.';
    expect(clean([about, lead, next], { title: 'Who is Ilse Varga?' }).paragraphs).toEqual([about, lead, next]);
  });
  test('a text of nothing else', () => {
    const only = ['Boats lie in the harbour of Tarnby. (Ann Moss/Reuters)'];
    expect(clean(only)).toEqual({ paragraphs: only, removed: [] });
  });
  test('words of a language without rules of its own', () =>
    expect(clean(['Bo Ek is a writer for The Tarnby Mail.', lead], { language: 'sw' }).removed).toEqual([]));
});

test('a cleaned text stays the same', () => {
  const text = [
    'Ann Lee speaks at the wall, May 3, 2026.',
    'Boats lie in Cray, May 4, 2026. (Bo Ek/AP)',
    lead,
    next,
  ].join('\n\n');
  const article = { title: 'Tarnby', authors: [], outlet: null, language: 'en' };
  const once = cleanedText({ ...article, text });
  expect(once).toBe(`${lead}\n\n${next}`);
  expect(cleanedText({ ...article, text: once })).toBe(once);
});
