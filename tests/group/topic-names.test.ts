import { describe, expect, test } from 'vitest';
import { foldedOf } from '../../src/group/topics/configured-topics.ts';
import { nameTopic } from '../../src/group/topics/find-name.ts';
import type { Article } from '../../src/model/article.ts';
import { article, story } from '../support/articles.ts';

/** Stories of one report each: title and text. */
const stories = (texts: readonly (readonly [title: string, text: string])[], fields: Partial<Article> = {}) =>
  texts.map(([title, text], at) => story([article({ id: `n${at}`, title, text, ...fields })]));

const bridge = [
  [
    'Oskarfjord Bridge Repair to Cost Twice as Much',
    'The Oskarfjord bridge repair will cost 40 million marks, the county said on Monday. Work begins in May.',
  ],
  [
    'Ferries for Oskarfjord while the bridge is closed',
    'Two ferries will run during the Oskarfjord bridge repair. Islanders asked for a third one on Tuesday.',
  ],
] as const;

describe('a name says what happens, in words of the stories', () => {
  const cases: [what: string, texts: readonly (readonly [string, string])[], name: string | null][] = [
    ['a noun with what stands before it, in the capitals of the texts', bridge, 'Oskarfjord bridge repair'],
    [
      'with the name after it',
      [
        [
          'Shots at the customs house',
          'The attack on Port Halden began at six. The attack on Port Halden killed two people.',
        ],
        [
          'Minister visits the wounded',
          'A minister came on Monday, a day after the attack on Port Halden. Nobody claimed it.',
        ],
      ],
      'Attack on Port Halden',
    ],
    [
      'in other capitals than those of a headline, where there are some',
      [
        [
          'THE OSKARFJORD BRIDGE REPAIR',
          'THE OSKARFJORD BRIDGE REPAIR. The work will cost 40 million marks, the county said on Monday.',
        ],
        [
          'County to pay for the Oskarfjord bridge repair',
          'Two ferries will run until May. Islanders asked for a third one on Tuesday.',
        ],
      ],
      'Oskarfjord bridge repair',
    ],
    [
      'no event of another, which does not say whose it is',
      [
        ['Party split over judge', 'The party met before the confirmation fight on Monday. Its judge is Ilse Varga.'],
        ['Judge waits for a date', 'Nobody can say when the confirmation fight ends. The judge was seen on Tuesday.'],
      ],
      null,
    ],
    [
      'no bare name',
      [
        ['Ilse Varga opens a school', 'Ilse Varga opened a school in Marenia on Monday.'],
        ['Ilse Varga answers her critics', 'Ilse Varga said in Marenia that the party was right.'],
      ],
      null,
    ],
    [
      'nothing that is said of every subject',
      [
        [
          'Probe after fire at mill',
          'The federal investigation of the mill began on Monday. A new investigation is rare.',
        ],
        [
          'Mill owner questioned',
          'The owner was heard in the federal investigation on Tuesday. It is the last investigation.',
        ],
      ],
      null,
    ],
    [
      'nothing that most of the stories lack',
      [
        ...bridge,
        ['Late frost in the Ostra valley', 'Apple growers lost half of their harvest.'],
        ['Girl of eleven is chess champion', 'She won all her games.'],
      ],
      null,
    ],
    [
      'nothing that is mentioned far below',
      bridge.map(
        ([, text], at) => [`Word from the county ${at}`, `${'Other news of the day. '.repeat(40)}${text}`] as const,
      ),
      null,
    ],
  ];
  test.each(cases)('%s', (_, texts, name) => expect(nameTopic(stories(texts), [], [])).toBe(name));
});

test('what other topics say too is no name', () => {
  const others = Array.from({ length: 4 }, () => [
    ` ${foldedOf(stories(bridge)[0].reports[0].article).text.repeat(2)} `,
  ]);
  expect(nameTopic(stories(bridge), others, [])).toBe(null);
});

test('the name of an earlier edition is kept where it still fits, and no other is', () => {
  expect(nameTopic(stories(bridge), [], ['Whales', 'oskarfjord bridge repair'])).toBe('oskarfjord bridge repair');
  expect(nameTopic(stories(bridge), [], ['Whales', 'Oskarfjord'])).toBe('Oskarfjord bridge repair');
});

test('a language without words for it has no names', () =>
  expect(nameTopic(stories(bridge, { language: 'de' }), [], [])).toBe(null));

test('a hostile text costs time in proportion to its length, and no more', () => {
  const words = 'repair '.repeat(20_000);
  expect(
    nameTopic(
      stories([
        ['Repair', words],
        ['Repair', words],
      ]),
      [],
      [],
    ),
  ).not.toBe('');
});
