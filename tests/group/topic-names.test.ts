import { expect, test } from 'vitest';
import type { NameCandidate } from '../../src/group/topics/name-candidates.ts';
import { withoutVariants } from '../../src/group/topics/name-variants.ts';
import { textPackFor } from '../../src/language/packs.ts';

function candidate(name: string): NameCandidate {
  return { name, forms: new Set(), stories: new Set(), reports: new Set(), titles: 1, mentions: 1 };
}

function namesIn(language: string, names: readonly string[]): string[] {
  return withoutVariants(names.map(candidate), textPackFor(language).topicNames).map(({ name }) => name);
}

test('offices and adjectives of names are no names of topics in English', () =>
  expect(namesIn('en', ['Marenia', 'Marenian', 'Minister'])).toEqual(['Marenia']));

test('a text of unknown language is read as English', () =>
  expect(namesIn('und', ['Marenia', 'Marenian', 'Minister'])).toEqual(['Marenia']));

test('English endings and offices say nothing of names in another language', () =>
  expect(namesIn('de', ['Marenia', 'Marenian', 'General'])).toEqual(['Marenia', 'Marenian', 'General']));

test('parts of a name are dropped in any language', () =>
  expect(namesIn('de', ['Ilse Varga', 'Varga'])).toEqual(['Ilse Varga']));
