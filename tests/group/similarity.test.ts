import { describe, expect, test } from 'vitest';
import { group } from '../../src/group/group.ts';
import { withoutBoilerplate } from '../../src/group/similarity/outlet-boilerplate.ts';
import { sameEditionFactor } from '../../src/group/similarity/titles.ts';
import { profilesOf } from '../../src/group/similarity/vectors.ts';
import { articlesOf } from '../../src/group/stories/copies.ts';
import { articleIndices } from '../../src/group/stories/indices.ts';
import { storiesAmong } from '../../src/group/stories/stories.ts';
import type { Article } from '../../src/model/article.ts';
import { article, pastStory } from '../support/articles.ts';

/** The stories of today's articles, each as its ids; a story that continues an earlier one begins with its id. */
function storiesOf(articles: readonly Article[], earlier: readonly Article[] = []): string[] {
  const past = earlier.length > 0 ? [pastStory('earlier', earlier)] : [];
  return group({ articles, past, configured: [], watch: [] })
    .topics.flatMap(({ stories }) => stories)
    .map((story) => [...(story.past ? ['earlier:'] : []), ...articlesOf(story).map(({ id }) => id)].sort().join(' '))
    .sort();
}

describe('what an outlet prints under everything weighs nothing', () => {
  const widget = 'Ostra gales: what we know Three ways to cook turbot Lena Moor on losing a seat MORE';
  const differ = (a: number, b: number) => a !== b;

  test('sequences that two of its articles on different subjects share are cut out', () =>
    expect(
      withoutBoilerplate(
        [
          { text: `The ferry stays in port. ${widget}`, outlet: 'tarnbypost' },
          { text: `Frost took ${widget} half of the apples.`, outlet: 'tarnbypost' },
        ],
        differ,
      ),
    ).toEqual(['The ferry stays in port.  ', 'Frost took   half of the apples.']));

  test.each([
    ['of articles on one subject', 'tarnbypost', 'tarnbypost', () => false],
    ['of two outlets', 'tarnbypost', 'valleynews', differ],
    ['of nobody knows which outlet', null, null, differ],
  ])('not those %s', (_, one, other, subjects) => {
    const texts = [`The ferry stays in port. ${widget}`, `Frost took half of the apples. ${widget}`];
    const articles = texts.map((text, number) => ({ text, outlet: number === 0 ? one : other }));
    expect(withoutBoilerplate(articles, subjects)).toEqual(texts);
  });

  test('not what another outlet prints too: a quotation, an agency’s report', () => {
    const texts = ['The ferry stays in port.', 'Frost took half of the apples.', 'A judge spoke.'].map(
      (text) => `${text} ${widget}`,
    );
    const outlets = ['tarnbypost', 'tarnbypost', 'valleynews'];
    expect(
      withoutBoilerplate(
        texts.map((text, number) => ({ text, outlet: outlets[number] })),
        differ,
      ),
    ).toEqual(texts);
  });

  test('a list of links makes no story of two reports', () => {
    const links = `${widget} Karsova sues the Sound commission Ambassador Orlo Finn heard again Five takeaways from the Brisk inquiry`;
    const ferry = article({
      id: 'ferry',
      title: 'Ferry to Lower Brisk stays in port',
      text: `The ferry to Lower Brisk stayed in port after its rudder broke on a rock. Passengers slept in the school, and a bus took the sick to the hospital by the old road over the hills. ${links}`,
      outlet: 'The Tarnby Post',
    });
    const frost = article({
      id: 'frost',
      title: 'Late frost halves apple harvest',
      text: `Apple growers of the Ostra valley lost half of the harvest in one cold night. Their league wants money from the state, since no company insures blossom so early in the year. ${links}`,
      outlet: 'The Tarnby Post',
    });
    expect(storiesOf([ferry, frost])).toEqual(['ferry', 'frost']);
  });
});

describe('a story continues an earlier one only if the titles agree on who and what', () => {
  const insurance = article({
    id: 'insurance',
    title: 'Share of Vellanders without health insurance rises again',
    text: 'The share of people without health insurance rose in Velland for the second year, the statistics office said. The health ministry under Minister Orlo Finn had cut the grants for insurance, and the opposition blamed the minister. Doctors in Tarnby asked for new grants for the insurance of the poor.',
    published: '2026-11-16',
  });
  const nextDay = article({
    id: 'opposition',
    title: 'Opposition wants grants for health insurance back',
    text: 'The opposition asked the health ministry to bring back the grants for health insurance, a day after the share of people without insurance had risen again. Minister Orlo Finn said no.',
  });
  const sameTheme = article({
    id: 'hospital',
    title: 'Tarnby nurses strike over night shifts',
    text: 'Nurses in Tarnby went on strike over night shifts. The health ministry under Minister Orlo Finn had cut the grants for hospitals, and the opposition blamed the minister. Doctors in Tarnby, where many have no health insurance, stood beside them at the gate.',
  });
  test('the next day of the same affair', () =>
    expect(storiesOf([nextDay], [insurance])).toEqual(['earlier: opposition']));
  test('not another affair with the words of its theme', () =>
    expect(storiesOf([sameTheme], [insurance])).toEqual(['hospital']));
  test('the explanation says so', () => {
    const { objection } = storiesAmong([
      { ...insurance, earlier: 'earlier' },
      { ...sameTheme, earlier: null },
    ]);
    const [first, second] = articleIndices([insurance, sameTheme]);
    expect(objection(first, second)).toBe('one is of an earlier edition, and their titles name little in common');
  });
});

