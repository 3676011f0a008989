/** An inline picture of a mail, referenced in its HTML as `cid:<id>`. */
export interface Picture {
  readonly id: string;
  readonly type: 'image/png' | 'image/jpeg' | 'image/gif';
  readonly base64: string;
}

/** One rendered digest. */
export interface Email {
  readonly subject: string;
  readonly preheader: string;
  /** At most 100,000 bytes: Gmail clips longer messages. */
  readonly html: string;
  readonly text: string;
  readonly pictures: readonly Picture[];
  /** The complete edition as one self-contained page. */
  readonly web: string;
}
