/** The part of a language pack that tells what stands in a text and is not part of the article. */

/**
 * A note of the site that stands among the paragraphs of an article.
 *
 * @example { name: 'correction', longest: 700, pattern: /^correction:/i }
 */
export interface SiteNote {
  /** What `briefing stage extract --explain` shows. */
  readonly name: string;
  /** Longer paragraphs never match: an article's own may begin with the same words. */
  readonly longest: number;
  readonly pattern: RegExp;
  /** Only among the first two paragraphs and the last six, where sites speak of themselves. Default false. */
  readonly outer?: true;
}

/**
 * Something that a site sets into a paragraph. It is cut out, and the rest of the paragraph stays.
 *
 * @example { name: 'video box', pattern: /JUST WATCHED .{0,200}? Replay/g }
 */
export interface Insertion {
  readonly name: string;
  /** With the flag `g`. */
  readonly pattern: RegExp;
}

/**
 * How captions are written.
 *
 * @example { does: /\b(?:poses|waves)\b/, dated: /, May \d{1,2}, \d{4}\.$/, points: /\(left\)/, creditLabel: "Photo", reports: /\bsaid\b/ }
 */
export interface CaptionWords {
  /** What people do in pictures, in the present: "speaks", "waves". */
  readonly does: RegExp;
  /** The day of a picture, as captions give it. */
  readonly dated: RegExp;
  /** Words that point at the picture: "(left)", "is seen", "file photo". */
  readonly points: RegExp;
  /** Words before a photographer's name: "Photo by", "Photograph:". */
  readonly creditLabel: string;
  /** Verbs and words of the past that no caption has: "said". */
  readonly reports: RegExp;
}

/**
 * How a paragraph about an author is written.
 *
 * @example { verb: / is /, writer: /^an? (?:staff )?writer\b/, profession: /^an? lawyer\b/, beat: { verb: /covers $/, rest: /^the / }, goesOn: [/^Follow /] }
 */
export interface BiographyWords {
  /** What stands right after the author's name. */
  readonly verb: RegExp;
  /** What only those who write are, right after the verb and up to the sentence's end. */
  readonly writer: RegExp;
  /** What others are too: it tells an author only where the byline names them. */
  readonly profession: RegExp;
  /** Verbs of writing, and what follows them: "covers the". */
  readonly beat: { readonly verb: RegExp; readonly rest: RegExp };
  /** The opening of a further paragraph about the same author. */
  readonly goesOn: readonly RegExp[];
}

/** What texts of a language contain that is not part of the article. */
export interface CleaningPack {
  /** Labels in capitals that end a row of headlines behind a name: "MORE". */
  readonly widgetLabels: readonly string[];
  readonly insertions: readonly Insertion[];
  /** In the order in which they are tried. */
  readonly notes: readonly SiteNote[];
  readonly captions: CaptionWords;
  readonly biographies: BiographyWords;
}
