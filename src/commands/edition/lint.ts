import { Command } from 'commander';
import { exitCodes } from '../../model/errors.ts';
import { example } from '../help.ts';
import { withOldOption } from '../old-options.ts';

interface LintOptions {
  readonly template?: string;
  readonly theme?: string;
  readonly json?: boolean;
}

/** `briefing lint`: what readers' programs and screen readers will make of an edition's mail. */
export function lintCommand(): Command {
  const command = new Command('lint')
    .description('check the mail of an edition: accessibility, mail clients, links, size, text part, spam, templates')
    .argument('[edition]', 'the edition, such as 2026-11-22 (default: the newest)')
    .option('--template <name>', 'in this template instead of the configured one')
    .option('--theme <theme>', 'in this theme')
    .option('--json', 'print the findings as JSON')
    .addHelpText(
      'after',
      `\nAccessibility is tested in a browser where chromium is installed (and by the markup everywhere), spam by SpamAssassin\nwhere that is installed; skipped checks are named.\n${example('lint 2026-11-22 --template plain')}\n\nExit status: 0 nothing found, 1 something found, 2 no such edition.`,
    )
    .action(lint);
  return withOldOption(command, '--look <name>', 'template');
}

async function lint(edition: string | undefined, options: LintOptions): Promise<void> {
  const [{ loadConfig }, { openEdition }, { lintMail, lintTemplates }] = await Promise.all([
    import('../../config/config.ts'),
    import('../../preview/editions.ts'),
    import('../../render/lint/lint.ts'),
  ]);
  const config = loadConfig(process.cwd());
  const chosen = { template: options.template ?? config.template, theme: options.theme ?? config.theme };
  const shown = await openEdition(config, edition ?? null, chosen);
  const checks = [...(await lintMail(shown.email, shown.eml)), lintTemplates(chosen)];
  const findings = checks.flatMap((check) => check.findings);
  if (options.json) console.log(JSON.stringify({ edition: shown.digest.edition, ...chosen, checks }, null, 2));
  else {
    console.log(
      `${shown.digest.edition}, template ${chosen.template}${chosen.theme ? `, theme ${chosen.theme}` : ''}\n`,
    );
    for (const { area, what, findings: found, skipped } of checks) {
      const state = skipped ? `skipped: ${skipped}` : found.length === 0 ? 'good' : `${found.length} found`;
      console.log(`  ${area.padEnd(14)} ${what}: ${state}`);
      for (const { rule, message, place } of found)
        console.log(`    ${rule}: ${message}${place ? `\n      ${place}` : ''}`);
    }
    console.log(findings.length === 0 ? '\nNothing found.' : `\n${findings.length} found.`);
  }
  if (findings.length > 0) process.exitCode = exitCodes.found;
}
