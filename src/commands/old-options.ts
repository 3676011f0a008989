import { type Command, Option } from 'commander';
import { oldNamesEnd } from '../lib/version.ts';
import { BriefingError } from '../model/errors.ts';

/**
 * Lets an option be given under its old name: hidden in the help, with a notice, and not together with the new one.
 *
 * @param flags as commander takes them: `--look <template>`
 * @param name the option's new name: `template`
 */
export function withOldOption(
  command: Command,
  flags: string,
  name: string,
  parse: (text: string) => unknown = (text) => text,
): Command {
  const option = new Option(flags).argParser(parse).hideHelp();
  const old = option.attributeName();
  return command.addOption(option).hook('preAction', (called) => {
    if (called.getOptionValueSource(old) === undefined) return;
    if (called.getOptionValueSource(name) !== undefined)
      throw new BriefingError(
        `${option.long} and --${name} are both given, and ${option.long} is only the old name of --${name}.`,
      );
    console.error(`${option.long} is now called --${name}; the old name works until ${oldNamesEnd}.`);
    called.setOptionValue(name, called.getOptionValue(old));
  });
}
