import { describe, expect, test } from 'vitest';
import { extract } from '../../src/extract/extract.ts';
import { item, origin } from '../support/articles.ts';

const sentence = (at: number) =>
  `The ferry between Kelm and Orr was held up for ${at + 2} hours on Monday, since the water of the sound had risen higher than the pier.`;
const paragraphs = (count: number, attributes = '') =>
  Array.from({ length: count }, (_, at) => `<p ${attributes}>${sentence(at)}</p>`).join('');
const secret =
  'The bank of Kelm has no money left, and whoever has an account there should empty it before Friday noon.';
const page = (body: string, style = '', head = '') =>
  `<html lang="en"><head><title>Ferry of Kelm held up</title><style>${style}</style>${head}</head><body><article><h1>Ferry of Kelm held up</h1>${body}</article></body></html>`;
const read = async (html: string) =>
  (await extract(item({ id: 'p', form: 'html', content: html }))).article?.text ?? '';
const among = (hidden: string) => `${paragraphs(3)}${hidden}${paragraphs(4)}`;

describe('what no reader sees is not read', () => {
  test.each([
    ['hidden', `<p hidden>${secret}</p>`],
    ['hidden until found', `<div hidden="until-found"><p>${secret}</p></div>`],
    ['aria-hidden, of a box around it', `<section aria-hidden="true"><div><p>${secret}</p></div></section>`],
    ['display', `<p style="display: NONE !important">${secret}</p>`],
    ['visibility', `<div style="visibility:hidden"><p>${secret}</p></div>`],
    ['opacity', `<p style="opacity:0.0">${secret}</p>`],
    ['no letters', `<p style="font-size:0">${secret}</p>`],
    ['letters of a pixel', `<p style="font-size:1px">${secret}</p>`],
    ['no letters, in short', `<p style="font: 0/0 serif ">${secret}</p>`],
    ['left of the page', `<p style="position:absolute;left:-9999px">${secret}</p>`],
    ['over the page, in em', `<p style="position:fixed; top:-200em">${secret}</p>`],
    ['indented away', `<p style="text-indent:-999em">${secret}</p>`],
    ['moved away', `<p style="transform: translateX(-9999px)">${secret}</p>`],
    ['no height', `<div style="height:0;overflow:hidden"><p>${secret}</p></div>`],
    ['no width', `<div style="max-width:1px;overflow:hidden"><p>${secret}</p></div>`],
    ['clip', `<p style="position:absolute;clip:rect(0 0 0 0)">${secret}</p>`],
    ['clip-path', `<p style="clip-path:inset(100%)">${secret}</p>`],
    ['white on white', `<p style="color:#fff;background:white">${secret}</p>`],
    ['nearly white on white', `<div bgcolor="#ffffff"><p style="color:rgb(250, 250, 251)">${secret}</p></div>`],
    ['black on black', `<div style="background-color:#000"><p><font color="black">${secret}</font></p></div>`],
    ['transparent letters', `<p style="color:transparent">${secret}</p>`],
    ['letters without opacity', `<p style="color:rgb(20 20 20 / 0)">${secret}</p>`],
    ['a filter', `<p style="filter:opacity(0)">${secret}</p>`],
    ['content-visibility', `<div style="content-visibility:hidden"><p>${secret}</p></div>`],
    ['a comment inside', `<p style="display:/**/none">${secret}</p>`],
    ['an escape inside', `<p style="d\\69splay:none">${secret}</p>`],
    ['a template', `<template><p>${secret}</p></template>`],
    [
      'in a sentence',
      `<p>The pier is <span hidden>${secret}</span> of oak and was built by the county in the last century.</p>`,
    ],
  ])('%s', async (_, hidden) => {
    const text = await read(page(among(hidden)));
    expect(text).not.toContain('bank of Kelm');
    expect(text).toContain(sentence(0));
  });

  test.each([
    ['a class', '.q { color: red; display: none }'],
    ['a class among others', '.a, .q, #b { opacity: 0 }'],
    [
      'a class behind comments and other rules',
      '@import "x"; /* .z{ */ @media print { .p { color: red } } .q{visibility:hidden}',
    ],
    ['an id', '#q1 { position: absolute; left: -4000px }'],
    ['a tag', 'aside { display:none }'],
  ])('a rule of the page: %s', async (_, style) =>
    expect(await read(page(among(`<aside class="x q" id="q1"><p>${secret}</p></aside>`), style))).not.toContain(
      'bank of Kelm',
    ),
  );
});

