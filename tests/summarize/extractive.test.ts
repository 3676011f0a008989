import { describe, expect, test } from 'vitest';
import { clauseAround } from '../../src/annotate/clauses.ts';
import { extractive } from '../../src/summarize/extractive/extractive.ts';
import { article, story } from '../support/articles.ts';
import { summarizerContract } from './contract.ts';

describe('extractive keeps the Summarizer contract', () => summarizerContract(extractive));

const wish = { day: '2026-11-22', sentences: 3, quotes: 3, dates: 4, words: null };
const toldIn = async (sentences: number, ...texts: string[]) =>
  (
    await extractive.summarize(
      story(texts.map((text, at) => article({ id: `a${at}`, title: 'Tarnby builds a harbour wall', text }))),
      { ...wish, sentences },
    )
  ).value;
const told = (...texts: string[]) => toldIn(wish.sentences, ...texts);

const lead =
  'The council of Tarnby voted on Tuesday to build a new harbour wall of 400 metres after two winters of floods.';

test('begins with the beginning of the lead', async () => {
  expect(
    (await told(`${lead} The wall will cost 12 million marks, a third more than was planned.`)).sentences[0].text,
  ).toBe(lead);
});

test('leaves out what leans on another sentence, asks, teases or only quotes', async () => {
  const { sentences } = await told(
    `${lead} The harbour wall will cost 12 million marks, the council said on Tuesday, a third more than was planned. However, it was not clear who would pay for it. What does it mean for you? Click here to read more about the harbour wall of Tarnby. I walked along the harbour wall myself. “The harbour wall will hold,” said Bo Ek, an engineer.`,
  );
  expect(sentences.map((sentence) => sentence.text)).toEqual([
    lead,
    'The harbour wall will cost 12 million marks, the council said on Tuesday, a third more than was planned.',
  ]);
});

test('says nothing twice, however many reports say it', async () => {
  const { sentences } = await told(
    lead,
    lead.replace('voted on Tuesday', 'on Tuesday voted'),
    `${lead} Fishermen had asked for a gate in the wall so that boats can leave at low tide.`,
  );
  expect(sentences.filter((sentence) => sentence.text.includes('two winters of floods')).length).toBe(1);
});

test('a dateline is not part of the first sentence', async () => {
  const { sentences } = await told(`TARNBY (Northern Wire) - ${lead}`);
  expect(sentences[0].text).toBe(lead);
});

test('key quotes: one a person first, whole, attributed, the same words once', async () => {
  const text = `${lead} “We will close the old gate before the spring tide comes,” said Bo Ek, chief engineer of the port. “The stone lies ready on the quay and forty men from the islands are hired,” Ek said. “The fishermen were asked twice about their gate, and the port never gave them an answer,” said Ann Lee, the mayor. The so-called “great wall of Tarnby” is small.`;
  const { quotes } = await told(text, text);
  expect(quotes.map((quote) => [quote.speaker, quote.role])).toEqual([
    ['Bo Ek', 'chief engineer of the port'],
    ['Bo Ek', 'chief engineer of the port'],
    ['Ann Lee', 'mayor'],
  ]);
  const { quotes: two } = (await extractive.summarize(story([article({ id: 'a', text })]), { ...wish, quotes: 2 }))
    .value;
  expect(two.map((quote) => quote.speaker)).toEqual(['Bo Ek', 'Ann Lee']);
});

test('key dates: what happened or is planned, not background, what somebody said or what the sentences tell', async () => {
  const text = `${lead} The wall fell in February 2022. “We will be done in May 2030,” said Bo Ek, an engineer. In 2026 the sea rose twice. The court of the islands approved the sale of the old basin to the port on 14 November. The first stone is to be laid on 2 December. Perhaps the whole town should meet on 9 December.`;
  const { value } = await extractive.summarize(
    story([article({ id: 'a', title: 'Tarnby builds a harbour wall', text })]),
    {
      ...wish,
      sentences: 1,
    },
  );
  expect(value.sentences.map((sentence) => sentence.text)).toEqual([lead]);
  expect(value.dates.map((date) => [date.value, date.precision])).toEqual([
    ['2026-11-14', 'day'],
    ['2026-12-02', 'day'],
  ]);
  expect(value.ahead.map((date) => date.value)).toEqual(['2026-12-02']);
});

test('dates found before do not change whose quotation it is', async () => {
  const text =
    'Both countries held a long round of talks on the fishing quotas for the Sound on Tuesday in the old town hall of the port, the Foreign Ministry said.\n\n“We will sign the paper before the winter comes to the coast,” said Bo Ek, chief negotiator of the port.';
  const { quotes } = await told(text);
  expect(quotes.map((quote) => [quote.speaker, quote.role])).toEqual([['Bo Ek', 'chief negotiator of the port']]);
});

