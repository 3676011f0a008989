import { describe, expect, test } from 'vitest';
import { ownershipOf } from '../../src/extract/ownership.ts';
import type { Item, Origin } from '../../src/model/source.ts';
import { item, origin } from '../support/articles.ts';

const feed = 'https://kelm.example/feed';
const google = 'https://news.google.com/rss/search?q=kelm';
const entry = (fields: Partial<Item>, from: Partial<Origin> = {}) =>
  item({
    id: 'e',
    form: 'entry',
    url: 'https://kelm.example/1',
    origin: origin({ feed, title: 'Kelm Mail', ...from }),
    ...fields,
  });
const hostOf = (fields: Partial<Item>, outlet: string, fromPage = false, from: Partial<Origin> = {}) =>
  ownershipOf(entry(fields, from), outlet, fromPage).host;

describe('the host is printed where a feed’s item claims a name', () => {
  test.each([
    ['that is not the feed’s', { outlet: 'Orr Wire' }, 'Orr Wire', 'kelm.example'],
    [
      'with an address elsewhere, in the feed’s own words',
      { outlet: 'Orr Wire', url: 'https://www.orr.example/1' },
      'Orr Wire',
      'orr.example via kelm.example',
    ],
    ['without an address', { outlet: 'Orr Wire', url: null }, 'Orr Wire', 'kelm.example'],
    ['in its page', { page: { html: '', url: 'https://kelm.example/1' } }, 'Orr Wire', 'kelm.example'],
  ])('%s', (_, fields, outlet, host) => expect(hostOf(fields, outlet)).toBe(host));

  test.each([
    ['the feed’s own name', { outlet: 'Kelm Mail' }, 'Kelm Mail'],
    ['the feed’s own name in other letters', { outlet: 'Κelm Μail' }, 'Κelm Μail'],
    ['nothing claimed', {}, 'Kelm Mail'],
    [
      'a page that is called as its host',
      { url: 'https://orrpost.example/1', page: { html: '', url: 'https://orrpost.example/1' } },
      'The Orr Post',
    ],
  ])('not so: %s', (_, fields, outlet) => expect(hostOf(fields, outlet, true)).toBeNull());

  test('words of the feed do not pass for those of a page that it links to', () =>
    expect(
      hostOf(
        { url: 'https://orrpost.example/1', page: { html: '', url: 'https://orrpost.example/1' } },
        'The Orr Post',
      ),
    ).toBe('orrpost.example via kelm.example'));

  test('the page’s address after its redirects counts', () =>
    expect(
      ownershipOf(
        entry({
          url: 'https://orr.example/go?to=kelm',
          outlet: 'Orr',
          page: { html: '', url: 'https://kelm.example/1' },
        }),
        'Orr',
        true,
      ),
    ).toMatchObject({ site: 'kelm.example', host: 'kelm.example' }));
});

describe('feed and site', () => {
  test('a feed is known by a hash: its address may hold a key', () => {
    const { feed: known } = ownershipOf(entry({}, { feed: `${feed}?key=secret` }), 'Kelm Mail', false);
    expect(known).toMatch(/^[0-9a-f]{16}$/);
  });
  test('a known aggregator is no voice of its own, and its source is believed', () => {
    const read = ownershipOf(
      entry({ outlet: 'Orr Post', site: 'orrpost.example', url: 'https://news.google.com/a/1' }, { feed: google }),
      'Orr Post',
      false,
    );
    expect(read).toEqual({ feed: null, site: 'orrpost.example', host: 'orrpost.example' });
  });
  test('any other feed’s source is not', () =>
    expect(ownershipOf(entry({ outlet: 'Orr Post', site: 'orrpost.example' }), 'Orr Post', false).site).toBe(
      'kelm.example',
    ));
  test('an outlet that the user named stands for itself', () =>
    expect(ownershipOf(entry({ outlet: 'Orr Post' }, { outlet: 'My Orr' }), 'My Orr', false)).toMatchObject({
      site: null,
      host: null,
    }));
  test('a file has its address, a mail its sender', () => {
    expect(ownershipOf(item({ id: 'f' }), 'Kelm Mail', true)).toEqual({});
    expect(ownershipOf(item({ id: 'm', site: 'kelm.example' }), 'Kelm Mail', true)).toEqual({ site: 'kelm.example' });
  });
});
