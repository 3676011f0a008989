import { nameOf, type Reading } from '../collect/collect.ts';
import { lastGoodOf, silenceOf } from '../collect/source-state.ts';
import { plural } from '../lib/text/text.ts';
import type { Day, Problem, Source, SourceState } from '../model/article.ts';

/**
 * What a reader should know of a source after this run: that it broke, in full; that it is still broken, in short; that it
 * can be read again, and that it fell silent, once. The state says what was told.
 */
export function healthOf(
  source: Source,
  before: SourceState | null,
  { state, outcome }: Reading,
  problems: readonly Problem[],
  day: Day,
): { readonly state: SourceState | null; readonly problems: readonly Problem[] } {
  if (state === null) return { state, problems };
  const about = nameOf(source, state.title);
  const note = (message: string): Problem => ({ stage: 'collect', about, message });
  const told = before?.told ?? 'well';
  if (outcome === 'failed') {
    const since = lastGoodOf(state, day);
    const lines = problems.map(
      ({ message }) => `${told === 'broken' ? 'still not readable: ' : ''}${message}; ${since}`,
    );
    return { state: { ...state, told: 'broken' }, problems: lines.map(note) };
  }
  const notes = told === 'broken' ? [note(`can be read again, after ${plural(before?.failures ?? 1, 'failure')}`)] : [];
  const silence = silenceOf(state, day);
  if (silence !== null && told !== 'silent') notes.push(note(silence));
  return { state: { ...state, told: silence === null ? 'well' : 'silent' }, problems: [...problems, ...notes] };
}

/** States after a run that made no edition: what would have been told was told to nobody. */
export function untold(
  states: ReadonlyMap<string, SourceState>,
  before: ReadonlyMap<string, SourceState>,
): Map<string, SourceState> {
  return new Map(
    [...states].map(([source, state]) => [source, { ...state, told: before.get(source)?.told ?? 'well' }]),
  );
}
