import { readFileSync } from 'node:fs';

/** The version of this program, from its package. */
export const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  readonly version: string;
};

/** A day before the first release: a clock that shows an earlier one is wrong, as that of a machine without a battery is at boot. */
export const released = '2026-11-22';

/** Settings, commands and options that were renamed in 0.2 keep their old names until this version. */
export const oldNamesEnd = '0.3';
