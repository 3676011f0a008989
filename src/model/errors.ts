/** Exit codes, after sysexits.h where it has one. */
export const exitCodes = {
  ok: 0,
  /** A check found something: an audit that does not match, a bad line on a stage's input. */
  found: 1,
  /** The user can mend it: a wrong option, a wrong setting, a missing folder (EX_USAGE is 64; commander uses 1). */
  usage: 2,
  /** A fault of ours (EX_SOFTWARE). */
  fault: 70,
  /** Another run is at work; try again later (EX_TEMPFAIL). */
  busy: 75,
} as const;

/** Something that the reader of the message can mend. `hint` says how. */
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

/** The message of anything thrown, on one line. */
export function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ').trim();
}

/** What files and SQLite say where nothing more can be written. */
const unwritable = /\b(?:ENOSPC|EDQUOT|EFBIG|EROFS|EIO)\b|\bdisk is full\b|disk I\/O error|readonly database/i;

/** An error of a disk that is full or cannot be written, as something to mend; null where it is another one. */
export function diskError(error: unknown): BriefingError | null {
  if (error instanceof BriefingError || !unwritable.test(messageOf(error))) return null;
  return new BriefingError(`The disk cannot be written: ${messageOf(error)}`, {
    hint: 'It is full, or may not be written: make room, then run it again. What was done so far is known, and nothing is sent twice.',
    cause: error,
  });
}
