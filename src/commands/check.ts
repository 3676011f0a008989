import { statSync } from 'node:fs';
import { Command } from 'commander';
import { exitCodes } from '../errors.ts';
import { maskCredentials } from '../lib/url.ts';
import type { Source } from '../model.ts';

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
        const value = name === 'sources' ? config.sources.map(shown) : config[name];
        const variable = environmentNames[name] ? `   (${environmentNames[name]})` : '';
        console.log(
          `${name.padEnd(10)} ${maskCredentials(typeof value === 'string' ? value : JSON.stringify(value))}${variable}`,
        );
      }
      const missing = config.sources.filter(isMissing).map(({ location }) => location);
      const net = config.sources.some(({ location }) => /^https?:/i.test(location));
      console.log(
        missing.length === 0
          ? `\nAll folders and lists are there.${net ? ' What stands on the net is looked at by: briefing feeds check' : ''}`
          : `\nNot there: ${maskCredentials(missing.join(', '))}`,
      );
      const { compileLook } = await import('../render/templates.ts');
      await compileLook(config);
      console.log(`The look ${config.look} compiles.`);
      if (missing.length > 0) process.exitCode = exitCodes.found;
    });
}

/** A source as it is printed: its place, and what else is said of it; the values of headers masked. */
function shown({ kind, location, headers, ...rest }: Source): unknown {
  const said = Object.entries({ ...rest, headers: Object.keys(headers).length > 0 ? masked(headers) : null }).filter(
    ([key, value]) => value !== null && value !== usual[key],
  );
  return said.length === 0 ? location : { kind, location, ...Object.fromEntries(said) };
}

const usual: Readonly<Record<string, unknown>> = { limit: 50, since: 2 };

function masked(headers: Source['headers']): Record<string, string> {
  return Object.fromEntries(Object.keys(headers).map((header) => [header, '***']));
}

function isMissing({ kind, location }: Source): boolean {
  if (/^https?:/i.test(location)) return false;
  const found = statSync(location, { throwIfNoEntry: false });
  return kind === 'opml' ? !found?.isFile() : !found?.isDirectory();
}