const ek = '“The stone for the wall lies ready on the quay of the port,” said Bo Ek, chief engineer of the port.';

test('key quotes: the same words once, with every report that carries them', async () => {
  const { quotes } = await told(
    `${lead} ${ek}`,
    `The wall is coming, the council says. “The stone for the wall lies ready on the quay of the port. The men are there,” Ek said.`,
    'Nothing is known of a quotation here, although the wall of Tarnby is spoken of.',
  );
  expect(
    quotes.map(({ speaker, article, alsoIn }) => [speaker, article, alsoIn.map((other) => other.article)]),
  ).toEqual([['Bo Ek', 'a0', ['a1']]]);
});

test('key quotes: words that two reports put into different mouths are nobody’s', async () => {
  const { quotes } = await told(`${lead} ${ek}`, `${lead} ${ek.replace('Bo Ek, chief engineer', 'Ann Lee, manager')}`);
  expect(quotes).toEqual([]);
});

test('key quotes: a named speaker before one who is not, something said before joy by rote', async () => {
  const text = `${lead} “We are very pleased with this vote of the council of Tarnby,” said Ann Lee, the mayor. “The wall keeps the sea out of four hundred cellars,” said a keeper of the lighthouse. ${ek} “It costs every household in Tarnby sixty marks a year,” said Per Holm, the treasurer.`;
  const { quotes } = (await extractive.summarize(story([article({ id: 'a', text })]), { ...wish, quotes: 2 })).value;
  expect(quotes.map(({ speaker }) => speaker)).toEqual(['Bo Ek', 'Per Holm']);
});

const outsiders: [who: string, said: string, by: { authors?: string[]; outlet?: string; agency?: string }][] = [
  ['the reporter', 'Ann Lee wrote', { authors: ['Ann Lee'] }],
  ['the reporter, with a middle initial', 'Ann M. Lee wrote', { authors: ['Ann Lee'] }],
  ['the outlet', 'the Tarnby Post said', { outlet: 'The Tarnby Post' }],
  ['the outlet by its address', 'the Tarnby Post said', { outlet: 'tarnbypost.com' }],
  ['the agency', 'Northern Wire said', { agency: 'Northern Wire' }],
];

test.each(outsiders)('key quotes: %s is no speaker', async (_, said, by) => {
  const text = `${lead} “I walked along the old wall of Tarnby for an hour,” ${said}. ${ek}`;
  const own = (await extractive.summarize(story([article({ id: 'a', text, ...by })]), wish)).value.quotes;
  const others = (await extractive.summarize(story([article({ id: 'a', text })]), wish)).value.quotes;
  expect(own.map(({ speaker }) => speaker)).toEqual(['Bo Ek']);
  expect(others.length).toBe(2);
});

test.each([
  ['longer in one', `${ek.replace('port,”', 'port. The men are there,”')}`],
  ['a word apart', ek.replace('lies ready', 'is ready')],
])('key quotes: words in two mouths are nobody’s, %s', async (_, other) => {
  const { quotes } = await told(
    `${lead} ${other}`,
    `${lead} ${ek.replace('Bo Ek, chief engineer', 'Ann Lee, manager')}`,
  );
  expect(quotes).toEqual([]);
});

test('key quotes: where a mark is lost, nothing is printed', async () => {
  const { quotes } = await told(
    `${lead} Ann Lee, the mayor, said: “We will build the wall before winter. She then left the hall and drove home to her farm.`,
  );
  expect(quotes).toEqual([]);
});

test('key dates: the same told of a day by two articles is one line with both', async () => {
  const { dates } = await toldIn(
    1,
    `${lead} The first stone of the harbour wall is to be laid on 2 December.`,
    `${lead} Work on the first stone of the harbour wall begins on 2 December 2026, the port says.`,
    'A choir sings on 2 December in the church.',
  );
  const [laid] = dates;
  expect([laid.value, laid.clause.article, laid.alsoIn.map(({ article: id, text }) => [id, text])]).toEqual([
    '2026-12-02',
    'a0',
    [['a1', '2 December 2026']],
  ]);
});

const clauses: [quirk: string, sentence: string, clause: string][] = [
  [
    'is cut where the next clause begins',
    'Parliament will debate the draft of the new harbour law on 1 December, and the fishermen of the three islands will march to the gate on the day after.',
    'Parliament will debate the draft of the new harbour law on 1 December',
  ],
  [
    'is whole where what is left would wait for its verb',
    'Three papers reported early on 1 December that Bo Ek, the engineer who built the old wall of the port and lost his post for it, had come back to Tarnby.',
    '',
  ],
  [
    'is whole where the date stands beside the subject only',
    'The port, which has had fewer ships in every year since 1 December, is suffering from a slow decline that nobody in the council of Tarnby wants to talk about.',
    '',
  ],
  [
    'takes the main clause with an opening one',
    'After the long talks on the harbour wall ended without a word on 1 December, the fishermen of the islands blocked the gate, which had been built for them.',
    'After the long talks on the harbour wall ended without a word on 1 December, the fishermen of the islands blocked the gate',
  ],
  [
    'is whole where something is put in before its end',
    'On 1 December the council of the port agreed that it is becoming hard, even for those who do it daily, to keep the gate of the old harbour wall shut.',
    '',
  ],
];

