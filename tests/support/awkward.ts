import type { Digest, DigestSource, DigestStory } from '../../src/model/digest.ts';

/** Thirty digests that a mail may break on, made of nothing but shapes: only their layout matters, no article stands behind them. */
export interface Awkward {
  readonly name: string;
  readonly digest: Digest;
}

interface Shape {
  readonly topics: number;
  /** Stories a topic. */
  readonly stories: number;
  readonly sentences: number;
  readonly quotes: number;
  readonly dates: number;
  readonly sources: number;
  readonly lines: number;
  readonly text: string;
  readonly headline: string;
  readonly language: string;
  readonly url: string | null;
  readonly problems: number;
  readonly dropped: number;
  readonly corrections: number;
  readonly figures: number;
  readonly day: number;
}

const usual: Shape = {
  topics: 2,
  stories: 2,
  sentences: 3,
  quotes: 2,
  dates: 2,
  sources: 3,
  lines: 3,
  text: 'The council of Tarnby voted on Tuesday to build a new harbour wall after two winters of floods.',
  headline: 'Tarnby council backs new harbour wall',
  language: 'en',
  url: 'https://tarnbymail.example/wall',
  problems: 1,
  dropped: 1,
  corrections: 1,
  figures: 1,
  day: 0,
};

const longUrl = `https://tarnbymail.example/${'harbour-wall-and-what-it-means-'.repeat(60)}?a=1&b="x"`;

const shapes: readonly (readonly [name: string, shape: Partial<Shape>])[] = [
  ['as usual', {}],
  ['one story and nothing else', bare({})],
  ['one story of one sentence without address', bare({ sentences: 1, url: null })],
  ['no quotes and no dates', { quotes: 0, dates: 0, figures: 0 }],
  ['200 stories in full', { topics: 20, stories: 10, sentences: 5, quotes: 5, dates: 8, sources: 6 }],
  ['200 stories in one topic', { topics: 1, stories: 200 }],
  ['40 stories of the full length', { topics: 8, stories: 5, sentences: 5, quotes: 5, dates: 8, lines: 100 }],
  ['1,000 lines', { lines: 1000 }],
  ['60 topics of one story', { topics: 60, stories: 1 }],
  ['a story with 300 sources', { topics: 1, stories: 1, sources: 300 }],
  ['a story with 80 quotes and 80 dates', { topics: 1, stories: 1, quotes: 80, dates: 80 }],
  ['a sentence of 120,000 letters', { topics: 1, stories: 2, text: 'wall '.repeat(24_000).trim() }],
  ['one word of 120,000 letters', { topics: 1, stories: 2, text: 'w'.repeat(120_000) }],
  ['a headline of 5,000 letters', { headline: 'Wall and harbour '.repeat(300).trim() }],
  ['a headline that is one long word', { headline: `Donau${'dampfschifffahrts'.repeat(12)}kapitän` }],
  ['very long addresses', { url: longUrl }],
  [
    'Arabic',
    {
      language: 'ar',
      headline: 'المجلس يوافق على جدار الميناء الجديد',
      text: 'صوّت المجلس يوم الثلاثاء على بناء جدار جديد للميناء بعد شتاءين من الفيضانات.',
    },
  ],
  [
    'Hebrew with Latin names',
    {
      language: 'he',
      headline: 'המועצה אישרה את קיר הנמל של Tarnby',
      text: 'המועצה הצביעה ביום שלישי (17.11) בעד קיר נמל חדש ב-Tarnby.',
    },
  ],
  [
    'Chinese',
    {
      language: 'zh',
      headline: '市议会批准新建海港防波堤',
      text: '市议会周二投票决定，在经历两个冬天的洪水之后新建一座海港防波堤。',
    },
  ],
  [
    'Japanese',
    {
      language: 'ja',
      headline: '港の新しい防波堤を議会が承認',
      text: '議会は火曜日、二度の冬の洪水を受けて新しい防波堤の建設を可決した。',
    },
  ],
  [
    'Thai, which sets no blanks',
    {
      language: 'th',
      headline: 'สภาเมืองอนุมัติกำแพงท่าเรือใหม่',
      text: 'สภาเมืองลงมติเมื่อวันอังคารให้สร้างกำแพงท่าเรือใหม่หลังน้ำท่วมสองฤดูหนาว',
    },
  ],
  ['an unknown language', { language: 'und', headline: 'Qwx zzy tlh', text: 'Qwx zzy tlh nuq Daq.' }],
  [
    'emoji',
    { headline: '🏗️ Wall 👩‍👩‍👧‍👦 for 🇳🇴 Tarnby 🎉', text: 'The council 🏛️ voted 👍🏽 on Tuesday to build a wall 🌊.' },
  ],
  [
    'markup and template tags',
    {
      headline: '<script>alert(1)</script> {{lead}} [[accent]]',
      text: '</p></td></table><img src=x onerror=alert(1)> {{#each topics}} & "quotes" \'too\'.',
    },
  ],
  [
    'marks that stand on letters, and directions',
    { headline: `Z${'\u0301'.repeat(40)}algo`, text: 'A \u202Ereversed\u202C word and a\u200Bzero width one.' },
  ],
  ['a hundred problems and things left out', { problems: 100, dropped: 100 }],
  ['fifty corrections', { corrections: 50 }],
  ['thirty disagreements', { figures: 30 }],
  ['the 40th day of a story', { day: 40 }],
  ['capitals and exclamation marks', { headline: 'BREAKING!!! WALL BUILT FOR $5,000,000!!!' }],
];

