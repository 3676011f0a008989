/** What is asked of the client: one page, feed or file, with GET. */
export interface HttpRequest {
  readonly url: string;
  /** Sent to the origin of `url` only, never to where it redirects. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Validators of an earlier answer (RFC 9110 section 13.1). */
  readonly etag?: string | null;
  readonly lastModified?: string | null;
  readonly accept?: string;
  /** Whether robots.txt decides (RFC 9309): for pages, not for feeds, which are there to be fetched. */
  readonly robots?: boolean;
}

/**
 * An answer with a body.
 *
 * @example { kind: 'answer', url: 'https://tarnby.example/feed', moved: null, bytes, contentType: 'text/xml', etag: null, lastModified: null }
 */
export interface HttpAnswer {
  readonly kind: 'answer';
  /** Where the bytes came from, after redirects. */
  readonly url: string;
  /** Where the address has moved for good (301, 308); null when it has not. */
  readonly moved: string | null;
  readonly bytes: Uint8Array;
  readonly contentType: string | null;
  readonly etag: string | null;
  readonly lastModified: string | null;
}

/** The answer has not changed since the validators were given (304). */
export interface HttpUnchanged {
  readonly kind: 'unchanged';
}

/**
 * Why there is no answer.
 *
 * @example { kind: 'failure', reason: 'answered 404 (not found)', status: 404, lasting: true, retryAt: null }
 */
export interface HttpFailure {
  readonly kind: 'failure';
  /** What went wrong, to be read after the name of the source: `answered 404 (not found)`. */
  readonly reason: string;
  readonly status: number | null;
  /** Whether it is no use to ask again tomorrow: not there, not allowed. */
  readonly lasting: boolean;
  /** When the server wants to be asked again; ISO 8601. */
  readonly retryAt: string | null;
}

/** The one client through which every request of the program goes. Never rejects. */
export interface HttpClient {
  get(request: HttpRequest): Promise<HttpAnswer | HttpUnchanged | HttpFailure>;
  close(): Promise<void>;
}
