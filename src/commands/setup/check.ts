import { existsSync, readFileSync, statSync } from 'node:fs';
import { Command } from 'commander';
import type { Config } from '../../config/config.ts';
import type { Clock } from '../../lib/time/clock.ts';
import { zoneDataConcern, zoneVersionIn } from '../../lib/time/zone-data.ts';
import { maskCredentials } from '../../lib/url.ts';
import { exitCodes } from '../../model/errors.ts';
import type { Source } from '../../model/source.ts';
import { example } from '../help.ts';

/** `briefing check`: every setting with its origin, then sources, templates, time zone data and mail server. */
export function checkCommand(clock: Clock): Command {
  return new Command('check')
    .description('print every setting with its origin, and test sources, templates and mail server')
    .addHelpText(
      'after',
      `\nSecrets are masked.\n${example('check')}\n\nExit status: 0 all is well, 1 a source is missing or the mail setup has an error, 2 a setting is wrong.`,
    )
    .action(() => check(clock));
}

async function check(clock: Clock): Promise<void> {
  const [{ settingNotices, readConfig }, { settingLines }] = await Promise.all([
    import('../../config/config.ts'),
    import('./settings-table.ts'),
  ]);
  const loaded = readConfig();
  const { config } = loaded;
  for (const notice of settingNotices()) console.error(notice);
  for (const line of settingLines(loaded)) console.log(line);
  console.log('');
  checkSources(config);
  await checkTemplates(config);
  const concern = zoneDataConcern(process.versions.tz, systemZoneVersion(), clock());
  if (concern !== null) console.log(`? Zones     ${concern}`);
  if (config.smtp === null) return;
  const { checkMail } = await import('./mail-check.ts');
  await checkMail(config);
}

/** Compiles each template set that an edition uses, in each theme. */
async function checkTemplates(config: Config): Promise<void> {
  const { compileTemplates } = await import('../../render/templates/templates.ts');
  for (const { template, theme } of templateChoices(config)) {
    await compileTemplates({ template, theme });
    console.log(`The template ${template}${theme === null ? '' : ` with the theme ${theme}`} compiles.`);
  }
}

/** The common template and those of the editions, each pair of template and theme once. */
export function templateChoices(config: Pick<Config, 'template' | 'theme' | 'editions'>) {
  const choices = [config, ...config.editions].map(({ template, theme }) => ({ template, theme }));
  return [...new Map(choices.map((choice) => [`${choice.template} ${choice.theme}`, choice])).values()];
}

function checkSources({ sources }: Config): void {
  const missing = sources.filter(isMissing).map(({ location }) => location);
  if (missing.length > 0) {
    console.log(`Not found: ${maskCredentials(missing.join(', '))}`);
    process.exitCode = exitCodes.found;
    return;
  }
  const web = sources.some(({ location }) => /^https?:/i.test(location));
  console.log(
    `All folders and lists are there.${web ? ' Sources on the web are tested by: briefing feeds check' : ''}`,
  );
}

/** Where systems keep the version of their time zone data: Debian, Alpine and others; macOS and the BSDs. */
const zoneFiles = ['/usr/share/zoneinfo/tzdata.zi', '/usr/share/zoneinfo/+VERSION'];

function systemZoneVersion(): string | null {
  const file = zoneFiles.find((one) => existsSync(one));
  return file === undefined ? null : zoneVersionIn(readFileSync(file, 'utf8'));
}

function isMissing({ kind, location }: Source): boolean {
  if (/^https?:/i.test(location)) return false;
  const found = statSync(location, { throwIfNoEntry: false });
  return kind === 'opml' ? !found?.isFile() : !found?.isDirectory();
}
