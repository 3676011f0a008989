import { parsePage } from '../../lib/text/html.ts';
import { plural } from '../../lib/text/text.ts';
import type { Email } from '../../model/email.ts';
import { wireBytes } from '../mail/fit.ts';
import { markupSources, type TemplateChoice } from '../templates/templates.ts';
import { accessibilityOf, accessibilityRules } from './accessibility.ts';
import { lintInBrowser } from './browser.ts';
import { clients } from './client-data.ts';
import { clientsOf, idleStyles } from './clients.ts';
import { linksOf, parityOf, sizeOf } from './content.ts';
import type { Checked, LintFinding } from './finding.ts';
import { unquotedIn } from './markup.ts';
import { spamScore, validateHtml } from './programs.ts';

/** All that can be said of a mail on this machine. */
export async function lintMail(email: Email, eml: Uint8Array): Promise<Checked[]> {
  const [markup, browser, html, spam] = await Promise.all([
    lintMarkup(email),
    lintInBrowser([email.html]),
    validateHtml(email.html),
    spamScore(eml),
  ]);
  return [...markup, ...browser, html, spam];
}

/** What can be said of a look from its templates, before anything is filled in. @throws BriefingError as `compileLook` */
export function lintTemplates(choice: TemplateChoice): Checked {
  const sources = markupSources(choice);
  return {
    area: 'templates',
    what: 'attributes in quotation marks',
    findings: sources.flatMap(unquotedIn),
    skipped: null,
  };
}

/** What can be said of a mail from its bytes alone, without a browser or any other program. */
export async function lintMarkup(email: Email): Promise<Checked[]> {
  const root = await parsePage(email.html);
  const checked = (area: Checked['area'], what: string, findings: readonly LintFinding[]): Checked => ({
    area,
    what,
    findings,
    skipped: null,
  });
  const inMarkup = accessibilityRules.filter(({ markup }) => markup !== undefined).length;
  const parity = parityOf(root, email);
  const textPart: LintFinding[] =
    parity.length === 0
      ? []
      : [{ area: 'accessibility', rule: 'text-part', message: 'the text part does not tell the same', place: null }];
  return [
    checked('accessibility', `${inMarkup + 1} of ${accessibilityRules.length} rules, in the markup`, [
      ...accessibilityOf(root, email.html),
      ...textPart,
    ]),
    checked('clients', plural(clients.length, 'mail program'), [...clientsOf(root), ...idleStyles(root)]),
    checked('links', 'addresses, pictures, active content', linksOf(root)),
    checked('size', `${wireBytes(email.html)} bytes of HTML`, sizeOf(email)),
    checked('parity', 'HTML and text part', parity),
  ];
}
