import type { Deliverer } from '../archive/deliver.ts';
import type { Collector, ReadableSource, SourceResult } from '../collect/collect.ts';
import type { ReaderThread } from '../extract/reader.ts';
import type { ExclusionRules } from '../group/admission.ts';
import type { DigestSize } from '../group/selection.ts';
import type { ConfiguredTopic } from '../group/topics/configured-topics.ts';
import type { HttpClient } from '../lib/http/exchange.ts';
import type { Clock } from '../lib/time/clock.ts';
import type { Article, Dropped } from '../model/article.ts';
import type { Digest } from '../model/digest.ts';
import type { Email, Picture } from '../model/email.ts';
import type { Accounts, Problem } from '../model/outcome.ts';
import type { Source, SourceState } from '../model/source.ts';
import type { Links } from '../render/render.ts';
import type { CompiledTemplates } from '../render/templates/templates.ts';
import type { State } from '../store/state.ts';
import type { CoveredStory } from '../store/store.ts';
import type { Summarizer } from '../summarize/summarize.ts';

/**
 * What an edition needs of the world. `adapters.ts` decides which adapter plays each part; tests pass their own.
 *
 * @example
 * const parts = await openParts(config, systemClock);
 * try { await makeEdition(parts, config, request, () => {}); } finally { await parts.close(); }
 */
export interface Parts extends Pick<State, 'store' | 'subscribers' | 'outbox' | 'slots' | 'facts'> {
  readonly collectors: Record<ReadableSource['kind'], Collector>;
  /** Every request goes through this client. */
  readonly http: HttpClient;
  readonly reader: ReaderThread;
  readonly summarizer: Summarizer;
  readonly deliverer: Deliverer;
  readonly clock: Clock;
  /** The template set, compiled at the first call: a run with nothing to print does without. */
  readonly templates: () => Promise<CompiledTemplates>;
  /** Links that the mail of an edition contains. */
  readonly links: (edition: string) => Links;
}

/** What a digest is made from. The day is an argument, never a reading of the clock. */
export interface DigestRequest extends ExclusionRules {
  readonly day: string;
  readonly title: string;
  /** Name of the edition in the configuration; '' where there is only one. */
  readonly list: string;
  /** Language of texts that are too short to show their own and whose source names none; null for English. BCP 47. */
  readonly language: string | null;
  readonly sources: readonly Source[];
  readonly topics: readonly ConfiguredTopic[];
  /** Whether topics are found; if not, there are only the user's topics and the sections. */
  readonly foundTopics: boolean;
  /** Words that raise the weight of a story. */
  readonly watch: readonly string[];
  readonly room: DigestSize;
  /** Maximum number of coming days. */
  readonly ahead: number;
  /** Articles published before this day are deferred: neither printed nor remembered. Null for no limit. */
  readonly since: string | null;
  /** Rebuild the day's edition from everything that it and its supplements contained, and what is new since. */
  readonly again: boolean;
  readonly sentences: number;
  readonly words: number | null;
  readonly quotes: number;
  readonly dates: number;
  /** Minimum number of stories; with fewer there is no edition, and they wait for the next one. */
  readonly atLeast: number;
  /** Whether stories show the image of their lead article. */
  readonly pictures: boolean;
}

/** How one source was read, for the report. */
export interface SourceReading {
  readonly name: string;
  readonly location: string;
  readonly outcome: SourceResult['outcome'];
  /** Items that it listed, how many of them were new, and what became of those that were not taken. */
  readonly listed: number;
  readonly fresh: number;
  readonly left: number;
  readonly held: number;
  readonly notes: readonly string[];
}

/** A digest that was made and not yet handed over. `digest` and `email` are null where there is nothing new to print. */
export interface Made {
  readonly day: string;
  readonly list: string;
  readonly digest: Digest | null;
  readonly email: Email | null;
  /** Images of its stories, by the story's id. */
  readonly pictures: readonly Picture[];
  readonly articles: readonly Article[];
  readonly stories: readonly CoveredStory[];
  /** Why each topic's stories belong together, by the topic's id. */
  readonly topics: ReadonlyMap<string, readonly string[]>;
  readonly dropped: readonly Dropped[];
  /** Ids of items that this run could not process; the next run tries again. */
  readonly deferred: readonly string[];
  readonly problems: readonly Problem[];
  readonly accounts: Accounts;
  /** Number of items that an earlier run has processed. */
  readonly known: number;
  readonly readings: readonly SourceReading[];
  /** Keys of items and states of sources that are to be remembered. */
  readonly keys: ReadonlyMap<string, readonly string[]>;
  readonly states: ReadonlyMap<string, SourceState>;
  /** Editions that this one replaces. */
  readonly replaces: readonly string[];
}

/** Called at the beginning of each step, for a progress display. */
export type Progress = (step: string, detail?: string) => void;
