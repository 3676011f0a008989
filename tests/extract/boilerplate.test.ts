import { describe, expect, test } from 'vitest';
import { boilerplateRule, lineRules, tailStarts } from '../../src/extract/boilerplate.ts';

// One line a rule: what it takes, and a line like it that it must leave. A rule without a line fails below.
const cases: readonly (readonly [rule: string, takes: string, leaves: string])[] = [
  ['advertisement', 'Story continues below advertisement', 'Advertisement rules for clinics will change'],
  ['advertisement', 'Anzeige', 'Anzeige gegen die Reederei erstattet'],
  ['advertisement', 'Skip past newsletter promotion', 'Skippers passed the harbour wall'],
  ['advertisement', '» Sponsored: Shoes for walls', 'Sponsored shoes were worn by the crew'],
  ['advertisement', 'Shop: Tarnby mugs', 'Shop owners in Tarnby met on Friday'],
  ['share bar', 'Share | Tweet | Email | 12', 'Share prices in Tarnby fell'],
  ['share bar', 'Enjoyed this story? Send it on', 'Enjoyed this story of walls since childhood, she said'],
  ['follow us', 'Follow Tarnby Mail on Telegram', 'Followers of the mayor met at the pier.'],
  ['follow us', 'Join our WhatsApp channel', 'Joined by the crew, she sang'],
  ['newsletter', 'Sign up and get the wall in your inbox', 'Signs were put up along the wall'],
  ['newsletter', 'Enter your email', 'Enter the pier from the north'],
  ['newsletter', 'Or sign up for our weekly harbour newsletter', 'Boats sign up for the harbour race'],
  ['subscription', 'Already a subscriber? Log in', 'Already a success, the wall grows'],
  ['subscription', 'Start your free trial', 'Try the soup of the harbour kitchen'],
  ['cookie notice', 'This website uses cookies', 'This website uses three colours'],
  ['other story', '[Also read: Ferry opens a week early', 'Also reading the letter was the mayor'],
  ['other story', 'Opinion | Build the wall', 'Opinion is divided on the wall'],
  ['other story', 'On tarnbymail.com: the wall in pictures', 'On Monday: the wall opens'],
  ['read all', 'Read all the breaking news of Tarnby', 'Reading the news of Tarnby takes nine minutes'],
  ['read all', 'All the latest from Tarnby: news and more', 'All the walls are new'],
  ['click here', 'Download our new app', 'Download speeds in Tarnby doubled'],
  ['caption', 'The wall at dusk (Photo: Ria Novak)', 'The wall at dusk (photo finish)'],
  ['caption', 'Image source: the port', 'Images sourced from the port'],
  ['caption', 'The mayor at the pier. Credit: Ria Novak', 'The mayor gave credit to the crew'],
  ['caption', 'The pier in 1950 (file photo)', 'The pier in 1950 (rebuilt)'],
  ['caption', 'The ferry leaves, via Reuters', 'The ferry leaves via Brenik'],
  ['syndication note', '[This story was published from a wire feed]', 'This story of a wall began in 1950'],
  ['author box', 'Ann LeeAnn Lee covers the coast.', 'Ann Lee covers the coast.'],
  ['author box', 'The views expressed here are those of the author', 'The views from the wall are wide'],
  ['author box', 'About the author', 'About the wall'],
  ['stamp', 'Last updated May 3', 'Last week the wall grew by 3 metres'],
  ['stamp', 'Published3 May', 'Publishers of 3 papers met'],
  ['contact', 'Write to desk@tarnbymail.example', 'Write to the desk'],
  ['contact', 'Got a tip?', 'Got a boat for the race?'],
  ['note to editors', 'Notes to editors', 'Notes of the harbour choir'],
  ['shortcode', '[/caption]', '[sic]'],
  ['shortcode', 'This slideshow requires JavaScript.', 'This slideshow requires patience.'],
  ['standards', 'Our Standards: the Tarnby principles', 'Our standards are high, the mayor said'],
  ['copyright', '© 2026 Tarnby Mail', '2026 was a good year for Tarnby'],
  ['copyright', 'Tarnby Mail. All rights reserved', 'All rights of way are open'],
  ['terms', 'Privacy Policy | Terms of Use', 'Privacy is a right, the court said'],
  ['tags', 'Filed under: walls', 'Filed under seal, the letter stayed shut'],
  ['comments', 'Leave a comment', 'Leave a light on'],
  ['reading time', '3-minute read', '3-minute delay'],
  ['breadcrumb', 'You are here: Home', 'You are here for the wall'],
  ['breadcrumb', 'World » Europe', 'World and Europe'],
  ['site bar', 'Trends: walls', 'Trends upwards, prices up'],
  ['site bar', 'Back to top', 'Back to the wall'],
];

const isHit = ({ longest, pattern }: (typeof lineRules)[number], line: string) =>
  line.length <= longest && pattern.test(line);

test.each(cases)('%s takes "%s", leaves "%s"', (rule, takes, leaves) => {
  expect(boilerplateRule(takes)).toBe(rule);
  expect(boilerplateRule(leaves)).not.toBe(rule);
});

test('every rule has a line', () => {
  const untested = lineRules.filter((rule) => !cases.some(([name, takes]) => name === rule.name && isHit(rule, takes)));
  expect(untested).toEqual([]);
});

test('no rule takes a line that is longer than its phrases are', () => {
  for (const rule of lineRules) {
    const [, takes] = cases.find(([name, line]) => name === rule.name && isHit(rule, line)) ?? ['', ''];
    expect(isHit(rule, takes.padEnd(rule.longest + 1, ' ')), rule.name).toBe(false);
  }
});

describe('what follows does not belong to the story', () => {
  test.each([
    ['Related stories', 'Related families met at the pier'],
    ['More from Tarnby', 'More information is at the pier'],
    ["Editor's picks", 'Editors picked the wall'],
    ['12 comments', '12 comments were read aloud'],
    ['Share this story', 'Share this with the court'],
    ['Sources', 'Sources close to the mayor'],
  ])('%s, not %s', (heading, sentence) => {
    expect(tailStarts.test(heading)).toBe(true);
    expect(tailStarts.test(sentence)).toBe(false);
  });
});
