import { existsSync, statSync } from 'node:fs';
import { Command } from 'commander';
import { exitCodes } from '../errors.ts';
import { maskCredentials } from '../lib/url.ts';

/** `briefing check`: the configuration as it takes effect, and whether the sources are there. */
export function checkCommand(): Command {
  return new Command('check')
    .description('print the effective configuration and check it')
    .addHelpText(
      'after',
      '\nSecrets are masked. Exit status: 0 all is well, 1 a source is missing, 2 a setting is wrong.',
    )
    .action(async () => {
      const { environmentNames, loadConfig, settingNames } = await import('../config.ts');
      const config = loadConfig();
      for (const name of settingNames) {
        const value = config[name];
        console.log(
          `${name.padEnd(10)} ${maskCredentials(typeof value === 'string' ? value : JSON.stringify(value))}${environmentNames[name] ? `   (${environmentNames[name]})` : ''}`,
        );
      }
      const missing = config.sources.filter((folder) => !existsSync(folder) || !statSync(folder).isDirectory());
      console.log(
        missing.length === 0 ? '\nAll sources are there.' : `\nNo such folder: ${maskCredentials(missing.join(', '))}`,
      );
      const { compileLook } = await import('../render/templates.ts');
      await compileLook(config.look);
      console.log(`The look ${config.look} compiles.`);
      if (missing.length > 0) process.exitCode = exitCodes.found;
    });
}
