/** Maximum length of a server reply that is shown, in UTF-16 units. */
const longest = 500;

/**
 * Makes what a server says fit for an error and a log: one line, no control characters, a bounded length, and nothing of the log-in: a server may
 * say again what it was sent.
 *
 * @param secrets from `secretsOf`
 */
export function serverWords(text: string, secrets: readonly string[]): string {
  let plain = oneLine(text);
  for (const secret of secrets) plain = plain.replaceAll(secret, '…');
  return plain.slice(0, longest);
}

/** The password in the address of a server, in all the ways in which it is sent. */
export function secretsOf(url: URL): string[] {
  const [user, pass] = [decodeURIComponent(url.username), decodeURIComponent(url.password)];
  if (user === '' && pass === '') return [];
  const secrets = [
    ...[pass, url.password],
    // As a quoted string of IMAP (RFC 3501, 4.3).
    pass.replace(/["\\]/g, '\\$&'),
    // As AUTH PLAIN and AUTH LOGIN send them.
    ...[`\0${user}\0${pass}`, pass, user].map((text) => Buffer.from(text).toString('base64')),
  ].map(oneLine);
  // The longest first, for one may hold another.
  return [...new Set(secrets)].filter((text) => text.length > 2).sort((a, b) => b.length - a.length);
}

const oneLine = (text: string) => text.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
