import { parsePage } from '../../lib/markup/html.ts';
import { plural } from '../../lib/text/text.ts';
import type { Email } from '../../model/email.ts';
import { wireBytes } from '../mail/fit.ts';
import { markupSources, type TemplateChoice } from '../templates/templates.ts';
import { accessibilityOf, accessibilityRules } from './accessibility.ts';
import { lintInBrowser } from './browser.ts';
import { clients } from './client-data.ts';
import { clientsOf, idleStyles } from './clients.ts';
import { linksOf, parityOf, sizeOf } from './content.ts';
import type { LintCheck, LintFinding } from './finding.ts';
import { unquotedIn } from './markup.ts';
import { spamScore, validateHtml } from './programs.ts';

/** All checks of a mail that this machine can run. */
export async function lintMail(email: Email, eml: Uint8Array): Promise<LintCheck[]> {
  const [markup, browser, html, spam] = await Promise.all([
    lintMarkup(email),
    lintInBrowser([email.html]),
    validateHtml(email.html),
    spamScore(eml),
  ]);
  return [...markup, ...browser, html, spam];
}

/** Checks of the templates themselves, before they are filled. @throws BriefingError as `compileTemplates` */
export function lintTemplates(choice: TemplateChoice): LintCheck {
  const sources = markupSources(choice);
  return {
    area: 'templates',
    what: 'attributes in quotation marks',
    findings: sources.flatMap(unquotedIn),
    skipped: null,
  };
}

/** The checks of a mail that need no browser or other program. */
export async function lintMarkup(email: Email): Promise<LintCheck[]> {
  const root = await parsePage(email.html);
  const checked = (area: LintCheck['area'], what: string, findings: readonly LintFinding[]): LintCheck => ({
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
      : [{ area: 'accessibility', rule: 'text-part', message: 'the text part differs from the HTML', place: null }];
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
