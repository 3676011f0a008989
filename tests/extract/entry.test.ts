import { describe, expect, test } from 'vitest';
import { extract } from '../../src/extract/extract.ts';
import type { Item } from '../../src/model/source.ts';
import { item, origin } from '../support/articles.ts';

const sentence = (at: number) =>
  `In the ${at}th hour of the debate the council of Tarnby heard the clerk, who said that the wall would cost ${at} million marks more than planned.`;
const paragraphs = (count: number) => Array.from({ length: count }, (_, at) => `<p>${sentence(at + 4)}</p>`).join('');
const page = (count: number, more = '') => ({
  html: `<!doctype html><html lang="en"><head><title>Council backs wall - The Tarnby Mail</title><meta property="og:site_name" content="The Tarnby Mail">${more}</head><body><article><h1>Council backs wall</h1><p>By Bo Ek</p>${paragraphs(count)}</article></body></html>`,
  url: 'https://tarnbymail.example/2026/wall',
});

const entry = (fields: Partial<Item>) =>
  item({
    id: 'e',
    form: 'entry',
    path: 'https://tarnbymail.example/2026/wall',
    url: 'https://tarnbymail.example/2026/wall',
    title: 'Council backs wall',
    published: '2026-11-21T10:00:00Z',
    origin: origin({ title: 'Tarnby Mail feed' }),
    ...fields,
  });

const read = async (fields: Partial<Item>) => {
  const { article, dropped, reading } = await extract(entry(fields), null, '2026-11-23');
  return { article, dropped, removed: reading?.removed.map(({ rule }) => rule) ?? [] };
};

describe('the better of feed and page wins', () => {
  test('the page, where the feed has a teaser', async () => {
    const { article } = await read({ content: `<p>${sentence(4)}</p>`, page: page(10) });
    expect(article).toMatchObject({ teaser: false, outlet: 'The Tarnby Mail', authors: ['Bo Ek'] });
    expect(article?.text.split('\n\n').length).toBe(10);
  });

  test('the feed, where the page has less', async () => {
    const { article } = await read({ content: paragraphs(12), page: page(3) });
    expect(article).toMatchObject({ teaser: false, outlet: 'The Tarnby Mail' });
    expect(article?.text.split('\n\n').length).toBe(12);
  });

  test('a whole text in the feed needs no page', async () => {
    expect((await read({ content: paragraphs(12) })).article).toMatchObject({
      teaser: false,
      outlet: 'Tarnby Mail feed',
    });
  });

  test('a teaser without its page is marked as one', async () => {
    const { article } = await read({ content: `${sentence(4)} [&#8230;]` });
    expect(article).toMatchObject({ teaser: true, text: sentence(4), title: 'Council backs wall' });
  });

  test('a teaser whose page is an error page stays a teaser', async () => {
    const gone = {
      html: '<html><title>Page not found</title><body><p>Sorry.</p></body></html>',
      url: 'https://x.example/',
    };
    expect((await read({ content: `<p>${sentence(4)}</p>`, page: gone })).article).toMatchObject({ teaser: true });
  });

  test('a headline alone is skipped, with the reason', async () => {
    expect((await read({ content: '' })).dropped?.reason).toBe('only a headline in the feed');
    expect((await read({ content: 'Video' })).dropped?.reason).toBe('only 1 words in the feed');
  });
});

describe('what publishing systems add', () => {
  test.each([
    [
      '<p>The post <a href="/x">Council backs wall</a> appeared first on <a href="/">The Tarnby Mail</a>.</p>',
      'syndication note',
    ],
    ['<p><a href="/x">Continue reading Council backs wall →</a></p>', 'read more'],
    ['<p>Read more…</p>', 'read more'],
    ['<p><a href="/x">12 comments</a></p>', 'comments'],
    ['<p>Council backs wall</p>', 'title'],
    ['<p><a href="/y">Another story of the day</a></p>', 'nothing but a link'],
  ])('%s', async (added, rule) => {
    const { article, removed } = await read({ content: `${paragraphs(9)}${added}` });
    expect(removed).toContain(rule);
    expect(article?.text.split('\n\n').length).toBe(9);
  });

  test.each([
    'More than 200 people were at the harbour of Tarnby on Sunday when the gate was opened again.',
    'Read on Sunday by 200 people, the letter of the harbour council was put on every door.',
    'Source: the ministry of ports gave the figures of the harbour on Tuesday in its report.',
  ])('what only sounds like it stays: %s', async (said) => {
    expect((await read({ content: `<p>${said}</p>${paragraphs(9)}` })).article?.text.startsWith(said)).toBe(true);
  });

  test('a short text is whole where the feed says so', async () => {
    const short = { content: `<p>${sentence(4)}</p><p>${sentence(5)}</p><p>${sentence(6)}</p>` };
    expect((await read({ ...short, whole: true })).article?.teaser).toBe(false);
    expect((await read(short)).article?.teaser).toBe(true);
  });

  test('plain text in paragraphs, entities twice over, control characters', async () => {
    const { article } = await read({ content: `${sentence(4)}\n\n${sentence(5)} It&amp;#8217;s \u0007late.` });
    expect(article?.text.split('\n\n')).toEqual([sentence(4), `${sentence(5)} It’s late.`]);
  });
});

describe('who says what', () => {
  test('the user’s name for the outlet, then the feed’s source, then the page', async () => {
    const named = origin({ outlet: 'The Mail' });
    expect((await read({ content: '', page: page(9), origin: named, outlet: 'Agg' })).article?.outlet).toBe('The Mail');
    expect((await read({ content: '', page: page(9), outlet: 'Agg' })).article?.outlet).toBe('Agg');
  });

  test('a feed’s author, unless it is nobody', async () => {
    expect((await read({ content: '', page: page(9), author: 'Ann Lee' })).article?.authors).toEqual(['Ann Lee']);
    expect((await read({ content: '', page: page(9), author: 'admin' })).article?.authors).toEqual(['Bo Ek']);
  });

  test('a feed that redates everything does not make old pages new', async () => {
    const dated = page(9, '<meta property="article:published_time" content="2026-03-01T08:00:00Z">');
    expect((await read({ content: '', page: dated })).article?.published).toMatch(/^2026-03-01/);
    const same = page(9, '<meta property="article:published_time" content="2026-11-21">');
    expect((await read({ content: '', page: same })).article?.published).toBe('2026-11-21T10:00:00Z');
  });

  test('a day in the future is none', async () => {
    expect((await read({ content: paragraphs(9), published: '2027-01-01' })).article?.published).toBeNull();
  });
});

test('the categories of an entry and the topic of its source are the categories of its article', async () => {
  const content = paragraphs(12);
  expect((await read({ content, categories: ['Politics', 'Harbour'] })).article?.categories).toEqual([
    'Politics',
    'Harbour',
  ]);
  expect((await read({ content, origin: origin({ topic: 'Sport' }) })).article?.categories).toEqual(['Sport']);
  expect((await read({ content })).article).not.toHaveProperty('categories');
});
