import { describe, expect, test } from 'vitest';
import { commentFeatures } from '../../../src/annotate/press/comment-features.ts';
import { commentaryOf } from '../../../src/annotate/press/commentary.ts';
import { commentaryWeights } from '../../../src/annotate/press/commentary-weights.ts';
import { kindOfArticle } from '../../../src/annotate/press/genres.ts';
import { texts } from './kinds-texts.ts';

const bare = { title: 'The bridge', url: null, text: '', language: 'en' };
const kindOf = (fields: Partial<Parameters<typeof kindOfArticle>[0]>) => kindOfArticle({ ...bare, ...fields });

describe('what says outright that an article is opinion', () => {
  test.each([
    'https://tarnbymail.example/columnists/lee/2026/03/bridge',
    'https://tarnbymail.example/commentisfree/2026/mar/03/bridge',
    'https://tarnbymail.example/voices/bridge-tarnby.html',
    'https://tarnbymail.example/ideas/archive/2026/bridge/',
    'https://tarnbymail.example/views/articles/bridge',
    'https://tarnbymail.example/news/guest-commentary/bridge',
  ])('the address %s', (url) => expect(kindOf({ url }).kind).toBe('opinion'));

  test.each([
    'https://tarnbymail.example/news/2026/review-of-opinion-polls',
    'https://tarnbymail.example/interviews/bridge',
  ])('not the address %s', (url) => expect(kindOf({ url }).kind).toBe('report'));

  test.each([
    'Opinion: The bridge must go',
    'Guest column: The bridge must go',
    'Our view: Tarnby needs its bridge',
    'The Tarnby Mail view on the bridge: time to build',
    'Letters: the bridge, the ferry and the rain',
  ])('the headline %s', (title) => expect(kindOf({ title }).kind).toBe('opinion'));

  test.each([
    ['Tarnby Mail - Opinion', 'opinion'],
    ['Tarnby Mail Editorial', 'opinion'],
    ['Guest Writer', 'opinion'],
    ['Guest Columnist - North', 'opinion'],
    ['Tarnby Public Opinion', 'report'],
    ['Opinion Research Tarnby', 'report'],
    ['Tarnby Mail', 'report'],
  ])('the outlet %s: %s', (outlet, kind) => expect(kindOf({ outlet }).kind).toBe(kind));

  test.each([
    'OPINION\n\nThe bridge has stood for too long.',
    'ANALYSIS/OPINION:\n\nThe bridge has stood for too long.',
    'Commentary: the bridge has stood for too long.',
    'Ann Lee\n\nOpinion columnist\n\nThe bridge has stood for too long.',
    'The Editorial Board\n\nTarnby Mail\n\nThe bridge has stood for too long.',
    'The opinions expressed by columnists are their own.\n\nThe bridge has stood for too long.',
  ])('a text that begins with %j', (text) =>
    expect(kindOf({ text })).toEqual({ kind: 'opinion', kindRule: 'its first or last lines say that it is opinion' }),
  );

  test.each([
    'Ann Lee is a syndicated columnist.',
    'Ann Lee is a columnist for the Tarnby Mail.',
    'The author is a fellow at the Harbour Institute.',
    'The views expressed in this article are the author’s own.',
  ])('a text that ends with %j', (line) => expect(kindOf({ text: `The bridge.\n\n${line}` }).kind).toBe('opinion'));

  test.each([
    'The views expressed in comments are those of our readers.',
    'Opinion polls in Velland put the Harbour Party ahead.',
    'The writers of the report were not named.',
    'Contact Ann Lee at the Tarnby newsroom.',
  ])('not a text that ends with %j', (line) => expect(kindOf({ text: `The bridge.\n\n${line}` }).kind).toBe('report'));

  test('a headline that begins with its author', () => {
    const title = 'Ann Lee: The bridge must go';
    expect(kindOf({ title, authors: ['Ann Lee'] }).kind).toBe('opinion');
    // An interview, by somebody else.
    expect(kindOf({ title, authors: ['Jon Marsh'] }).kind).toBe('report');
  });

  test('live pages and lists keep their kinds', () => {
    expect(kindOf({ title: 'Live updates: the bridge', outlet: 'Tarnby Mail - Opinion' }).kind).toBe('live');
    expect(kindOf({ title: '12 reasons why you should love the bridge', text: texts.column.text }).kind).toBe(
      'listicle',
    );
  });
});

describe('what reads as comment', () => {
  test('a text between news and comment, where the outlet has a person’s name', () => {
    const [news, view] = [texts.report.text, texts.editorial.text].map((text) => text.split('\n\n'));
    const text = [...news, ...view.slice(0, 2)].join('\n\n');
    expect(kindOf({ text, outlet: 'Tarnby Mail' }).kind).toBe('report');
    expect(kindOf({ text, outlet: 'Ann Lee' }).kind).toBe('opinion');
  });

  test.each(Object.entries(texts))('%s', (_, { kind, title, text }) => expect(kindOf({ title, text }).kind).toBe(kind));

  test('the rule says what the strongest witnesses are', () => {
    const { title, text } = texts.column;
    expect(kindOf({ title, text }).kindRule).toMatch(/^reads as comment: [^,]+, [^,]+, [^,]+$/);
  });

  test('what an agency sends is a report', () => {
    const { title, text } = texts.column;
    expect(kindOf({ title, text, agency: 'Northern Wire' }).kind).toBe('report');
  });

  test('a teaser shows too little', () => {
    const { title, text } = texts.column;
    expect(kindOf({ title, text: text.slice(0, 300) }).kind).toBe('report');
  });

  test('other languages have only the sure forms', () => {
    const { title, text } = texts.column;
    expect(kindOf({ title, text, language: 'de' }).kind).toBe('report');
    expect(commentaryOf({ title, text, language: 'de' })).toBeNull();
  });

  test('what others say in quotation marks is not the writer’s', () => {
    const { text } = texts.column;
    const quoted = text.split('\n\n').map((paragraph) => `“${paragraph}”, Ann Lee said on Thursday.`);
    const values = commentFeatures({
      title: '',
      text: `${quoted.join('\n\n')}\n\n${texts.report.text}`,
      language: 'en',
    });
    const alone = commentFeatures({ title: '', text: texts.report.text, language: 'en' });
    const verdicts = (list: typeof values) => list?.find(({ name }) => name === 'verdicts')?.value;
    expect(verdicts(values)).toBe(verdicts(alone));
  });

  test('every witness has its learned weight', () =>
    expect(commentFeatures({ ...texts.column, language: 'en' })?.map(({ name }) => name)).toEqual(
      Object.keys(commentaryWeights.features),
    ));

  test('hostile texts take no time and raise nothing', () => {
    for (const text of [
      '“'.repeat(40_000),
      'A '.repeat(20_000),
      `${'Ann Lee is '.repeat(4000)}\n`,
      'A. '.repeat(30_000),
    ])
      expect(['report', 'opinion']).toContain(kindOf({ text }).kind);
  });
});
