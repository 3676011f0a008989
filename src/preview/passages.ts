import { type Digest, pieceTexts } from '../model/digest.ts';

/** A slice that a mail prints, and its place in its article. */
export interface Passage {
  readonly text: string;
  readonly article: string;
  readonly start: number;
  readonly end: number;
}

/** Every slice that a digest prints: pointing at a sentence shows its place in the article. */
export function passagesOf({ topics, ahead, corrections }: Digest): Passage[] {
  const stories = topics.flatMap((topic) => topic.stories);
  const all = [
    ...stories.flatMap(({ sentences, quotes, dates, figures }) => [
      ...sentences,
      // A quotation around a cue has several pieces; each is looked up by its own words.
      ...quotes.flatMap((quote) => {
        const texts = pieceTexts(quote);
        return quote.pieces.map((piece, at) => ({ ...piece, article: quote.article, text: texts[at] }));
      }),
      ...dates.map(({ clause }) => clause),
      ...figures.flatMap(({ claims }) => claims.map(({ figure }) => figure)),
    ]),
    ...ahead.map(({ clause }) => clause),
    ...corrections.flatMap(({ was, now }) => (now === null ? [was] : [was, now])),
  ];
  return all.map(({ text, article, start, end }) => ({ text, article, start, end }));
}