describe('what readers see is read', () => {
  test.each([
    ['letters set anew in a box of none', `<div style="font-size:0"><p style="font-size:16px">${secret}</p></div>`],
    [
      'shown again in an invisible box',
      `<div style="visibility:hidden"><p style="visibility:visible">${secret}</p></div>`,
    ],
    ['white on a dark picture', `<div style="background:#fff url(a.png)"><p style="color:#fff">${secret}</p></div>`],
    [
      'white on dark',
      `<div style="background:#fff"><div style="background:#123"><p style="color:#fff">${secret}</p></div></div>`,
    ],
    ['letters of half the size', `<p style="font-size:0.5em">${secret}</p>`],
    ['a box that is low but shows what flows over', `<div style="height:0"><p>${secret}</p></div>`],
    ['half seen', `<p style="opacity:0.5">${secret}</p>`],
    ['a box cut at its edge', `<div style="overflow:hidden;height:400px"><p>${secret}</p></div>`],
    ['not read aloud, in a sentence', `<p><span aria-hidden="true">${secret}</span></p>`],
  ])('%s', async (_, shown) => expect(await read(page(among(shown)))).toContain('bank of Kelm'));

  test.each([
    ['a rule for print', '@media print { .q { display:none } }'],
    ['a rule that a later one takes back', '.q { display:none } .q { display:block }'],
    ['a rule for what stands elsewhere', '.menu .q { display:none }'],
    ['a rule that never ends', '.r { color:red } .q { display:none'],
  ])('%s', async (_, style) =>
    expect(await read(page(among(`<p class="q">${secret}</p>`), style))).toContain('bank of Kelm'),
  );
});

describe('a page that hides most of its story until a script runs', () => {
  test.each([
    ['all of it', page(paragraphs(8)).replace('<body>', '<body style="opacity:0">')],
    ['behind a wall', page(`${paragraphs(1)}<div aria-hidden="true">${paragraphs(7)}</div>`)],
    ['each paragraph', page(paragraphs(8, 'class="fade"'), '.fade{opacity:0}')],
    ['below "read more"', page(`${paragraphs(2)}<div hidden>${paragraphs(6)}</div>`)],
  ])('is read: %s', async (_, html) => expect(await read(html)).toContain(sentence(5)));

  test('not so what is hidden in it by itself', async () => {
    const html = page(among(`<p style="font-size:0">${secret}</p>`)).replace('<body>', '<body style="opacity:0">');
    expect(await read(html)).not.toContain('bank of Kelm');
  });
});

describe('feeds and mails run no scripts', () => {
  test('an entry of a feed', async () => {
    const content = `<p>${sentence(1)}</p><div style="display:none"><p>${secret}</p><p>${secret} ${secret}</p></div>`;
    const { article } = await extract(item({ id: 'e', form: 'entry', content, title: 'Ferry', origin: origin() }));
    expect(article?.text).toBe(sentence(1));
  });

  test('a mail, with its preheader', async () => {
    const preheader = `<div style="display:none;max-height:0;overflow:hidden;font-size:1px;color:#fff">${secret} ${secret} ${secret}</div>`;
    const content = `<html><body>${preheader}<table><tr><td style="font-size:0px"><div style="font-size:15px">${paragraphs(4)}</div></td></tr></table></body></html>`;
    const { article } = await extract(item({ id: 'm', form: 'html', content, title: 'Ferry of Kelm held up' }));
    expect(article?.text).not.toContain('bank of Kelm');
    expect(article?.text).toContain(sentence(3));
  });
});

test('hostile styles end', async () => {
  for (const style of [
    '.a{'.repeat(50_000),
    '@media{'.repeat(50_000),
    '/*'.repeat(100_000),
    ','.repeat(100_000),
    `${'.a,'.repeat(50_000)}.q{color:red}`,
  ])
    expect(await read(page(paragraphs(6), style))).toContain(sentence(1));
});
