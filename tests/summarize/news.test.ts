import { describe, expect, test } from 'vitest';
import { disagreementsIn } from '../../src/annotate/figures.ts';
import { cleanedText } from '../../src/extract/cleaning/cleaning.ts';
import type { Article } from '../../src/model/article.ts';
import { correctionsAmong } from '../../src/summarize/corrections.ts';
import { chooseSentences } from '../../src/summarize/extractive/extractive.ts';
import { hasNews, noveltyFor } from '../../src/summarize/novelty.ts';
import { headlineOf } from '../../src/summarize/titles/headline.ts';
import { article, pastStory, story } from '../support/articles.ts';

describe('the headline', () => {
  const headline = (title: string, text: string, others: readonly string[] = [], outlet = 'The Tarnby Mail') =>
    headlineOf([
      article({ id: 'lead', title, text, outlet }),
      ...others.map((other, at) => article({ id: `o${at}`, title: other, text })),
    ]).text;
  const text =
    'The Bank of Marenia raised its key rate on Thursday. In the Harbour Gazette, governor Ilse Varga spoke of the White House and of NATO. They asked Mr. McKay about Marenia’s air base. It lifts prices, a surprise for all; he defends the plans, and jets leave the base.';

  test.each([
    ['Bank of Marenia Lifts Key Rate', 'Bank of Marenia lifts key rate'],
    ['ẞTRASSE IN TARNBY CLOSED', 'ẞTRASSE IN TARNBY CLOSED'],
    ['Bank of Marenia lifts key rate', 'Bank of Marenia lifts key rate'],
    ['Breaking: Bank of Marenia lifts key rate', 'Bank of Marenia lifts key rate'],
    ['Bank of Marenia lifts key rate | The Tarnby Mail', 'Bank of Marenia lifts key rate'],
  ])('%s', (title, expected) => expect(headline(title, text)).toBe(expected));

  test.each([
    ['What the bank’s move means for you', 'Bank of Marenia lifts key rate to 4.25 percent'],
    ['Is your mortgage safe?', 'Bank of Marenia lifts key rate to 4.25 percent'],
    ['‘A bitter day’', 'Bank of Marenia lifts key rate to 4.25 percent'],
  ])('not “%s” where a report says what happened', (lead, factual) =>
    expect(headline(lead, text, [factual, 'Key rate of the Bank of Marenia rises to 4.25 percent'])).toBe(factual),
  );

  test.each([
    ['WATCH LIVE: Bank of Marenia lifts key rate', 'Bank of Marenia lifts key rate'],
    ['The Latest: Bank of Marenia lifts key rate', 'Bank of Marenia lifts key rate'],
    ['UPDATE 2-Bank of Marenia lifts key rate', 'Bank of Marenia lifts key rate'],
    ['Exclusive: Bank of Marenia lifts key rate - Video | The Tarnby Mail', 'Bank of Marenia lifts key rate'],
    ['Tarnby Mail: Bank of Marenia lifts key rate - Quayle Video', 'Bank of Marenia lifts key rate'],
    ['Analysis | Bank of Marenia lifts key rate', 'Bank of Marenia lifts key rate'],
    // Another outlet’s report is named.
    ['Quayle Post: Bank of Marenia lifts key rate', 'Quayle Post: Bank of Marenia lifts key rate'],
    ['Live: Politics', 'Live: Politics'],
  ])('%s loses its kicker and its outlet', (title, expected) => expect(headline(title, text)).toBe(expected));

  const fresh = { published: '2026-11-19', text };
  const chosen = (...articles: Partial<Article>[]) =>
    headlineOf(articles.map((fields, at) => article({ ...fresh, ...fields, id: `a${at}` }))).text;

  test.each([
    'Thin the Board Further, Marenia',
    'The key rate isn’t all about Marenia',
    'The Tarnby Mail',
    'Politics',
    'Here is everything you need to know about the bank’s move',
    'Five takeaways from the bank’s surprise',
    'They lift at last: key rate is event of the day',
    'Seriously, it is big',
    'Bank of Marenia poised to lift key rate on Thursday',
  ])('“%s” heads no story that a report tells plainly', (title) =>
    expect(chosen({ title, outlet: 'The Tarnby Mail' }, { title: 'Bank of Marenia raised key rate on Thursday' })).toBe(
      'Bank of Marenia raised key rate on Thursday',
    ),
  );

  test('opinion heads no story that has reports', () =>
    expect(
      chosen(
        { title: 'Bank of Marenia raised its key rate on Thursday', kind: 'opinion' },
        { title: 'What to expect from the key rate' },
      ),
    ).toBe('What to expect from the key rate'));

  test('the newer state of affairs wins over the older', () =>
    expect(
      chosen(
        { title: 'Varga and McKay keep equal shares of the base', published: '2026-11-19' },
        { title: 'Court in Tarnby grants Varga sole share of the base', published: '2026-11-16' },
        { title: 'How the base became a battlefield', published: '2026-11-19' },
      ),
    ).toBe('Varga and McKay keep equal shares of the base'));

  test('an outlet’s name stays where there is nothing else', () =>
    expect(chosen({ title: 'The Tarnby Mail', outlet: 'Tarnby Mail' })).toBe('The Tarnby Mail'));

  test('German keeps its capitals', () =>
    expect(headlineOf([article({ id: 'd', title: 'Bank Hebt Leitzins An', text, language: 'de' })]).text).toBe(
      'Bank Hebt Leitzins An',
    ));
});

