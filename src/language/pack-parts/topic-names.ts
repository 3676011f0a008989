/** The part of a language pack that says what names of topics are made of. */

/**
 * The words that names of topics are made of: a noun that says what happens, and what stands before or after it ("Oskarfjord bridge
 * repair", "attack on Tarnby"). All in small letters.
 *
 * @example
 * {
 *   events: new Set(['repair', 'attack']), matters: new Set(['law']), determiners: new Set(['the']), empty: new Set(['new']),
 *   broad: new Set(['federal']), links: new Set(['on']), singular: (noun) => noun.replace(/s$/, ''),
 * }
 */
export interface TopicNamePack {
  /** Nouns that say what happens, in the singular. */
  readonly events: ReadonlySet<string>;
  /** Nouns that name a matter ("control"), and a subject only with another common noun ("gun control"). */
  readonly matters: ReadonlySet<string>;
  /** Before a noun phrase. */
  readonly determiners: ReadonlySet<string>;
  /** Adjectives that say nothing of the subject ("new"): no name begins with one. */
  readonly empty: ReadonlySet<string>;
  /** What does not tell a subject from others ("federal investigation"), if nothing else is said of it. */
  readonly broad: ReadonlySet<string>;
  /** Between what happens and a name. */
  readonly links: ReadonlySet<string>;
  readonly singular: (noun: string) => string;
}
