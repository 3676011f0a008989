import { compose } from '../../src/edition/composing/compose.ts';
import type { Article } from '../../src/model/article.ts';
import type { Digest } from '../../src/model/digest.ts';
import type { Summary } from '../../src/model/summary.ts';
import { extractive } from '../../src/summarize/extractive/extractive.ts';
import { article, story } from './articles.ts';

export const articles: readonly Article[] = [
  article({
    id: 'a',
    title: 'Tarnby council backs new harbour wall',
    authors: ['Ann Lee'],
    url: 'https://tarnbymail.example/wall',
    text: 'The council of Tarnby voted on Tuesday to build a new harbour wall after two winters of floods.\n\n“The wall will be built before the winter of 2028,” said Bo Ek, chief engineer of the port. The first stone is to be laid on 2 December.\n\nThe court of the islands approved the sale of the old basin to the port on 14 November.',
  }),
  article({
    id: 'b',
    title: 'Fishermen ask for a gate in the wall',
    outlet: 'Harbour Weekly',
    published: '2026-11-18',
    text: 'Fishermen in Tarnby asked the council on Wednesday for a gate in the new harbour wall. They say that boats will otherwise need an hour more to leave the port.',
  }),
];

/** A small digest of two articles, made by the real stages. */
export async function smallDigest(edition = '2026-11-22', from: readonly Article[] = articles): Promise<Digest> {
  const one = story(from);
  const { value } = await extractive.summarize(one, {
    day: '2026-11-22',
    sentences: 3,
    quotes: 3,
    dates: 4,
    words: null,
  });
  return compose({
    edition,
    day: '2026-11-22',
    title: 'The Morning Briefing',
    selection: { topics: [{ id: 'tarnby', name: 'Tarnby', by: 'found', section: null, stories: [one] }], lines: [] },
    corrections: [],
    ahead: 24,
    repeats: 0,
    log: { storyWith: () => [], topic: () => [] },
    previous: null,
    summaries: new Map<string, Summary>([[one.id, value]]),
    dropped: [],
    problems: [],
    accounts: { collected: from.length, printed: from.length, grouped: 0, held: 0, dropped: 0 },
  });
}