describe('figures that differ', () => {
  const says = (id: string, sentence: string, fields = {}) =>
    article({ id, outlet: id, text: `${sentence} The fire broke out at night.`, ...fields });
  const claims = (...sentences: string[]) =>
    disagreementsIn(sentences.map((sentence, at) => says(`a${at}`, sentence, { published: `2026-11-1${at}` }))).map(
      ({ claims: list }) => list.map(({ figure }) => figure.text),
    );

  test.each<[string, string[], string[][]]>([
    [
      'the dead',
      ['The fire killed 12 people in Tarnby.', 'At least 15 people were killed in Tarnby.'],
      [['killed 12 people', 'At least 15 people were killed']],
    ],
    [
      'words as numbers',
      ['Nine people are missing.', 'Four people are still missing.'],
      [['Nine people are missing', 'Four people are still missing']],
    ],
    [
      'a toll',
      ['The death toll rose to 12 on Monday.', 'The toll reached 15 in the night.'],
      [['death toll rose to 12', 'toll reached 15']],
    ],
    [
      'a sum, in sentences that say the same',
      [
        'The new harbour wall of Tarnby will cost 12 million marks in all.',
        'The new harbour wall of Tarnby will cost 14 million marks in all.',
      ],
      [['12 million marks', '14 million marks']],
    ],
    ['the same figure', ['The fire killed 12 people.', 'Twelve people were killed in the fire.'], []],
    ['a rounded figure', ['More than 500 people were injured.', 'The fire injured 520 people.'], []],
    ['a part of them', ['The fire killed 12 people.', 'Three police officers were killed.'], []],
    ['more of them', ['The fire killed 12 people.', 'Two more bodies were found.'], []],
    ['another event', ['The fire killed 12 people.', 'A fire in 1999 killed 40 people there.'], []],
    [
      'an article that has both',
      ['The fire killed 12 people.', 'The fire killed 15 people, after 12 people were killed at first count.'],
      [],
    ],
  ])('%s', (_, sentences, expected) => expect(claims(...sentences)).toEqual(expected));

  test('each claim is a slice of its article', () => {
    const articles = [says('a', 'The fire killed 12 people.'), says('b', 'The fire killed 15 people.')];
    for (const { claims: list } of disagreementsIn(articles))
      for (const { figure } of list)
        expect(articles.find(({ id }) => id === figure.article)?.text.slice(figure.start, figure.end)).toBe(
          figure.text,
        );
  });
});

