import { Command } from 'commander';
import type { Clock } from '../lib/time/clock.ts';
import { version } from '../lib/version.ts';
import { approvalCommands } from './edition/approval.ts';
import { auditCommand } from './edition/audit.ts';
import { explainCommand } from './edition/explain.ts';
import { lintCommand } from './edition/lint.ts';
import { previewCommand } from './edition/preview.ts';
import { runCommand } from './edition/run.ts';
import { bouncesCommand } from './mailing/bounces.ts';
import { outboxCommand } from './mailing/outbox.ts';
import { sendCommand } from './mailing/send.ts';
import { subscribersCommand } from './mailing/subscribers.ts';
import { suppressionsCommand } from './mailing/suppressions.ts';
import { scheduleCommand } from './service/schedule.ts';
import { serveCommand } from './service/serve.ts';
import { backupCommand, restoreCommand } from './setup/backup.ts';
import { checkCommand } from './setup/check.ts';
import { feedsCommand } from './sources/feeds.ts';
import { samplesCommand } from './sources/samples.ts';
import { stageCommand } from './stage/command.ts';

/** A line of the command table. */
interface Entry {
  readonly command: Command;
  /** The command that runs where none is named. */
  readonly isDefault?: boolean;
  /** An old name: it works, and the help does not list it. */
  readonly hidden?: boolean;
  /** Whether it changes something, and so goes on when nobody reads its output any more (`| head -1`). */
  readonly continuesWithoutStdout?: boolean;
}

/** All commands, in the groups of the help. */
export interface Program {
  readonly program: Command;
  /** Names of commands that go on without standard output. */
  readonly continuing: ReadonlySet<string>;
}

/** The command table. */
export function buildProgram(clock: Clock): Program {
  const { approve, edit, discard, drop } = approvalCommands(clock);
  const groups: Readonly<Record<string, readonly Entry[]>> = {
    Editions: [
      { command: runCommand(clock), isDefault: true, continuesWithoutStdout: true },
      { command: approve, continuesWithoutStdout: true },
      { command: edit, continuesWithoutStdout: true },
      { command: discard, continuesWithoutStdout: true },
      { command: drop, continuesWithoutStdout: true, hidden: true },
      { command: previewCommand(clock) },
      { command: lintCommand() },
      { command: auditCommand() },
      { command: explainCommand() },
    ],
    Sources: [{ command: feedsCommand(clock) }, { command: samplesCommand(clock) }],
    Mail: [
      { command: sendCommand(clock), continuesWithoutStdout: true },
      { command: outboxCommand(clock) },
      { command: subscribersCommand(clock) },
      { command: suppressionsCommand(clock) },
      { command: bouncesCommand(clock) },
    ],
    Service: [
      { command: scheduleCommand(clock), continuesWithoutStdout: true },
      { command: serveCommand(clock), continuesWithoutStdout: true },
    ],
    Maintenance: [
      { command: checkCommand(clock) },
      { command: backupCommand(clock) },
      { command: restoreCommand(clock), continuesWithoutStdout: true },
      { command: stageCommand() },
    ],
  };
  const program = new Command('briefing')
    .description(
      'A daily briefing from feeds, pages and saved articles: grouped, summarised, with checked quotes and dates.',
    )
    .version(version)
    .showHelpAfterError('(see briefing --help)');
  const continuing = new Set<string>();
  for (const [group, entries] of Object.entries(groups))
    for (const { command, isDefault = false, hidden = false, continuesWithoutStdout = false } of entries) {
      program.addCommand(command.helpGroup(`${group}:`), { isDefault, hidden });
      if (continuesWithoutStdout) continuing.add(command.name());
    }
  for (const command of [program, ...descendants(program)]) command.exitOverride();
  return { program, continuing };
}

/** The command that runs: the first word after the program's name where it is a command (old names too), `run` otherwise. */
export function calledCommand(program: Command, first = ''): string {
  return program.commands.some((command) => command.name() === first) ? first : 'run';
}

/** The commands that the help lists: without old names. */
export function listedCommands(program: Command): string[] {
  return program
    .createHelp()
    .visibleCommands(program)
    .map((command) => command.name());
}

function descendants(command: Command): Command[] {
  return command.commands.flatMap((inner) => [inner, ...descendants(inner)]);
}
