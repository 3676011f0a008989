import type { Digest, EditionEntry } from '../digest.ts';
import { longDay } from '../lib/calendar.ts';
import { clip, oneLine, plural } from '../lib/text.ts';
import type { Email } from '../model.ts';
import { compileArchive, type Look } from './templates.ts';
import { viewOf } from './view.ts';

/** Digest -> Email, by a compiled look. Pure: the same digest gives the same bytes. */
export function render(digest: Digest, look: Look): Email {
  const view = viewOf(digest);
  const preheader = clip(oneLine(look.preheader(view)), 180);
  const full = { ...view, preheader };
  return {
    subject: oneLine(look.subject(full)),
    preheader,
    html: look.html(full),
    text: `${look
      .text(full)
      .replace(/\n{3,}/g, '\n\n')
      .trim()}\n`,
  };
}

/** The page that lists the editions, newest first. */
export function renderArchive(editions: readonly EditionEntry[]): string {
  return compileArchive()({
    editions: editions.map((entry) => ({
      href: `${encodeURIComponent(entry.edition)}/index.html`,
      headline: entry.headline,
      title: entry.title,
      dayInWords: longDay(entry.day),
      tally: `${plural(entry.stories, 'story', 'stories')} from ${plural(entry.articles, 'article')}`,
    })),
  });
}