describe('what is new', () => {
  const old = article({
    id: 'old',
    title: 'Fire in Tarnby ferry terminal',
    text: 'A fire in the ferry terminal of Tarnby killed 12 people on Tuesday. The terminal had no sprinklers in its waiting hall.',
  });
  const isNew = noveltyFor(pastStory('s', [old]));
  test.each([
    ['A fire in the ferry terminal of Tarnby killed 12 people on Tuesday.', false],
    ['On Tuesday, 12 people were killed by a fire in the ferry terminal of Tarnby.', false],
    // Not printed, but in an article that was: no news either.
    ['The terminal had no sprinklers in its waiting hall.', false],
    ['A fire in the ferry terminal of Tarnby killed 15 people on Tuesday.', true],
    ['Two night watchmen were arrested on Wednesday.', true],
  ])('%s: %s', (sentence, expected) => expect(isNew(sentence)).toBe(expected));

  test('a story without news is a repeat, a new one never is', () => {
    const repeat = article({ id: 'r', text: old.text });
    expect(hasNews(story([repeat], { past: pastStory('s', [old]) }))).toBe(false);
    expect(hasNews(story([repeat]))).toBe(true);
  });
});

describe('corrections', () => {
  const text = (cost: string) =>
    `The council of Tarnby voted on Tuesday to build a new harbour wall. The wall will cost ${cost} and be ready in 2028. Fishermen had asked for a gate in the wall.`;
  const old = article({ id: 'v1', text: text('12 million marks') });
  const made = (changed: string) =>
    correctionsAmong([article({ id: 'v2', text: changed, updates: 'v1' })], [pastStory('s', [old], '2026-11-17', 3)]);

  test('a printed sentence beside what stands there now', () =>
    expect(made(text('21 million marks')).map(({ edition, was, now }) => [edition, was.text, now?.text])).toEqual([
      [
        '2026-11-17',
        'The wall will cost 12 million marks and be ready in 2028.',
        'The wall will cost 21 million marks and be ready in 2028.',
      ],
    ]));
  test('a sentence that is gone', () =>
    expect(made(text('12 million marks').replace(/Fishermen.*/, '')).map(({ now }) => now)).toEqual([null]));
  test('the same words in another order are none', () =>
    expect(made(text('12 million marks').replace('be ready in 2028', 'in 2028 be ready'))).toEqual([]));
  test('what only a newer reading of the same text removes is none; what the outlet changed still is one', () => {
    const row =
      'Mayor Ann Lee Ann Maria LeeLee opens fair Harbour rents rise MORE said on Tuesday that the wall will be built.';
    const caption = 'Boats lie in the harbour of Tarnby, May 3, 2026. (Ann Moss/Reuters)';
    const stored = article({ id: 'v1', text: `${caption}\n\n${row} ${text('12 million marks')}` });
    const printed = [pastStory('s', [stored], '2026-11-17', 9)];
    const again = (said: string) => {
      const v2 = article({ id: 'v2', text: said, updates: 'v1' });
      return correctionsAmong([{ ...v2, text: cleanedText(v2) }], printed, cleanedText).map(({ was }) => was.text);
    };
    expect(again(stored.text)).toEqual([]);
    expect(again(stored.text.replace('12 million', '21 million'))).toEqual([
      'The wall will cost 12 million marks and be ready in 2028.',
    ]);
  });
  test('another article under the same path is none', () =>
    expect(made('Apple growers lost half of their harvest. Insurance will not pay for it.')).toEqual([]));
});

test('of sentences that say the same thing at length only one is told', () => {
  const speaker = (id: string, sentence: string) =>
    article({
      id,
      title: 'Speaker Ode to retire',
      text: `${sentence} The party meets in May to choose whom it wants.`,
    });
  const articles = [
    speaker(
      'a',
      'Speaker Anders Ode will not seek re-election and will leave parliament at the end of the year, he announced on Wednesday.',
    ),
    speaker(
      'b',
      'Anders Ode, the speaker, announced on Wednesday that he will leave parliament at the end of the year, ending twenty years in politics.',
    ),
    speaker('c', 'Farmers in the north blocked three roads with tractors when they heard it.'),
  ];
  const sentences = chooseSentences(
    { articles, headline: headlineOf(articles).text },
    { sentences: 3, words: null },
  ).map(({ text }) => text);
  expect(sentences.filter((one) => one.includes('leave parliament')).length).toBe(1);
  expect(sentences.length).toBeGreaterThan(1);
});
