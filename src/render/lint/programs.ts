import { spawn } from 'node:child_process';
import type { LintCheck, LintFinding } from './finding.ts';

/** Rules of html-validate that do not hold for mails, with the reason. */
const offForMails = {
  'prefer-native-element': 'off', // MJML's role=article on a div: main and article are stripped by clients
  'no-inline-style': 'off', // clients drop style sheets
  'require-sri': 'off', // nothing is loaded
  'long-title': 'off', // subjects are as long as they are
  'no-trailing-whitespace': 'off',
  'attribute-boolean-style': 'off', // how tools write it
  'void-style': 'off', // MJML closes void elements
  'doctype-style': 'off',
  'no-implicit-input-type': 'off',
  'attr-case': 'off',
  'valid-id': 'off',
  'no-deprecated-attr': 'off', // border, cellpadding, valign: Outlook obeys nothing else
  'tel-non-breaking': 'off', // figures in news are no telephone numbers
  'no-conditional-comment': 'off', // Outlook's tables
  'wcag/h63': 'off',
  'prefer-tbody': 'off', // eight letters a table that every parser adds itself
} as const;

/** HTML as a validator reads it; skipped where html-validate is not installed. */
export async function validateHtml(html: string): Promise<LintCheck> {
  const what = 'html-validate';
  let library: typeof import('html-validate');
  try {
    library = await import('html-validate');
  } catch {
    return { area: 'html', what, findings: [], skipped: 'html-validate is not installed' };
  }
  const validator = new library.HtmlValidate({
    extends: ['html-validate:recommended', 'html-validate:document'],
    rules: offForMails,
  });
  const report = await validator.validateString(html);
  const findings = report.results.flatMap(({ messages }) =>
    messages.slice(0, 20).map(
      ({ ruleId, message, offset }): LintFinding => ({
        area: 'html',
        rule: ruleId,
        message,
        place: html.slice(Math.max(0, offset - 20), offset + 120),
      }),
    ),
  );
  return { area: 'html', what, findings, skipped: null };
}

/** A mail of this score or less is nobody's spam; SpamAssassin calls it spam from 5 on. */
const mostScore = 0;

/** What is said of a placeholder: without MAIL_TO a mail is for reader@localhost. */
const notOfTheMail = new Set(['TO_MALFORMED']);

const scoringTime = 60_000;

/** The score of SpamAssassin, asked offline; skipped where it is not installed. */
export async function spamScore(eml: Uint8Array): Promise<LintCheck> {
  const output = await asked('spamassassin', ['-L', '-t', '-x'], eml);
  const score = /^X-Spam-Status:[^\n]*?score=(-?[\d.]+)/m.exec(output ?? '')?.[1];
  if (output === null || score === undefined)
    return { area: 'spam', what: 'SpamAssassin', findings: [], skipped: 'spamassassin is not installed' };
  const rules = [...output.matchAll(/^\s*(-?\d+\.\d)\s+([A-Z][A-Z0-9_]+)\s+(.*)$/gm)];
  const ofTheMail = rules.filter(([, , rule]) => !notOfTheMail.has(rule));
  const own = Number(score) - sumOf(rules) + sumOf(ofTheMail);
  const findings =
    own <= mostScore
      ? []
      : ofTheMail
          .filter(([, points]) => Number(points) > 0)
          .map(([, points, rule, says]): LintFinding => {
            return { area: 'spam', rule, message: `${points} points: ${says}`, place: null };
          });
  return { area: 'spam', what: `SpamAssassin, score ${own.toFixed(1)}`, findings, skipped: null };
}

function sumOf(rules: readonly RegExpMatchArray[]): number {
  return rules.reduce((sum, [, points]) => sum + Number(points), 0);
}

/** What a program says to its input; null where it cannot be run. */
function asked(program: string, options: readonly string[], input: Uint8Array): Promise<string | null> {
  return new Promise((resolve) => {
    const child = spawn(program, options, { stdio: ['pipe', 'pipe', 'ignore'], timeout: scoringTime });
    const parts: Buffer[] = [];
    child.stdout.on('data', (part: Buffer) => parts.push(part));
    child.on('error', () => resolve(null));
    child.on('close', () => resolve(Buffer.concat(parts).toString('latin1')));
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}
