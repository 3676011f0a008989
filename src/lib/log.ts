import { pino } from 'pino';
import { maskCredentials } from './url.ts';

/** Notes what happens, one line each. */
export type Tell = (event: string, about: Readonly<Record<string, unknown>>) => void;

/** Events that somebody should look at. */
const serious = new Set(['failed', 'paused', 'fault', 'clock', 'stop', 'suppressed']);

/**
 * A log of JSON lines, or of lines to read, on standard output. Whatever is written has passed through `mask`: no log holds a password or a
 * reader's address.
 */
export function openLog(pretty: boolean, mask: (text: string) => string): Tell {
  const safe = (value: unknown): unknown =>
    typeof value === 'string'
      ? mask(maskCredentials(value))
      : Array.isArray(value)
        ? value.map(safe)
        : typeof value === 'object' && value !== null
          ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, safe(inner)]))
          : value;
  const destination = pretty
    ? { write: (line: string) => process.stdout.write(readable(line)) }
    : pino.destination({ sync: true });
  const log = pino(
    { base: null, timestamp: pino.stdTimeFunctions.isoTime, formatters: { level: (level) => ({ level }) } },
    destination,
  );
  return (event, about) => log[serious.has(event) ? 'warn' : 'info']({ event, ...(safe(about) as object) });
}

/** `2026-11-23 07:00:03Z made edition=2026-11-23`. */
function readable(line: string): string {
  const { time, level, event, ...about } = JSON.parse(line) as Record<string, unknown>;
  const said = Object.entries(about)
    .filter(([, value]) => value !== null && value !== '')
    .map(([key, value]) => `${key}=${typeof value === 'string' ? value : JSON.stringify(value)}`);
  return `${String(time).slice(0, 19).replace('T', ' ')}Z ${level === 'warn' ? '! ' : ''}${[event, ...said].join(' ')}\n`;
}
