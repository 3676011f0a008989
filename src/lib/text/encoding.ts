/** Bytes to text: byte-order mark, UTF-16 by its zeros, UTF-8 where it is valid, what the content declares, windows-1252. */

/** True when the bytes are no text: a NUL outside UTF-16, or more than one control character in a hundred bytes. */
export function looksBinary(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 8192);
  if (byteOrderMark(head) !== null || utf16Guess(head) !== null) return false;
  let odd = 0;
  for (const byte of head) {
    if (byte === 0) return true;
    if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) odd++;
  }
  return odd > head.length / 100;
}

/** The charset of a Content-Type header; null when it names none. */
export function charsetOf(contentType: string | null): string | null {
  return /charset\s*=\s*["']?([\w:.-]+)/i.exec(contentType ?? '')?.[1] ?? null;
}

/**
 * Decodes a page, a feed or a text.
 * Undecodable bytes become U+FFFD; the function never throws.
 *
 * @param charset what came with the bytes (HTTP); it overrides what they declare
 */
export function decodeBytes(bytes: Uint8Array, charset: string | null = null): string {
  const marked = byteOrderMark(bytes);
  if (marked === 'utf-32le' || marked === 'utf-32be') return decodeUtf32(bytes, marked === 'utf-32le');
  if (marked !== null) return decodeAs(bytes, marked);
  const wide = utf16Guess(bytes);
  if (wide !== null) return decodeAs(bytes, wide);
  // Valid UTF-8 with a multi-byte character in it is UTF-8 whatever a page claims: other encodings do not look so by chance.
  const utf8 = tryDecode(bytes, 'utf-8', true);
  if (utf8 !== null && !escapes(utf8)) return utf8;
  for (const named of [charset, declaredEncoding(bytes)]) {
    // Pages in any superset of ASCII are declared as ASCII; bytes that are not valid UTF-8 are none, whatever is declared.
    if (named === null || /^(?:utf-?8|(?:us-)?ascii)$/i.test(named)) continue;
    const text = tryDecode(bytes, named, false);
    if (text !== null) return text;
  }
  return mostlyUtf8(bytes) ? decodeAs(bytes, 'utf-8') : decodeAs(bytes, 'windows-1252');
}

/**
 * Decodes a text in which no letter may be guessed: settings, keys. UTF-8, UTF-16 and UTF-32, with or without a byte order mark; a mark at
 * the beginning of a line is dropped (Unicode 23.8), as where files were joined.
 *
 * @throws Error that says from which line on the bytes are no such text, to follow the name of the file
 */
export function decodeStrictly(bytes: Uint8Array): string {
  const encoding = byteOrderMark(bytes) ?? utf16Guess(bytes) ?? 'utf-8';
  if (encoding.startsWith('utf-32')) return decodeUtf32(bytes, encoding === 'utf-32le');
  const text = tryDecode(bytes, encoding, true);
  if (text === null)
    throw new Error(`line ${lineOfFault(decodeAs(bytes, encoding), '\uFFFD')} is not ${encoding.toUpperCase()}.`);
  // What was appended in another encoding: UTF-16 behind UTF-8 has NULs, UTF-8 behind UTF-16 has two ASCII letters in every character.
  const other = /\0|[\u2020-\u7E7E]{4}/.exec(text)?.[0];
  if (other === '\0' || (other !== undefined && encoding.startsWith('utf-16') && [...other].every(twoLetters)))
    throw new Error(`line ${lineOfFault(text, other)} is in another encoding than the beginning.`);
  return text.replace(/^\uFEFF/gm, '');
}

function lineOfFault(text: string, fault: string): number {
  return text.slice(0, text.indexOf(fault)).split('\n').length;
}

/** A character of UTF-16 both of whose bytes are printable ASCII. */
function twoLetters(char: string): boolean {
  const code = char.charCodeAt(0);
  return [code >> 8, code & 0xff].every((byte) => byte >= 0x20 && byte <= 0x7e);
}

function decodeAs(bytes: Uint8Array, encoding: string): string {
  return tryDecode(bytes, encoding, false) ?? '';
}

/** ISO-2022 encodings hide in seven bits behind escape sequences: valid UTF-8 that is none. */
function escapes(text: string): boolean {
  return /\u001B[$(][@A-Z]/.test(text);
}

// What windows-1252 has at 0x80 to 0x9F (Encoding Standard, index windows-1252). Some releases of Node 20 to 23 decode it
// as ISO-8859-1 (nodejs/node#56542), which has control characters there: quote marks would vanish.
const c1 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

function tryDecode(bytes: Uint8Array, encoding: string, fatal: boolean): string | null {
  try {
    const decoder = new TextDecoder(encoding, { fatal });
    const text = decoder.decode(bytes);
    return decoder.encoding === 'windows-1252'
      ? text.replace(/[\u0080-\u009F]/g, (char) => c1[char.charCodeAt(0) - 0x80])
      : text;
  } catch {
    return null;
  }
}

function byteOrderMark(bytes: Uint8Array): string | null {
  const [first, second, third, fourth] = bytes;
  if (first === 0xff && second === 0xfe && third === 0 && fourth === 0) return 'utf-32le';
  if (first === 0 && second === 0 && (third === 0xfe || third === 0) && (fourth === 0xff || fourth === 0x3c))
    return 'utf-32be';
  if (first === 0x3c && second === 0 && third === 0 && fourth === 0) return 'utf-32le';
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

/** UTF-32, which TextDecoder does not know; its mark, or the `<` that markup begins with, gives it away. */
function decodeUtf32(bytes: Uint8Array, little: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength - (bytes.byteLength % 4));
  let text = '';
  for (let at = 0; at < view.byteLength; at += 4) {
    const code = view.getUint32(at, little);
    text += code > 0x10ffff ? '\uFFFD' : String.fromCodePoint(code);
  }
  return text.replace(/^\uFEFF/, '');
}

/** UTF-16 without a mark shows as NULs on every other byte of Latin text. */
function utf16Guess(bytes: Uint8Array): string | null {
  const head = bytes.subarray(0, 512);
  if (head.length < 8) return null;
  const zeros = [0, 0];
  for (const [at, byte] of head.entries()) if (byte === 0) zeros[at % 2]++;
  const half = head.length / 2;
  if (zeros[1] > half * 0.7 && zeros[0] < half * 0.1) return 'utf-16le';
  return zeros[0] > half * 0.7 && zeros[1] < half * 0.1 ? 'utf-16be' : null;
}

/** The charset that a page names in its first 2 kB (HTML Standard, prescan of a byte stream; XML declaration). */
function declaredEncoding(bytes: Uint8Array): string | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 2048));
  return (
    /<meta[^>]{0,200}charset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1] ??
    /^<\?xml[^>]{0,200}encoding\s*=\s*["']([\w-]+)/i.exec(head)?.[1] ??
    null
  );
}

/** UTF-8 that a broken byte or two spoilt: far more valid multi-byte sequences than invalid ones. */
function mostlyUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(bytes);
  const broken = text.match(/\uFFFD/g)?.length ?? 0;
  const valid = text.match(/[^\u0000-\u007F\uFFFD]/g)?.length ?? 0;
  return valid > broken * 3;
}

// UTF-8 that was once read as Latin-1: `Ã©` with a control character for its second half, which no text holds otherwise.
const misread = /[\u00C2-\u00DF][\u0080-\u00BF]|[\u00E0-\u00EF][\u0080-\u00BF]{2}|[\u00F0-\u00F4][\u0080-\u00BF]{3}/g;

/** Mends letters that a publishing system misread ("Iâ\u0080\u0099ve" is "I’ve"), where control characters give them away. */
export function mendMisread(text: string): string {
  if (!/[\u0080-\u009F]/.test(text)) return text;
  return text.replace(misread, (letters) =>
    /[\u0080-\u009F]/.test(letters) ? Buffer.from(letters, 'latin1').toString('utf8') : letters,
  );
}
