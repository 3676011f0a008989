import type { PagePack } from '../pack.ts';
import { boilerplate } from './page-boilerplate.ts';
import { notNames, paperNames } from './page-names.ts';
import { pageWords } from './page-words.ts';

/** What English pages print around an article. */
export const englishPage: PagePack = {
  bylineLeads: [
    // "Written by Ann Lee"; a scrape glues the name to it: "byAnn Lee".
    '[(written|published|posted|reported|authored|edited|reviewed|recommended)] by<notNumber>',
    '[(story|words|text|analysis|opinion|review|report|article|interview|essay)] by<notNumber>',
    'posted on by<wordEnd>',
    'author[s]<blanks>:',
    '(guest|article|about the) author[s]<wordEnd>',
  ],
  errorTitles: [
    'not found',
    'access denied',
    'forbidden',
    'bad gateway',
    'service unavailable',
    'just a moment',
    'attention required',
    'are you (a robot|human)',
    'verify[ing] you are human',
    'security check',
    'something went wrong',
    'oops',
  ],
  boilerplate: { ...boilerplate, ...pageWords, notNames, paperNames },
};
