/** Exit codes, after sysexits.h where it has one. */
export const exitCodes = {
  ok: 0,
  /** A check failed: an audit with mismatches, an invalid line in a stage's input. */
  found: 1,
  /** The user can fix it: a wrong option, a wrong setting, a missing folder (EX_USAGE is 64; commander uses 1). */
  usage: 2,
  /** A defect of this program (EX_SOFTWARE). */
  fault: 70,
  /** Another run holds the lock; try again later (EX_TEMPFAIL). */
  busy: 75,
} as const;

/** An error that the user can fix; `hint` is the suggested fix. */
export class BriefingError extends Error {
  readonly hint: string | null;
  readonly exitCode: number;

  constructor(message: string, options: { hint?: string; exitCode?: number; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.name = 'BriefingError';
    this.hint = options.hint ?? null;
    this.exitCode = options.exitCode ?? exitCodes.usage;
  }
}

/** The message of any thrown value, on one line. */
export function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ').trim();
}

/** Error codes and messages of the file system and SQLite when nothing more can be written. */
const unwritable = /\b(?:ENOSPC|EDQUOT|EFBIG|EROFS|EIO)\b|\bdisk is full\b|disk I\/O error|readonly database/i;

/** Turns the error of a full or read-only disk into one with a suggested fix; null for any other error. */
export function diskError(error: unknown): BriefingError | null {
  if (error instanceof BriefingError || !unwritable.test(messageOf(error))) return null;
  return new BriefingError(`The disk cannot be written: ${messageOf(error)}`, {
    hint: 'It is full, or may not be written: make room, then run it again. What was done so far is known, and nothing is sent twice.',
    cause: error,
  });
}
