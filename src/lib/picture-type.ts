/** The kinds of pictures that all mail programs show; SVG is not among them: Gmail shows none, and it may hold scripts. */
export type PictureType = 'image/png' | 'image/jpeg' | 'image/gif';

const kinds: readonly { readonly type: PictureType; readonly magic: RegExp }[] = [
  { type: 'image/png', magic: /^\x89PNG\r\n\x1a\n/ },
  { type: 'image/jpeg', magic: /^\xff\xd8\xff/ },
  { type: 'image/gif', magic: /^GIF8[79]a/ },
];

/** What a picture is by its first bytes, whatever its name or its server says; null when it is none. */
export function pictureType(bytes: Uint8Array): PictureType | null {
  const head = Buffer.from(bytes.subarray(0, 12)).toString('latin1');
  return kinds.find(({ magic }) => magic.test(head))?.type ?? null;
}

/** A picture as an address that holds it whole (RFC 2397), for pages that open without a server. */
export function dataUrl({ type, base64 }: { readonly type: PictureType; readonly base64: string }): string {
  return `data:${type};base64,${base64}`;
}
