declare module 'snowball-stemmers' {
  interface Stemmer {
    stem(word: string): string;
  }
  const stemmers: { newStemmer(algorithm: string): Stemmer; algorithms(): string[] };
  export default stemmers;
}

declare module 'stopword' {
  /** Stop words by ISO 639-3 code. */
  const lists: Record<string, string[]>;
  export = lists;
}
