import { expect, test } from 'vitest';
import { calendarNamesOf } from '../../src/language/month-and-weekday-names.ts';
import type { LanguagePack } from '../../src/language/pack.ts';
import { packs } from '../../src/language/packs.ts';
import { distinctiveTermsOf, termsOf } from '../../src/language/words.ts';

test.each([
  ['de', 'Das teilten die Behörden am Freitagabend mit, wie ein Sprecher im Dezember erklärte', []],
  ['de', 'Die Brücke wird im Jänner gesperrt', ['bruck', 'gesperrt']],
  ['fr', 'Selon un porte-parole, l’incendie a été déclaré vendredi', ['incend']],
  ['es', 'Las autoridades señalaron el viernes que el puente, dijo un portavoz', ['puent']],
  ['it', 'Il portavoce ha dichiarato venerdì che l’incendio è spento', ['incend', 'spent']],
  ['nl', 'De woordvoerder zei vrijdagavond dat de brug dicht is', ['brug', 'dicht']],
  ['ru', 'Власти сообщили в пятницу о пожаре', ['пожар']],
])('%s: %s', (language, text, terms) => expect(distinctiveTermsOf(text, language)).toEqual(terms));

const attributions = Object.values(packs).flatMap(({ code, text }: LanguagePack) =>
  text?.words?.attribution === undefined ? [] : [[code, text.words.attribution] as const],
);

test('most languages have words of attribution', () => expect(attributions.length).toBeGreaterThan(25));

test.each(attributions)('the calendar and the words of attribution weigh nothing: %s', (language, attribution) => {
  const { long } = calendarNamesOf(language);
  // Japanese writes its months in figures.
  expect(long.size).toBeGreaterThanOrEqual(language === 'ja' ? 7 : 19);
  expect(distinctiveTermsOf(`${[...long].join(' ')} ${attribution}`, language)).toEqual([]);
});

test('languages without a list of their own lose their calendar at least', () =>
  expect(distinctiveTermsOf('zgrada ponedjeljak prosinca', 'hr')).toEqual(['zgrada']));

test('English keeps its months: a march is news', () => {
  expect(distinctiveTermsOf('The march began in March, officials said on Friday', 'en')).toEqual(
    termsOf('The march began in March, officials said on Friday', 'en'),
  );
  expect(distinctiveTermsOf('Friday', 'en')).toEqual([]);
});
