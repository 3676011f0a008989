import { mkdirSync } from 'node:fs';
import path from 'node:path';
import Database from 'libsql';
import { BriefingError, exitCodes, messageOf } from '../errors.ts';

/**
 * Lets one run at a time work on a state folder. The lock is an exclusive transaction on a database file of its own,
 * which the operating system ends with its process: a crash leaves no stale lock behind, and no clock is trusted.
 *
 * @returns a function that gives the lock back
 * @throws BriefingError (exit code 75, EX_TEMPFAIL) when another run holds it
 */
export function takeLock(folder: string): () => void {
  const database = openLock(folder);
  try {
    database.exec('begin exclusive');
  } catch (error) {
    database.close();
    if (!/busy|locked/i.test(String(error))) throw error;
    throw new BriefingError('Another run is at work on this folder.', {
      hint: 'Wait until it has ended, then try again.',
      exitCode: exitCodes.busy,
      cause: error,
    });
  }
  return () => {
    database.exec('rollback');
    database.close();
  };
}

function openLock(folder: string): Database.Database {
  try {
    mkdirSync(folder, { recursive: true });
    return new Database(path.join(folder, 'run.lock'), { timeout: 0 });
  } catch (error) {
    throw new BriefingError(`The folder ${folder} cannot be written: ${messageOf(error)}`, {
      hint: 'The program keeps there what it has printed. Give yourself the right to write, or set BRIEFING_STATE to another folder.',
      cause: error,
    });
  }
}
