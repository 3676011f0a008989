import { nameOf, type Reading } from './collect/collect.ts';
import { lastGoodOf, silenceOf } from './collect/states.ts';
import { plural } from './lib/text.ts';
import type { Day, Problem, Source, SourceState } from './model.ts';

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
  const broken = before !== null && before.failures > 0;
  if (outcome === 'failed') {
    const since = lastGoodOf(state, day);
    return {
      state,
      problems: problems.map(({ message }) => note(`${broken ? 'still not readable: ' : ''}${message}; ${since}`)),
    };
  }
  const notes = broken ? [note(`can be read again, after ${plural(before.failures, 'failure')}`)] : [];
  const silence = silenceOf(state, day);
  if (silence !== null && !state.silent) notes.push(note(silence));
  return { state: { ...state, silent: silence !== null }, problems: [...problems, ...notes] };
}
