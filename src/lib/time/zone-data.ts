/** How old the rules of time zones are that this program goes by: governments change them, some with a few weeks' notice. */

/** `2025b` of the first line of tzdata.zi (`# version 2025b`) or of a file +VERSION (`2025b`); null where it says none. */
export function zoneVersionIn(text: string): string | null {
  return /^(?:# version )?(\d{4}[a-z]{1,2})\s*$/m.exec(text.slice(0, 200))?.[1] ?? null;
}

/**
 * What is to be said of Node's time zone data; null where all is well.
 *
 * @param own the version that Node brings along (`process.versions.tz`)
 * @param system the version of the system; null where it has none
 */
export function zoneDataConcern(own: string | undefined, system: string | null, now: Date): string | null {
  if (own === undefined || !/^\d{4}[a-z]/.test(own)) return null;
  const mend = 'A zone whose rules were changed since may be an hour off: update Node.';
  // A year has fewer than 26 releases, so that versions sort as text.
  if (system !== null && system > own) return `Node's time zone data are ${own}, the system's ${system}. ${mend}`;
  return now.getTime() - releasedBy(own) > 366 * 86_400_000
    ? `Node's time zone data (${own}) are more than a year old. ${mend}`
    : null;
}

/** The first days by which the releases a, b, and c or later of a year were out, as a rule (month from 0, and day). */
const latestReleases = [
  [3, 1],
  [10, 1],
  [12, 1],
] as const;

function releasedBy(version: string): number {
  const nth = version.charCodeAt(4) - 'a'.charCodeAt(0);
  const [month, day] = latestReleases[Math.min(nth, latestReleases.length - 1)];
  return Date.UTC(Number(version.slice(0, 4)), month, day);
}
