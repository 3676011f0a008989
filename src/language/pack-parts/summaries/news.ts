/** The part of a language pack that says what the sentences of news are made of. */

/** What a sentence may show of whether it tells the news of a report. */
export type NewsSign =
  | 'past'
  | 'plan'
  | 'lately'
  | 'background'
  | 'history'
  | 'judgement'
  | 'reader'
  | 'conditional'
  | 'attributed'
  | 'informal'
  | 'connective'
  | 'event'
  | 'scheduled';

/**
 * Signs by which the sentence that tells the news is found; the models of sentences, dates and quotations hold what each is worth.
 *
 * @example { past: /\b\p{Ll}+ed\b/u, plan: /\bwill\b/, … }
 */
export interface NewsPack {
  readonly signs: Readonly<Record<NewsSign, RegExp>>;
}
