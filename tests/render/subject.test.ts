import { describe, expect, test } from 'vitest';
import type { Digest } from '../../src/model/digest.ts';
import { subjectHeadline } from '../../src/render/mail/subject.ts';
import { render } from '../../src/render/render.ts';
import { compileTemplates } from '../../src/render/templates/templates.ts';
import { digestOf } from '../support/awkward.ts';

const templates = await compileTemplates({ template: 'briefing' });
const subjectOf = (digest: Digest) => render(digest, templates).subject;
const after = (digest: Digest, subject: string): Digest => ({
  ...digest,
  previous: { edition: '2026-11-21', subject },
});

test('the lead story, then what else there is', () => {
  expect(subjectOf(digestOf({}))).toBe('Tarnby council backs new harbour wall 0.0 and 6 more');
  expect(subjectOf(digestOf({ topics: 1, stories: 1, lines: 0 }))).toBe('Tarnby council backs new harbour wall 0.0');
});

describe('a long headline', () => {
  test.each([
    ['Search wound down at Oskarfjord as judge is named to lead inquiry', 'Search wound down at Oskarfjord as judge…'],
    ['Bank of Marenia lifts key rate to 4.25 percent in a surprise', 'Bank of Marenia lifts key rate to 4.25 percent…'],
    ['Council backs wall', 'Council backs wall'],
  ])('%s', (headline, subject) => {
    expect(subjectHeadline(headline)).toBe(subject);
    expect(subjectHeadline(headline).length).toBeLessThanOrEqual(50);
  });
});

describe('never the same two days running', () => {
  test('the next story leads the subject', () => {
    const digest = digestOf({});
    expect(subjectOf(after(digest, subjectOf(digest)))).toBe('Tarnby council backs new harbour wall 0.1 and 6 more');
  });

  test('other capitals and marks make no other subject', () => {
    const digest = digestOf({});
    expect(subjectOf(after(digest, subjectOf(digest).toUpperCase()))).toContain('wall 0.1');
  });

  test('of a single story the day is added', () => {
    const digest = digestOf({ topics: 1, stories: 1, lines: 0, sentences: 1 });
    const again = { ...digest, topics: digest.topics.map((topic) => ({ ...topic })) };
    const [{ stories }] = again.topics;
    stories[0] = { ...stories[0], sentences: [{ ...stories[0].sentences[0], text: stories[0].headline.text }] };
    expect(subjectOf(after(again, subjectOf(digest)))).toBe('Tarnby council backs new harbour wall 0.0 (Sunday)');
  });
});

test('the preheader adds what the subject does not say', () => {
  const { subject, preheader } = render(digestOf({}), templates);
  expect(preheader).toMatch(/^Tarnby council backs new harbour wall 0\.1 · /);
  expect(preheader.length).toBeLessThanOrEqual(140);
  expect(subject).not.toContain('0.1');
});

test('no line break gets into a subject', () => {
  expect(subjectOf(digestOf({ headline: 'Wall\r\nBcc: evil@x.example' }))).not.toMatch(/[\r\n]/);
});
