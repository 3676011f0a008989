import { statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { buildProgram, calledCommand, listedCommands } from '../../src/commands/program.ts';
import { systemClock } from '../../src/lib/time/clock.ts';
import { scrape } from '../support/articles.ts';
import { briefing } from '../support/cli.ts';
import { articles, smallDigest } from '../support/digest.ts';
import { fill, root, temporaryFolder } from '../support/folder.ts';

describe('help', () => {
  test('names every command', async () => {
    const { code, out } = await briefing(temporaryFolder(), ['--help']);
    expect(code).toBe(0);
    for (const command of ['run', 'audit', 'check', 'stage']) expect(out).toContain(command);
  });

  test.each([
    ['run'],
    ['audit'],
    ['check'],
    ['stage'],
    ['stage', 'extract'],
    ['stage', 'quotes'],
    ['stage', 'dates'],
    ['stage', 'group'],
    ['stage', 'summarize'],
    ['stage', 'render'],
  ])('%s %s', async (...command) => {
    const { code, out } = await briefing(temporaryFolder(), [...command, '--help']);
    expect([code, out]).toEqual([0, expect.stringContaining('Usage: briefing')]);
    if (command[0] === 'stage' && command[1]) expect(out).toContain('Example:');
  });

  test.each([[['--dayy']], [['nonsense', 'x']], [['--day', '2026-02-30']], [['audit']], [['stage', 'nonsense']]])(
    'wrong usage %j exits 2 with a word',
    async (args) => {
      const { code, err } = await briefing(temporaryFolder(), args);
      expect([code, err]).toEqual([2, expect.stringContaining('error:')]);
    },
  );
});

describe('the first word', () => {
  const { program, continuing } = buildProgram(systemClock);

  test.each([
    [['--day', '2026-11-22'], 'run', true],
    [['--from', 'check'], 'run', true],
    [[], 'run', true],
    [['check'], 'check', false],
    [['drop', '2026-11-22'], 'drop', true],
  ])('%j calls %s, which goes on without standard output: %s', (words, command, goesOn) => {
    expect(calledCommand(program, words[0])).toBe(command);
    expect(continuing.has(command)).toBe(goesOn);
  });

  test('old names are never suggested', () => {
    expect(listedCommands(program)).toContain('discard');
    expect(listedCommands(program)).not.toContain('drop');
  });
});

test('the built program is executable', () => {
  expect(statSync(path.join(root, 'dist/cli.js')).mode & 0o111).toBe(0o111);
});

test('--json prints one JSON value and nothing else, --quiet nothing at all', async () => {
  const folder = temporaryFolder();
  fill(folder, {
    'articles/a.txt': scrape('Tarnby council backs new harbour wall', [
      'The council of Tarnby voted on Tuesday to build a new harbour wall after two winters of floods, the clerk said in a short note. It will cost 12 million marks, he said, and it will be four hundred metres long when it is done in two years.',
    ]),
  });
  const json = await briefing(folder, ['--json', '--dry-run']);
  expect(json.err).toBe('');
  expect(JSON.parse(json.out)).toMatchObject({ stories: 1 });
  expect(await briefing(folder, ['--quiet'])).toEqual({ code: 0, out: '', err: '' });
});

describe('stage', () => {
  const stage = async (name: string, lines: readonly unknown[], ...options: string[]) => {
    const { code, out } = await briefing(
      temporaryFolder(),
      ['stage', name, ...options],
      lines.map((line) => `${typeof line === 'string' ? line : JSON.stringify(line)}\n`).join(''),
    );
    return {
      code,
      answers: out
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line)),
    };
  };
  const text = scrape('Tarnby council backs new harbour wall', [
    'The council of Tarnby voted on Tuesday to build a new harbour wall after two winters of floods, the town clerk said in a short note.',
    '“The wall will hold,” said Bo Ek, chief engineer of the port. He has built four such walls and each of them still stands today.',
  ]);

  test('extract', async () => {
    const { code, answers } = await stage('extract', [
      { id: 1, text },
      { id: 2, html: '<p>x</p>', url: 'https://a.example/' },
    ]);
    expect(code).toBe(0);
    expect(answers[0]).toMatchObject({
      id: 1,
      title: 'Tarnby council backs new harbour wall',
      authors: ['Ann Lee'],
      outlet: null,
      published: '2026-11-17T18:05:00+00:00',
      updated: null,
      language: 'en',
      image: null,
      url: null,
      text: expect.stringContaining('\n\n'),
    });
    expect(answers[1]).toMatchObject({ id: 2, text: '', reason: expect.stringContaining('no article') });
  });

  test('extract takes the language of its line where the text does not show its own', async () => {
    // Of no language: invented words.
    const words = 'qorblat vümpf drikk ahn ostrawq, pliqq bzorn tëkkuv mraf xilpo zzent gvorj wakkiq yppul hrombz.';
    const paragraphs = [...'abcdefgh'].map((letter) => `<p>Zwyx${letter} ${words} Qor${letter} ${words}</p>`);
    const html = `<article><h1>Zwyx qorblat vümpf</h1>${paragraphs.join('')}</article>`;
    const { answers } = await stage('extract', [
      { id: 1, html, language: 'da-DK' },
      { id: 2, html },
      { id: 3, text, language: 'da' },
    ]);
    expect(answers.map(({ language }) => language)).toEqual(['da', 'und', 'en']);
  });

  test('--explain adds to a summary what could have been chosen, and why', async () => {
    const articles = [
      { id: 'a', title: 'Wall', text: '“We will build the wall,” Ann Lee said on Tuesday.', published: '2026-11-18' },
    ];
    const { answers } = await stage('summarize', [{ id: 1, articles }], '--explain');
    expect(answers[0]).toMatchObject({
      found: [
        {
          article: 'a',
          sentences: [{ fitness: 0, rules: ['mostly a quotation'] }],
          quotes: [{ speaker: 'Ann Lee', why: 'cue after the quotation' }],
          dates: [{ text: 'Tuesday', value: '2026-11-17', rule: 'weekday' }],
        },
      ],
    });
  });
  test('--explain adds where values came from and what was removed', async () => {
    const { answers } = await stage('extract', [{ id: 1, text }], '--explain');
    expect(answers[0]).toMatchObject({
      from: { title: 'headline over the story' },
      removed: expect.arrayContaining([{ rule: 'byline', text: 'By Ann Lee' }]),
    });
  });

  test('quotes', async () => {
    const { answers } = await stage('quotes', [{ id: 'q', text }]);
    const [quote] = answers[0].quotes;
    expect(quote).toMatchObject({
      text: 'The wall will hold',
      speaker: 'Bo Ek',
      role: 'chief engineer of the port',
      cue: 'said',
      partial: false,
    });
    expect(text.slice(quote.start, quote.end)).toBe(quote.text);
    expect(text.slice(quote.speakerStart, quote.speakerEnd)).toBe('Bo Ek');
  });

  test('dates', async () => {
    const { answers } = await stage('dates', [{ id: 'd', text: 'They voted on Tuesday.', published: '2026-11-18' }]);
    expect(answers).toEqual([
      { id: 'd', dates: [{ text: 'Tuesday', start: 14, end: 21, value: '2026-11-17', precision: 'day' }] },
    ]);
  });

  test('group takes all lines together, and answers in their order', async () => {
    const line = (id: string, title: string, body: string) => ({
      id,
      title,
      text: body,
      published: '2026-11-17',
      outlet: id,
    });
    const wall = 'The council of Tarnby voted to build a new harbour wall after two winters of floods.';
    const { answers } = await stage('group', [
      line('a', 'Tarnby builds harbour wall', wall),
      line(
        'b',
        'Frost hits apples in Ostra',
        'Apple growers in the Ostra valley lost half of their harvest to a late frost.',
      ),
      line('c', 'New harbour wall for Tarnby', `${wall} Fishermen had asked for a gate.`),
    ]);
    expect(answers.map((answer) => answer.id)).toEqual(['a', 'b', 'c']);
    expect(answers[0].story).toBe(answers[2].story);
    expect(answers[1].story).not.toBe(answers[0].story);
    expect(answers[1].topic).toEqual(expect.any(String));
  });

  test('summarize', async () => {
    const { answers } = await stage('summarize', [
      {
        id: 's',
        articles: articles.map(({ id, title, text: body, published, outlet }) => ({
          id,
          title,
          text: body,
          published,
          outlet,
        })),
        sentences: 2,
      },
    ]);
    expect(answers[0]).toMatchObject({ id: 's', headline: articles[0].title, quotes: [{ speaker: 'Bo Ek' }] });
    expect([1, 2]).toContain(answers[0].sentences.length);
    for (const sentence of answers[0].sentences)
      expect(articles.find((one) => one.id === sentence.article)?.text.slice(sentence.start, sentence.end)).toBe(
        sentence.text,
      );
  });

  test('render', async () => {
    const { answers } = await stage('render', [await smallDigest()]);
    expect(answers[0]).toMatchObject({
      subject: expect.any(String),
      preheader: expect.any(String),
      html: expect.stringContaining('<!doctype html>'),
      text: expect.stringContaining('THE MORNING BRIEFING'),
      problems: [],
    });
    expect(answers[0].bytes).toBe(Buffer.byteLength(answers[0].html));
  });

  test('a bad line gives its error on its own output line and the rest go on', async () => {
    const { code, answers } = await stage('dates', [
      '{broken',
      { id: 'x' },
      { id: 'ok', text: 'They voted on 3 May 2019.' },
    ]);
    expect(code).toBe(1);
    expect(answers).toEqual([
      { id: null, error: expect.stringContaining('not JSON') },
      { id: 'x', error: expect.stringContaining('text') },
      { id: 'ok', dates: [expect.objectContaining({ value: '2019-05-03' })] },
    ]);
    const grouped = await stage('group', [
      { title: 'no id' },
      'null',
      '{broken',
      { id: 'a', title: 'A title', text: 'A text.' },
    ]);
    expect([grouped.code, grouped.answers.map((answer) => answer.id)]).toEqual([1, [null, null, null, 'a']]);
    for (const answer of grouped.answers.slice(0, 3)) expect(answer.error).toEqual(expect.any(String));
  });

  test('reads files as well as standard input', async () => {
    const folder = temporaryFolder();
    fill(folder, { 'a.jsonl': '{"id":1,"text":"On 3 May 2019."}\n', 'b.jsonl': '\n{"id":2,"text":"x"}' });
    const { out } = await briefing(folder, ['stage', 'dates', 'a.jsonl', 'b.jsonl']);
    expect(
      out
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line).id),
    ).toEqual([1, 2]);
    expect(await briefing(folder, ['stage', 'dates', 'missing.jsonl'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('missing.jsonl'),
    });
  });
});
