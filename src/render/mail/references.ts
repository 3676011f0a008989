import { siteOf } from '../../lib/url.ts';
import type { Digest, DigestDate, DigestSource } from '../../model/digest.ts';
import { dateLabel } from './labels.ts';
import type { DatedLineView } from './view.ts';

/** Resolves what a digest refers to by article ids. */
export class References {
  readonly digest: Digest;
  readonly #sources: ReadonlyMap<string, DigestSource>;

  constructor(digest: Digest) {
    this.digest = digest;
    this.#sources = new Map(digest.sources.map((source) => [source.article, source]));
  }

  source(article: string): DigestSource | undefined {
    return this.#sources.get(article);
  }

  /** The source number of an article; 0 if the digest does not list it. */
  ref(article: string): number {
    return this.source(article)?.number ?? 0;
  }

  lang(article: string): string {
    return this.source(article)?.language ?? 'und';
  }

  /** The outlet's name, else its site; empty if neither is known. */
  outlet(article: string): string {
    const source = this.source(article);
    return source?.outlet ?? siteOf(source?.url ?? null) ?? '';
  }

  /** A label for a date; without the year of the edition. */
  dateLabel(value: string, precision: DigestDate['precision']): string {
    return dateLabel(value, precision, this.digest.day);
  }

  line({ value, precision, clause, alsoIn }: DigestDate): DatedLineView {
    return {
      label: this.dateLabel(value, precision),
      text: clause.text,
      lang: this.lang(clause.article),
      ref: this.ref(clause.article),
      also: alsoIn.map(({ article }) => this.ref(article)),
    };
  }
}
