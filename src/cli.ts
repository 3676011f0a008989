#!/usr/bin/env node
import { Command } from 'commander';
import { newsroomCommands } from './commands/edition/approval.ts';
import { auditCommand } from './commands/edition/audit.ts';
import { explainCommand } from './commands/edition/explain.ts';
import { runCommand } from './commands/edition/run.ts';
import { samplesCommand } from './commands/edition/samples.ts';
import { bouncesCommand } from './commands/mailing/bounces.ts';
import { outboxCommand } from './commands/mailing/outbox.ts';
import { sendCommand } from './commands/mailing/send.ts';
import { subscribersCommand } from './commands/mailing/subscribers.ts';
import { suppressionsCommand } from './commands/mailing/suppressions.ts';
import { previewCommand } from './commands/service/preview.ts';
import { scheduleCommand } from './commands/service/schedule.ts';
import { serveCommand } from './commands/service/serve.ts';
import { backupCommands } from './commands/setup/backup.ts';
import { checkCommand } from './commands/setup/check.ts';
import { lintCommand } from './commands/setup/lint.ts';
import { feedsCommand } from './commands/sources/feeds.ts';
import { stageCommand } from './commands/stage/stage.ts';
import { armFailpoint } from './lib/failpoints.ts';
import { systemClock } from './lib/time/clock.ts';
import { maskCredentials } from './lib/url.ts';
import { version } from './lib/version.ts';
import { BriefingError, diskError, exitCodes, messageOf } from './model/errors.ts';

const program = new Command('briefing')
  .description(
    'A daily briefing from the articles you save: grouped, summarised in their own words, every quotation checked.',
  )
  .version(version)
  .showHelpAfterError('(see briefing --help)')
  .exitOverride();

// The command table.
program.addCommand(runCommand(systemClock), { isDefault: true });
for (const command of [
  feedsCommand(systemClock),
  auditCommand(),
  explainCommand(),
  lintCommand(),
  previewCommand(systemClock),
  samplesCommand(systemClock),
  checkCommand(systemClock),
  stageCommand(),
  sendCommand(systemClock),
  scheduleCommand(systemClock),
  subscribersCommand(systemClock),
  suppressionsCommand(systemClock),
  outboxCommand(systemClock),
  ...newsroomCommands(systemClock),
  serveCommand(systemClock),
  bouncesCommand(systemClock),
  ...backupCommands(systemClock),
])
  program.addCommand(command);

/** Commander throws for --help too, with the exit code that is due; wrong usage becomes ours. */
function codeOf(error: { exitCode: number }): number {
  return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
}

// Whoever reads our output may stop when he has enough (`| head -1`); what works goes on, though nobody listens.
const works = new Set([undefined, 'run', 'send', 'schedule', 'serve', 'approve', 'edit', 'drop', 'restore']);
process.stderr.on('error', () => {});
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  const [command] = process.argv.slice(2).filter((word) => !word.startsWith('-'));
  if (!works.has(command)) process.exit(error.code === 'EPIPE' ? exitCodes.ok : exitCodes.fault);
});

armFailpoint(process.env.BRIEFING_FAILPOINT);

try {
  const [first] = process.argv.slice(2);
  if (
    first !== undefined &&
    !first.startsWith('-') &&
    first !== 'help' &&
    !program.commands.some((command) => command.name() === first)
  ) {
    throw new BriefingError(`error: unknown command '${first}'`, { hint: 'See briefing --help.' });
  }
  for (const command of [program, ...program.commands, ...program.commands.flatMap((inner) => inner.commands)])
    command.exitOverride();
  await program.parseAsync();
} catch (thrown) {
  const error = diskError(thrown) ?? thrown;
  if (error instanceof BriefingError) {
    console.error(`${maskCredentials(error.message)}${error.hint ? `\n${error.hint}` : ''}`);
    process.exitCode = error.exitCode;
  } else if (
    error instanceof Error &&
    'exitCode' in error &&
    'code' in error &&
    String(error.code).startsWith('commander.')
  ) {
    process.exitCode = codeOf(error as unknown as { exitCode: number });
  } else {
    // A fault of ours: say so, with what is needed to report it.
    console.error(
      `This should not have happened: ${maskCredentials(messageOf(error))}\n${process.env.BRIEFING_DEBUG ? (error as Error).stack : ''}`,
    );
    process.exitCode = exitCodes.fault;
  }
}
