import { nameOf, type SourceResult } from '../../collect/collect.ts';
import { lastGoodOf, silenceOf } from '../../collect/source-state.ts';
import { plural } from '../../lib/text/text.ts';
import type { Day } from '../../model/article.ts';
import type { Problem } from '../../model/outcome.ts';
import type { Source, SourceState } from '../../model/source.ts';

/**
 * The problems of a source that a reader is shown: in full when it broke, in short while it stays broken, and once when it works again or
 * falls silent. The state's `told` says what was shown last.
 */
export function healthOf(
  source: Source,
  before: SourceState | null,
  { state, outcome }: SourceResult,
  { problems, day }: { readonly problems: readonly Problem[]; readonly day: Day },
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

/** States after a run that made no edition: no reader has seen its notes, so that the next edition repeats them. */
export function unreported(
  states: ReadonlyMap<string, SourceState>,
  before: ReadonlyMap<string, SourceState>,
): Map<string, SourceState> {
  return new Map(
    [...states].map(([source, state]) => [source, { ...state, told: before.get(source)?.told ?? 'well' }]),
  );
}
