import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import Handlebars from 'handlebars';
import type { Email } from '../../model/email.ts';

/** A short mail that is no edition: nothing was new, or something must be mended. */
export interface Notice {
  readonly subject: string;
  /** What the digest is called. */
  readonly title: string;
  readonly heading: string;
  readonly paragraphs: readonly string[];
  /** Where its reader signs off; '' for nowhere. */
  readonly unsubscribe: string;
  /** The lines of the imprint. */
  readonly imprint: readonly string[];
}

export function renderNotice(notice: Notice): Email {
  const [html, text] = (['notice.html', 'notice.text'] as const).map((name) => filled(name, notice));
  return { subject: notice.subject, preheader: notice.paragraphs[0], html, text, pictures: [], web: html };
}

/** An edition as its editor sees it before all others: what he can do stands above it. */
export function renderDraft(
  email: Email,
  about: { readonly when: string; readonly commands: readonly string[] },
): Email {
  return {
    ...email,
    subject: `[Draft] ${email.subject}`,
    // A look of one's own may have no body tag; then the banner comes first.
    html: email.html.replace(/^(?:[\s\S]*?<body[^>]*>)?/i, (head) => `${head}${filled('draft.html', about)}`),
    text: `${filled('draft.text', about)}\n${email.text}`,
  };
}

function filled(name: string, about: object): string {
  const file = fileURLToPath(new URL(`../../../templates/notice/${name}.hbs`, import.meta.url));
  return Handlebars.compile(readFileSync(file, 'utf8'), { strict: true })(about);
}
