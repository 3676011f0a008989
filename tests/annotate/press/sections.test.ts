import { describe, expect, test } from 'vitest';
import { sectionNames, sectionOf, sectionOfStory } from '../../../src/annotate/press/sections.ts';
import { packFor } from '../../../src/language/packs.ts';

const article = {
  title: 'Untitled',
  text: '',
  url: null,
  language: 'en',
};
const told = (changes: Partial<Parameters<typeof sectionOf>[0]>) => sectionOf({ ...article, ...changes });

describe('categories of feeds', () => {
  test.each([
    [['Sport'], 'sport'],
    [['World news'], 'world'],
    [['US news', 'Harbours'], null],
    [['News/Business'], 'business'],
    [['Wissenschaft'], 'science'],
    [['Économie & Finance'], 'business'],
    [['Deportes'], 'sport'],
    [['  ARTS & ENTERTAINMENT '], 'culture'],
    [['', '/', '>>>'], null],
  ])('%j are %s', (categories, section) => expect(told({ categories })).toBe(section));

  test('win over the address and the text', () =>
    expect(told({ categories: ['Health'], url: 'https://tarnby.example/sport/hospital' })).toBe('health'));

  test('that name several leave the choice to the address', () =>
    expect(told({ categories: ['Politics', 'Health'], url: 'https://tarnby.example/health/ward' })).toBe('health'));

  test('that name several leave the choice to the words, where the address says nothing', () =>
    expect(
      told({
        categories: ['Business', 'Football'],
        title: 'Late goal sends the league leaders out of the cup',
        text: 'The striker scored twice before the goalkeeper was sent off, and the coach praised his players after the match.',
      }),
    ).toBe('sport'));
});

describe('addresses', () => {
  test.each([
    ['https://tarnby.example/politics/2026/a-vote', 'politics'],
    ['https://tarnby.example/news/sports/a-match', 'sport'],
    ['https://sport.tarnby.example/a-match', 'sport'],
    ['https://tarnby.example/news/technology-41237719', 'technology'],
    ['https://tarnby.example/wirtschaft/hafen.html', 'business'],
    ['https://tarnby.example/deportes/futbol/copa', 'sport'],
    ['https://tarnby.example/nyheter/kultur/en-bok', 'culture'],
    ['https://tarnby.example/metro/bridge', 'local'],
    ['https://tarnby.example/News/World/talks', 'world'],
    ['https://tarnby.example/2026/the-politics-of-fish', null],
    ['https://mobile.tarnby.example/a', null],
    ['not an address', null],
  ])('%s is %s', (url, section) => expect(told({ url })).toBe(section));

  test('that name two sections leave the choice to the words', () => {
    const url = 'https://tarnby.example/sci-tech/a1';
    const title = 'Astronomers find a planet around a dim star';
    const text = 'Scientists using a telescope in orbit found the planet; the study appeared in a journal on Monday.';
    expect(told({ url, title, text })).toBe('science');
    expect(told({ url, title: '', text: '' })).toBe('technology');
  });
});

describe('words', () => {
  test.each([
    [
      'politics',
      'Senators pass the ballot bill',
      'Lawmakers voted for the legislation after the opposition party threatened a filibuster before the election.',
    ],
    [
      'business',
      'Kestrel Foods lifts its forecast',
      'Quarterly revenue and profit rose, and shares gained as analysts and investors welcomed the earnings.',
    ],
    [
      'health',
      'Measles spreads in the valley',
      'Doctors at the hospital treated forty patients for the infection and asked parents to have children vaccinated.',
    ],
    [
      'culture',
      'Festival opens with a silent film',
      'The director and the actors walked in before the premiere; the band played songs from the album.',
    ],
    [
      'sport',
      'Tarnby through to the final',
      'The striker scored two goals in the second half, and the goalkeeper saved a penalty to win the match.',
    ],
    [
      'world',
      'Ceasefire holds at the border',
      'Troops and rebels withdrew under the truce as diplomats and the foreign ministry prepared for talks.',
    ],
  ])('of %s', (section, title, text) => expect(told({ title, text })).toBe(section));

  test('of crime and weather belong to no section', () =>
    expect(
      told({
        title: 'Man held after robbery',
        text: 'Police arrested a suspect on Monday after a stabbing; the driver was found injured and the victim was taken away.',
      }),
    ).toBe(null));

  test('too few of them tell nothing', () => expect(told({ title: 'Goal', text: '' })).toBe(null));

  test('of a language without a model tell nothing', () =>
    expect(told({ language: 'sv', title: 'Match', text: 'striker goal goalkeeper match league cup' })).toBe(null));
});

test('a story has the section of most of its reports', () => {
  const of = (...sections: string[]) =>
    sectionOfStory(sections.map((section) => ({ ...article, url: `https://a.example/${section}/x` })));
  expect(of('sport', 'sport', 'business')).toBe('sport');
  expect(of('sport', 'business')).toBe(null);
  expect(of('nothing', 'sport')).toBe('sport');
  expect(of()).toBe(null);
});

test('every line of the English model has a weight for each class', () => {
  const model = packFor('en')?.text?.sections;
  const lines = model?.words.trim().split('\n') ?? [];
  expect(lines.length).toBeGreaterThan(500);
  expect(lines.length).toBeLessThanOrEqual(1500);
  const wrong = lines.filter(
    (line) => !/^[a-z]+(?: -?\d{1,4})+$/.test(line) || line.split(' ').length !== 1 + (model?.classes.length ?? 0),
  );
  expect(wrong).toEqual([]);
  expect(model?.bias.length).toBe(model?.classes.length);
});

test('every section of the model has a printed name', () => {
  const classes = packFor('en')?.text?.sections?.classes ?? [];
  expect(classes.filter((name) => name !== 'none' && !sectionNames[name])).toEqual([]);
  expect(classes.length).toBeGreaterThan(7);
});
