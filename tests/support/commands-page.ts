import type { Command, Option } from 'commander';
import { buildProgram } from '../../src/commands/program.ts';
import { systemClock } from '../../src/lib/time/clock.ts';

/** `src/commands/README.md`, written from commander's own list of commands; `npm run reference` saves it, the docs test compares. */
export function commandsPage(): string {
  const { program } = buildProgram(systemClock);
  const groups = new Map<string, Command[]>();
  for (const command of program.createHelp().visibleCommands(program)) {
    if (command.name() === 'help') continue;
    const group = command.helpGroup().replace(/:$/, '');
    groups.set(group, [...(groups.get(group) ?? []), command]);
  }
  return [
    '# Commands',
    '',
    'All commands work on the folder in which they run: `briefing.yaml`, `.env`, the editions and the database. In the project’s folder they are called with `npx . COMMAND`, which never asks a registry (`npm start -- COMMAND` is the same); below, `briefing` stands for it. Every command has `--help`.',
    '',
    'This page is written from the commands themselves by `npm run reference`; a test compares it.',
    '',
    '## Contents',
    '',
    ...[...groups].map(
      ([group, commands]) =>
        `- [${group}](#${group.toLowerCase()}): ${commands.map((command) => `[${command.name()}](#briefing-${command.name()})`).join(', ')}`,
    ),
    '- [Exit codes](#exit-codes)',
    '- [Old names](#old-names)',
    '',
    ...[...groups].flatMap(([group, commands]) => [`## ${group}`, '', ...commands.flatMap(commandLines)]),
    '## Exit codes',
    '',
    '| code | meaning |',
    '|---|---|',
    '| 0 | done, also when nothing was new |',
    '| 1 | a check found something: an audit that does not match, a bad line of a stage’s input, a source that cannot be read, an edition that `schedule --once` could not make |',
    '| 2 | an error to correct: a wrong option, setting or file; the message says how |',
    '| 70 | a defect of the program; set `BRIEFING_DEBUG=1` for the place in the code |',
    '| 75 | another run is at work, or the mail server cannot be reached for now; nothing is lost |',
    '',
    '## Old names',
    '',
    'These were renamed in version 0.2 and work until 0.3:',
    '',
    ...oldNames(program).map((line) => `- ${line}`),
    '',
  ].join('\n');
}

function commandLines(command: Command): string[] {
  const inner = command
    .createHelp()
    .visibleCommands(command)
    .filter((one) => one.name() !== 'help');
  const [what, ...more] = helpTextOf(command);
  return [
    `### briefing ${command.name()}`,
    '',
    `${sentence(command.description())}${what === '' ? '' : ` ${what}`}`,
    '',
    ...optionTable(command),
    ...inner.flatMap((one) => [
      `**briefing ${command.name()} ${one.name()}**: ${sentence(one.description())}`,
      '',
      ...optionTable(one),
    ]),
    ...more,
  ];
}

function optionTable(command: Command): string[] {
  const rows = [
    ...command.registeredArguments.map((argument) => [
      argument.required ? `<${argument.name()}>` : `[${argument.name()}]`,
      argument.description,
    ]),
    ...command.options.filter(({ hidden }) => !hidden).map((option) => [option.flags, describe(option)]),
  ];
  return rows.length === 0
    ? []
    : [
        '| argument or option | |',
        '|---|---|',
        ...rows.map(([name, text]) => `| \`${name.replaceAll('|', '\\|')}\` | ${text} |`),
        '',
      ];
}

function describe({ description, defaultValue }: Option): string {
  const isShown = defaultValue !== undefined && typeof defaultValue !== 'boolean';
  return `${description}${isShown ? ` (default: ${defaultValue})` : ''}`;
}

/** The text after the help: its prose, then its examples as a block of code. */
function helpTextOf(command: Command): string[] {
  let help = '';
  command.configureOutput({ writeOut: (text) => void (help += text) }).outputHelp();
  const after = help.split('display help for command\n').at(-1) ?? '';
  const paragraphs = after.split('\n\n').map((part) => part.trim());
  const isExample = (part: string) => /^Examples?:/.test(part);
  const examples = paragraphs.filter(isExample).flatMap((part) =>
    part
      .split('\n')
      .slice(1)
      .map((line) => line.trim()),
  );
  const prose = paragraphs.filter((part) => part !== '' && !isExample(part)).map((part) => part.replace(/\s+/g, ' '));
  return [prose.join(' '), ...(examples.length > 0 ? ['```sh', ...examples, '```', ''] : [])];
}

function oldNames(program: Command): string[] {
  const hidden = program.commands.filter((command) => !program.createHelp().visibleCommands(program).includes(command));
  return [
    ...hidden.map((command) => `the command \`${command.name()}\``),
    ...program.commands
      .flatMap((command) => [
        { name: command.name(), command },
        ...command.commands.map((inner) => ({ name: `${command.name()} ${inner.name()}`, command: inner })),
      ])
      .flatMap(({ name, command }) =>
        command.options.filter((option) => option.hidden).map(({ long }) => `\`${name} ${long}\``),
      ),
  ];
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