test.each(clauses)('the clause of a date %s', (_, sentence, clause) => {
  const start = sentence.indexOf('1 December');
  const whole = { start: 0, end: sentence.length, text: sentence, paragraph: 0 };
  const cut = clauseAround(whole, { start, end: start + '1 December'.length }, 'en');
  expect(sentence.slice(cut.start, cut.end)).toBe(clause || sentence);
});

test('key dates: captions of pictures tell no day', async () => {
  const { dates } = await told(`${lead} Bo Ek has opened and speaks at the old harbour of Tarnby, November 4, 2026.`);
  expect(dates).toEqual([]);
});

describe('the first sentence says what happened', () => {
  const sentencesOf = async (title: string, ...texts: string[]) => {
    const articles = texts.map((text, index) => article({ id: `a${index}`, title, text }));
    return (await extractive.summarize(story(articles), wish)).value.sentences.map(({ text }) => text);
  };
  const sacked = 'Port director Bo Ek was dismissed on Tuesday by the council of Tarnby over the missing gate money.';

  test('a scene and background before it do not', async () => {
    const scene = 'The rain had not stopped for nine days when the lights went on in the old town hall above the quay.';
    const background = 'For decades the port has been known for its herring auctions and its short tempers.';
    const [first] = await sentencesOf(
      'Tarnby council dismisses port director Bo Ek',
      `${scene} ${background}\n\n${sacked}`,
    );
    expect(first).toBe(sacked);
  });

  test.each([
    [
      'a group that was named before',
      'The authors asked the ministry for the old charts of the basin before they left on Monday.',
    ],
    ['a bare pronoun', 'In the spring she had promised the fishermen of Tarnby a gate of their own at low tide.'],
    ['a demonstrative', 'Those cities keep their gate money in accounts that the port director of Tarnby cannot open.'],
    [
      'a surname that nobody introduced',
      'Quill called the dismissal of the port director by the council of Tarnby a mistake.',
    ],
    ['a judgement', 'The dismissal of the port director of Tarnby is obviously a shameful and ridiculous spectacle.'],
    ['a promise of more', 'Here is what the fishermen of Tarnby think of the port director and of the council today.'],
    ['a lack of news', 'The port director of Tarnby declined to comment on the decision of the council on Tuesday.'],
  ])('no sentence that needs or offers %s', async (_, sentence) => {
    const gap =
      'Ann Quill is the harbour master of the island port of Sund. The wind blew from the north all night long there.';
    const all = await sentencesOf(
      'Tarnby council dismisses port director Bo Ek',
      `${sacked}\n\n${gap}\n\n${gap}\n\n${sentence}`,
    );
    expect(all[0]).toBe(sacked);
    expect(all).not.toContain(sentence);
  });

  test('the same told in other words by another report is not printed twice', async () => {
    const other =
      'The council of Tarnby dismissed Bo Ek, director of the port, over missing gate money at a meeting on Tuesday.';
    expect(await sentencesOf('Tarnby council dismisses port director Bo Ek', sacked, other)).toHaveLength(1);
  });

  test('what an older report announced is not printed beside what came of it', async () => {
    const announced = article({
      id: 'old',
      title: 'Tarnby council to vote on port director Bo Ek',
      text: 'The council of Tarnby will vote on Monday evening on the future of Bo Ek, who has led the port for nine years.',
      published: '2026-11-18',
    });
    const dismissed = article({
      id: 'new',
      title: 'Tarnby council dismisses port director Bo Ek',
      text: sacked,
      published: '2026-11-20',
    });
    const { value } = await extractive.summarize(story([dismissed, announced]), wish);
    expect(value.sentences.map(({ text }) => text)).toEqual([sacked]);
  });

  test('a sentence inside a quotation of several is nobody’s but the speaker’s', async () => {
    const quoted = 'The council of Tarnby has dismissed the port director for money that it spent itself on a gate.';
    const text = `${sacked}\n\n“I am not surprised. ${quoted} They know it,” said Ann Quill, a fisherman from Sund.`;
    expect(await sentencesOf('Tarnby council dismisses port director Bo Ek', text)).not.toContain(quoted);
  });
});
