import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import Handlebars from 'handlebars';
import type { Email } from '../../model/email.ts';

/** A short mail that is not an edition: nothing was new, or something must be fixed. */
export interface Notice {
  readonly subject: string;
  /** Title of the digest. */
  readonly title: string;
  readonly heading: string;
  readonly paragraphs: readonly string[];
  /** Unsubscribe link; '' for none. */
  readonly unsubscribe: string;
  /** The lines of the imprint. */
  readonly imprint: readonly string[];
}

/** A notice as a mail, in HTML and in plain text. */
export function renderNotice(notice: Notice): Email {
  const [html, text] = (['notice.html', 'notice.text'] as const).map((name) => filled(name, notice));
  return { subject: notice.subject, preheader: notice.paragraphs[0], html, text, pictures: [], web: html };
}

/** A draft for approval: the edition with a banner that names the commands. */
export function renderDraft(
  email: Email,
  about: { readonly when: string; readonly commands: readonly string[] },
): Email {
  return {
    ...email,
    subject: `[Draft] ${email.subject}`,
    // A user's template may have no body tag; then the banner comes first.
    html: email.html.replace(/^(?:[\s\S]*?<body[^>]*>)?/i, (head) => `${head}${filled('draft.html', about)}`),
    text: `${filled('draft.text', about)}\n${email.text}`,
  };
}

function filled(name: string, about: object): string {
  const file = fileURLToPath(new URL(`../../../templates/notice/${name}.hbs`, import.meta.url));
  return Handlebars.compile(readFileSync(file, 'utf8'), { strict: true })(about);
}
