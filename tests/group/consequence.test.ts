import { describe, expect, test } from 'vitest';
import { consequenceInWords, consequenceOf } from '../../src/group/consequence.ts';
import { byWeight, leadFirst, weightInWords, weightOf } from '../../src/group/rank.ts';
import { countSources } from '../../src/group/stories/independence.ts';
import type { Article } from '../../src/model/article.ts';
import { article, story } from '../support/articles.ts';

const body =
  'The hall was full, and the debate went on for hours. More of it is planned for the spring, as the mayor said. ';

/** The reports of a story, each of an outlet of its own. */
const reportsOf = (...articles: Partial<Article>[]) =>
  articles.map((fields, at) => ({
    article: article({
      ...{ outlet: `Outlet ${at}`, text: `${body}${fields.title ?? ''}`, published: '2026-11-19' },
      ...{ ...fields, id: `a${at}` },
    }),
    copies: [],
  }));
const worth = (...articles: Partial<Article>[]) => consequenceOf(reportsOf(...articles));
const weigh = (...articles: Partial<Article>[]) => {
  const reports = reportsOf(...articles);
  const input = { reports, sourceCounts: countSources(reports), coverage: 0, newest: '2026-11-19', watch: [] };
  return { ...story(reports.map((report) => report.article)), reports, weight: weightOf(input) };
};

describe('consequence', () => {
  test.each<[string, Partial<Article>, Partial<Article>]>([
    [
      'a war before a film',
      { title: 'Rebels seize Quayle after missile strike' },
      { title: 'Varga film opens in Quayle' },
    ],
    [
      'a ruling before sport',
      { title: 'Court strikes down ferry law' },
      { title: 'Coach names Tarnby squad for final' },
    ],
    ['a resignation before gossip', { title: 'Governor Varga resigns' }, { title: 'Tarnby anchor mocks Varga' }],
    ['deaths before lifestyle', { title: 'Ferry fire kills 12' }, { title: 'Tarnby’s best houseplants' }],
    ['an election before a poll', { title: 'McKay wins election in Marenia' }, { title: 'Poll: Marenia likes McKay' }],
    ['policy before campaign colour', { title: 'Cabinet approves budget' }, { title: 'McKay draws crowd at rally' }],
    [
      'what is done before a quarrel',
      { title: 'Senate passes asylum bill' },
      { title: 'McKay slams Varga over asylum bill' },
    ],
    ['a report before an explainer', { title: 'Bank lifts key rate' }, { title: 'How does a key rate work?' }],
    ['a report before a plea', { title: 'Bank lifts key rate' }, { title: 'Bank should not lift key rate' }],
  ])('%s', (_, grave, soft) => expect(worth(grave)).toBeGreaterThan(worth(soft) + 0.4));

  test('a named day and an agency count, the first person does not', () => {
    const title = 'Harbour wall is inspected';
    expect(worth({ title, text: `On Thursday it was seen. ${body}` })).toBeGreaterThan(worth({ title }));
    expect(worth({ title, agency: 'Reuters' })).toBeGreaterThan(worth({ title }));
    expect(worth({ title, text: `I saw it, and I wept. ${body}` })).toBeLessThan(worth({ title }));
    expect(worth({ title, text: `“I saw it, and I wept,” she said. ${body}` })).toBe(worth({ title }));
  });

  test('a headline that the text does not tell is another article’s', () => {
    const title = 'Harbour master resigns over missing gate money';
    expect(worth({ title, text: body })).toBeLessThan(worth({ title }) - 1);
    expect(consequenceInWords(reportsOf({ title, text: body }))).toContain('a headline that its text does not tell -2');
  });

  test('casualties count by their number, those of an earlier event do not', () => {
    const title = 'Ferry fire in Tarnby';
    const dead = (count: string) => worth({ title, text: `The fire killed ${count} people in the hall. ${body}` });
    expect(dead('200')).toBeGreaterThan(dead('12'));
    expect(dead('12')).toBeGreaterThan(dead('two'));
    expect(worth({ title, text: `A fire in 1999 killed 200 people there. ${body}` })).toBeLessThan(dead('two'));
  });

  test('a day counts in every language, words only where the pack has them', () => {
    const title = 'Gericht kippt Gesetz';
    expect(worth({ title, language: 'de', text: 'Am Donnerstag fiel das Urteil.' })).toBeGreaterThan(0);
    expect(worth({ title, language: 'de', text: 'Das Urteil fiel in Tarnby.' })).toBe(0);
  });

  test('columns that nobody recognised do not pull a report down', () => {
    const ruling = { title: 'Court strikes down ferry law' };
    expect(worth(ruling, { title: 'Seriously, what were they thinking?' })).toBeGreaterThan(worth(ruling) / 2);
  });
});

describe('the order of stories', () => {
  const first = (...stories: ReturnType<typeof weigh>[]) => [...stories].sort(byWeight)[0].reports[0].article.title;

  test('single reports do not tie', () =>
    expect(first(weigh({ title: 'Tarnby’s best houseplants' }), weigh({ title: 'Court strikes down ferry law' }))).toBe(
      'Court strikes down ferry law',
    ));

  test('a story of four outlets comes before a single report of consequence', () => {
    const wall = { title: 'Harbour wall of Tarnby is inspected' };
    expect(first(weigh({ title: 'Court strikes down ferry law' }), weigh(wall, wall, wall, wall))).toBe(wall.title);
  });

  test('comment leads nothing, however many outlets it has', () => {
    const plea = { title: 'Court strikes down ferry law, and rightly', kind: 'opinion' } as const;
    expect(first(weigh(plea, plea, plea), weigh({ title: 'Harbour wall is inspected' }))).toBe(
      'Harbour wall is inspected',
    );
  });

  test('of one day’s reports one that is told plainly leads', () => {
    const reports = reportsOf({ title: 'What were they thinking?' }, { title: 'Court strikes down ferry law' });
    expect(leadFirst(reports)[0].article.title).toBe('Court strikes down ferry law');
  });

  test('it is explained with its numbers', () => {
    const { weight, reports } = weigh({ title: 'Court strikes down ferry law', agency: 'Reuters' });
    expect(weightInWords(weight)).toMatch(/consequence 3\.12,/);
    expect(consequenceInWords(reports)).toBe(
      'Consequence: courts 0.5, laws 0.5, something done 0.8, a news agency 0.6.',
    );
    expect(consequenceInWords(reportsOf({ kind: 'opinion' }))).toBe('Consequence: no report among its articles -4.');
  });
});