function bare(more: Partial<Shape>): Partial<Shape> {
  return {
    topics: 1,
    stories: 1,
    lines: 0,
    sources: 1,
    quotes: 0,
    dates: 0,
    problems: 0,
    dropped: 0,
    corrections: 0,
    figures: 0,
    ...more,
  };
}

export const awkwardDigests: readonly Awkward[] = shapes.map(([name, shape]) => ({
  name,
  digest: digestOf(shape),
}));

/** A digest of a shape; what is not said is as usual. */
export function digestOf(given: Partial<Shape>): Digest {
  const shape = { ...usual, ...given };
  const sources: DigestSource[] = [];
  const slice = (article: string, text: string) => ({ article, start: 0, end: text.length, text });
  const addSource = (): DigestSource => {
    const number = sources.length + 1;
    const source: DigestSource = {
      number,
      article: `a${number}`,
      title: `${shape.headline} ${number}`,
      outlet: number % 3 === 0 ? null : `Outlet ${number % 7}`,
      authors: ['Ann Lee', 'Bo Ek'].slice(0, number % 3),
      agency: number % 5 === 0 ? 'Northern Wire' : null,
      published: '2026-11-21T18:05:00+01:00',
      updated: null,
      url: shape.url === null ? null : `${shape.url}${shape.url.includes('?') ? '' : `?n=${number}`}`,
      path: `articles/${number}.html`,
      kind: number % 4 === 0 ? 'opinion' : 'report',
      copyOf: null,
      changed: false,
      teaser: false,
      earlier: null,
      language: shape.language,
    };
    sources.push(source);
    return source;
  };
  // What repeats a printed sentence is not printed again, unless it has another number.
  const date = (article: string, day: number) => {
    const text = `${shape.text} ${2000 + day}`;
    const value = `2026-12-${String((day % 28) + 1).padStart(2, '0')}`;
    return {
      value,
      precision: 'day' as const,
      mention: slice(article, 'then'),
      sentence: slice(article, text),
      clause: slice(article, text),
      alsoIn: [],
    };
  };
  const count = <T>(length: number, make: (at: number) => T) => Array.from({ length }, (_, at) => make(at));
  const story = (topic: number, at: number): DigestStory => {
    const own = count(shape.sources, addSource);
    const lead = own[0].article;
    const headline = `${shape.headline} ${topic}.${at}`;
    return {
      id: `s${topic}-${at}`,
      state:
        shape.day === 0
          ? { kind: 'new' }
          : { kind: 'continuing', day: shape.day, since: '2026-10-01', last: '2026-11-21' },
      headline: { article: lead, text: headline },
      sentences: count(shape.sentences, (n) => slice(own[n % own.length].article, `${shape.text} ${n}`)),
      quotes: count(shape.quotes, (n) => ({
        ...slice(own[n % own.length].article, `${shape.text} quoted ${1000 + n}`),
        pieces: [{ start: 0, end: shape.text.length }],
        speaker: n % 3 === 2 ? null : 'Bo Ek',
        speakerStart: null,
        speakerEnd: null,
        role: n % 2 ? 'chief engineer' : null,
        roleStart: null,
        roleEnd: null,
        cue: 'said',
        partial: false,
        alsoIn: [],
        link: own[n % own.length].url === null ? null : `${own[n % own.length].url}#:~:text=wall`,
      })),
      dates: count(shape.dates, (n) => date(own[n % own.length].article, n)),
      figures: count(shape.figures, (n) => ({
        claims: own
          .slice(0, 2)
          .concat(own)
          .slice(0, 2)
          .map(({ article }) => ({
            figure: slice(article, `${n} killed`),
            sentence: slice(article, shape.text),
            published: '2026-11-21',
          })),
      })),
      sources: own.map(({ number }) => number),
      outlets: own.length,
      independent: own.length,
      by: 'extractive',
      weight: {
        voices: 1,
        consequence: 0,
        recency: 1,
        substance: 1,
        novelty: 1,
        interest: 0,
        total: 100 - topic - at / 100,
      },
      watch: [],
      why: [`“${headline}” leads.`],
    };
  };
  const topics = count(shape.topics, (topic) => {
    const stories = count(shape.stories, (at) => story(topic, at));
    return {
      id: `topic-${topic}`,
      name: `Topic ${topic}`,
      by: 'found' as const,
      section: null,
      from: '2026-11-20',
      to: '2026-11-21',
      stories,
      timeline:
        stories.length < 2
          ? []
          : stories.map(({ headline, sources: [source] }, at) => ({
              day: '2026-11-21',
              headline: `${headline.text} before ${3000 + at}`,
              article: headline.article,
              source,
            })),
      why: [],
    };
  });
  const also = count(shape.lines, (at) => {
    const source = addSource();
    return {
      id: `l${at}`,
      topic: 'Topic 0',
      by: 'found' as const,
      section: null,
      watch: [],
      headline: { article: source.article, text: `${shape.headline} in a line ${at}` },
      sources: [source.number],
      outlets: 1,
    };
  });
  return {
    version: 2,
    edition: '2026-11-22',
    day: '2026-11-22',
    title: 'The Morning Briefing',
    previous: null,
    note: null,
    counts: { stories: shape.topics * shape.stories + shape.lines, articles: sources.length, outlets: 6, minutes: 3 },
    topics,
    also,
    corrections: count(shape.corrections, (n) => ({
      edition: '2026-11-21',
      was: slice('a1', `${shape.text} was ${n}`),
      now: n % 2 ? null : slice('a1', `${shape.text} now ${n}`),
      article: 'a1',
    })),
    ahead: count(shape.dates, (n) => date('a1', n + 500)),
    repeats: 1,
    sources,
    dropped: count(shape.dropped, (n) => ({
      id: `d${n}`,
      path: `articles/left-out-${n}.html`,
      reason: 'no article',
      count: 1,
    })),
    problems: count(shape.problems, (n) => ({
      stage: 'collect' as const,
      about: `Feed ${n}`,
      message: 'did not answer',
    })),
    accounts: { collected: 1, printed: 1, grouped: 0, held: 0, dropped: 0 },
  };
}
