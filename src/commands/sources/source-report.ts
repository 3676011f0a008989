import { type Listing, nameOf } from '../../collect/collect.ts';
import { lastGoodOf, silenceOf } from '../../collect/source-state.ts';
import { adviceFor } from '../../collect/suggested-fixes.ts';
import { plural } from '../../lib/text/text.ts';
import { plainDay } from '../../lib/time/calendar.ts';
import { maskCredentials } from '../../lib/url.ts';
import type { Source, SourceState } from '../../model/source.ts';

/** What a check found out about one source. */
export interface Finding {
  readonly location: string;
  readonly name: string;
  readonly ok: boolean;
  readonly kind: string;
  readonly url: string;
  readonly items: number;
  readonly dated: number;
  readonly newest: string | null;
  readonly whole: number;
  readonly lastGood: string;
  readonly wrong: readonly string[];
  readonly fixes: readonly string[];
}

/** What a listing says of its source, for the person who keeps the list. Pure. */
export function findingOf(source: Source, before: SourceState | null, listing: Listing, day: string): Finding {
  const { value, problems, reading } = listing;
  const { state } = reading;
  const dated = value.filter(({ published }) => published !== null).length;
  const wrong = [...problems.map(({ message }) => message), ...reading.notes];
  if (value.length > 0 && dated < value.length && state?.kind === 'feed')
    wrong.push(`${value.length - dated} of ${plural(value.length, 'item')} have no date`);
  const silence = state === null ? null : silenceOf(state, day);
  if (silence !== null) wrong.push(silence);
  return {
    location: maskCredentials(source.location),
    name: nameOf(source, state?.title),
    ok: reading.outcome !== 'failed',
    kind: state?.kind ?? source.kind,
    url: state?.url ?? source.location,
    items: value.length,
    dated,
    newest: state?.newest?.slice(0, 10) ?? null,
    whole: value.filter((item) => item.whole).length,
    lastGood: before === null ? 'not read in a run yet' : lastGoodOf(before, day),
    wrong,
    fixes: [...new Set(wrong.flatMap((reason) => adviceFor(reason) ?? []))],
  };
}

/** A finding as lines for a terminal. */
export function findingLines(finding: Finding): string[] {
  const { ok, name, kind, url, items, dated, newest, whole, lastGood, wrong, fixes } = finding;
  const facts = [kind, plural(items, 'item')];
  if (newest !== null) facts.push(`newest of ${plainDay(newest)}`);
  if (kind === 'feed' && items > 0)
    facts.push(`${dated} dated`, whole > 0 ? `${whole} with a whole text` : 'teasers only');
  return [
    `${ok ? '✓' : '✗'} ${name}`,
    `    ${url}`,
    ...(ok ? [`    ${facts.join(', ')}; ${lastGood}`] : [`    ${lastGood}`]),
    ...wrong.map((reason) => `    ${ok ? 'note' : 'wrong'}: ${reason}`),
    ...fixes.map((line) => `    suggested fix: ${line}`),
  ];
}
