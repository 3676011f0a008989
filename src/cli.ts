#!/usr/bin/env node
import type { CommanderError } from 'commander';
import { buildProgram, calledCommand, listedCommands } from './commands/program.ts';
import { armFailpoint } from './lib/failpoints.ts';
import { didYouMean } from './lib/text/nearest.ts';
import { printable } from './lib/text/printable.ts';
import { systemClock } from './lib/time/clock.ts';
import { maskCredentials } from './lib/url.ts';
import { BriefingError, diskError, exitCodes, messageOf } from './model/errors.ts';

const { program, continuing } = buildProgram(systemClock);

process.stderr.on('error', () => {});
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (!continuing.has(calledCommand(program, process.argv[2])))
    process.exit(error.code === 'EPIPE' ? exitCodes.ok : exitCodes.fault);
});

armFailpoint(process.env.BRIEFING_FAILPOINT);

try {
  refuseUnknownCommand(process.argv[2]);
  await program.parseAsync();
} catch (error) {
  process.exitCode = exitCodeOf(error);
}

/** The first word is a command or an option; anything else would be taken for an argument of the default command. */
function refuseUnknownCommand(first: string | undefined): void {
  if (first === undefined || first.startsWith('-') || first === 'help' || calledCommand(program, first) === first)
    return;
  throw new BriefingError(`error: unknown command '${first}'.${didYouMean(first, listedCommands(program))}`, {
    hint: 'See briefing --help.',
  });
}

/** Prints an error and gives its exit code. */
function exitCodeOf(thrown: unknown): number {
  const error = diskError(thrown) ?? thrown;
  if (error instanceof BriefingError) {
    console.error(printable(`${maskCredentials(error.message)}${error.hint ? `\n${error.hint}` : ''}`));
    return error.exitCode;
  }
  // Commander has printed what is wrong. It throws for --help too, with the exit code 0.
  if (isCommanderError(error)) return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
  // A defect of this program: print what is needed to report it.
  const stack = process.env.BRIEFING_DEBUG ? (error as Error).stack : '';
  console.error(printable(`This should not have happened: ${maskCredentials(messageOf(error))}\n${stack}`));
  return exitCodes.fault;
}

function isCommanderError(error: unknown): error is CommanderError {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('commander.');
}
