import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import Handlebars from 'handlebars';
import type { Email } from '../model.ts';

/** A short mail that is no edition: nothing was new, or something must be mended. */
export interface Notice {
  readonly subject: string;
  /** What the digest is called. */
  readonly title: string;
  readonly heading: string;
  readonly paragraphs: readonly string[];
  /** Where its reader signs off; '' for nowhere. */
  readonly unsubscribe: string;
}

export function renderNotice(notice: Notice): Email {
  const [html, text] = (['html', 'text'] as const).map((name) => {
    const file = fileURLToPath(new URL(`../../templates/notice/notice.${name}.hbs`, import.meta.url));
    return Handlebars.compile(readFileSync(file, 'utf8'), { strict: true })(notice);
  });
  return { subject: notice.subject, preheader: notice.paragraphs[0], html, text, pictures: [], web: html };
}
