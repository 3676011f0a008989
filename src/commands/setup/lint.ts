import { Command } from 'commander';
import { exitCodes } from '../../model/errors.ts';

interface LintOptions {
  readonly look?: string;
  readonly theme?: string;
  readonly json?: boolean;
}

/** `briefing lint`: what readers' programs and screen readers will make of an edition's mail. */
export function lintCommand(): Command {
  return new Command('lint')
    .description('check an edition’s mail: accessibility, mail programs, links, size, text part, spam, templates')
    .argument('[edition]', 'the edition, such as 2026-11-22 (default: the newest)')
    .option('--look <look>', 'in this look instead of the configured one')
    .option('--theme <theme>', 'in this theme')
    .option('--json', 'print the findings as JSON')
    .addHelpText(
      'after',
      '\nAccessibility is judged in a browser where chromium is installed (and by the markup everywhere), spam by SpamAssassin\nwhere that is installed; what is skipped is named.\n\nExit status: 0 nothing found, 1 something found, 2 no such edition.',
    )
    .action(lint);
}

async function lint(edition: string | undefined, options: LintOptions): Promise<void> {
  const [{ loadConfig }, { openEdition }, { lintMail, lintTemplates }] = await Promise.all([
    import('../../config/config.ts'),
    import('../../preview/editions.ts'),
    import('../../render/lint/lint.ts'),
  ]);
  const config = loadConfig(process.cwd());
  const chosen = { look: options.look ?? config.look, theme: options.theme ?? config.theme };
  const shown = await openEdition(config, edition ?? null, chosen);
  const checks = [...(await lintMail(shown.email, shown.eml)), lintTemplates(chosen)];
  const findings = checks.flatMap((check) => check.findings);
  if (options.json) console.log(JSON.stringify({ edition: shown.digest.edition, ...chosen, checks }, null, 2));
  else {
    console.log(`${shown.digest.edition}, look ${chosen.look}${chosen.theme ? `, theme ${chosen.theme}` : ''}\n`);
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