describe('notices made from one form are no copies of each other, and no story', () => {
  const forms: Record<string, (slots: readonly string[]) => string> = {
    'a weather warning': ([place, time, feet, river]) =>
      `The weather office has issued a flood warning for ${place} until ${time} on Tuesday. At noon the ${river} stood at ${feet} feet and was rising, gauges at ${place} showed. Do not drive into water on the road. Turn around, and move to higher ground at once if you live near the ${river}. Further statements follow as the river falls.`,
    'results of a company': ([name, profit, sales, head]) =>
      `Shares of ${name} moved little on Tuesday after the company reported a net profit of ${profit} million marks in its third quarter. The results were in line with what analysts had expected. ${name} posted revenue of ${sales} million marks in the period. Chief executive ${head} said that the company expects full-year earnings in the range it gave in the spring.`,
    'an obituary': ([name, age, town, work]) =>
      `Friends may call on Thursday at the chapel for ${name}, ${age}, of ${town}, who passed away peacefully at home surrounded by family on Tuesday. Born in ${town}, the deceased worked for ${work} for many years and enjoyed gardening, cards and the company of grandchildren. In lieu of flowers the family asks for gifts to ${work} in ${town}.`,
    'a police note': ([name, age, street, amount]) =>
      `Officers arrested ${name}, ${age}, after a traffic stop on ${street} shortly before midnight on Tuesday, according to a report. A search of the vehicle turned up ${amount} grams of a white powder, the report said. The driver, ${name}, was taken to the county jail without incident and awaits a hearing. Anyone who saw something on ${street} is asked to call the station.`,
  };
  const fillings: Record<string, readonly (readonly string[])[]> = {
    'a weather warning': [
      ['Harlow County', '9 p.m.', '14.2', 'Brisk River'],
      ['Ostra County', '6 p.m.', '21.7', 'Sound Creek'],
    ],
    'results of a company': [
      ['Tarnby Shipping', '12.4', '310.5', 'Orlo Finn'],
      ['Velland Dairies', '3.8', '95.1', 'Lena Moor'],
    ],
    'an obituary': [
      ['Ruth Halden', '84', 'Lower Brisk', 'Tarnby Harbour Works'],
      ['Otto Vane', '79', 'Upper Ostra', 'Velland Railways'],
    ],
    'a police note': [
      ['Karl Reeve', '34', 'Mill Street', '12'],
      ['Dora Pell', '51', 'Station Road', '40'],
    ],
  };
  test.each(Object.keys(forms))('%s', (kind) => {
    const notices = fillings[kind].map((slots, number) =>
      article({ id: `n${number}`, title: `${slots[0]}: notice`, text: forms[kind](slots), outlet: `Outlet ${number}` }),
    );
    expect(storiesOf(notices)).toEqual(['n0', 'n1']);
  });

  test.each(Object.keys(forms))('a copy of %s with another beginning and end is one', (kind) => {
    const text = forms[kind](fillings[kind][0]);
    const notices = [text, `By Ada Quill, 12 March. ${text} Follow the Tarnby Post for more.`].map((body, number) =>
      article({ id: `n${number}`, title: `${fillings[kind][0][0]}: notice`, text: body, outlet: `Outlet ${number}` }),
    );
    expect(storiesOf(notices)).toEqual(['n0 n1']);
  });

  test('a report with a higher toll is one story with the first', () => {
    const text = (dead: string, day: string) =>
      `A ferry sank off Lower Brisk on ${day}, and ${dead} people drowned, the harbour office of Tarnby said. The Ostra Star had left Tarnby with 140 passengers at noon. Boats from Upper Ostra searched until dark. The minister of transport, Orlo Finn, flew to Lower Brisk.`;
    const reports = [text('12', 'Monday'), text('19', 'Monday')].map((body, number) =>
      article({ id: `n${number}`, title: 'Ferry sinks off Lower Brisk', text: body, outlet: `Outlet ${number}` }),
    );
    expect(storiesOf(reports)).toEqual(['n0 n1']);
  });
});

describe('two reports of one edition whose titles share nothing need a greater similarity', () => {
  const profiles = profilesOf([
    { title: 'Envoy opens channel to Karsova', text: 'Finn sent an envoy to Karsova.', language: 'en' },
    { title: 'Minister jokes about taxes', text: 'Finn made a joke about Karsova.', language: 'en' },
    { title: 'Envoy opens channel to Karsova', text: 'An envoy of Finn went to Karsova.', language: 'en' },
  ]).profiles;
  test('above all in a small batch', () => {
    const small = sameEditionFactor(profiles[0], profiles[1], 5);
    const large = sameEditionFactor(profiles[0], profiles[1], 500);
    expect(small).toBeLessThan(0.6);
    expect(large).toBeGreaterThan(0.9);
    expect(large).toBeLessThan(1);
  });
  test('not those whose titles agree', () => expect(sameEditionFactor(profiles[0], profiles[2], 5)).toBe(1));
});
