/** What a client may know a version of a file by. */
export interface Validators {
  /** A strong entity tag, with its quotation marks. */
  readonly etag: string;
  /** Whole seconds, not in the future; milliseconds since 1970. */
  readonly modified: number;
}

/** What a request says about the version that it has. */
export interface Conditions {
  readonly ifNoneMatch: string | undefined;
  readonly ifModifiedSince: string | undefined;
}

/**
 * Whether the client has this version already (RFC 9110, 13.2.2): `If-None-Match` decides where there is one, compared weakly, since servers
 * that compress on the way make a strong tag a weak one (nginx) or add to it (Apache); else `If-Modified-Since`. A condition that cannot be read is none.
 */
export function isFresh({ ifNoneMatch, ifModifiedSince }: Conditions, { etag, modified }: Validators): boolean {
  if (ifNoneMatch !== undefined) {
    if (ifNoneMatch.trim() === '*') return true;
    const tags = ifNoneMatch.match(/"[^"]*"/g) ?? [];
    return tags.some((tag) => tag.replace(/-(?:gzip|br|zstd)"$/, '"') === etag);
  }
  if (ifModifiedSince === undefined) return false;
  // The obsolete form of asctime has no zone, and means UTC (RFC 9110, 5.6.7).
  const since = Date.parse(/GMT\s*$/.test(ifModifiedSince) ? ifModifiedSince : `${ifModifiedSince} GMT`);
  return !Number.isNaN(since) && modified <= since;
}
