import { BriefingError, messageOf } from '../errors.ts';

/** How long a server may take, in milliseconds: to be reached, to greet, and between two of its lines. */
const patience = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 30_000 };

/** The bare address of a mailbox: `Name <name@example.org>` or `name@example.org`. */
export function addressOf(mailbox: string): string {
  return /<([^<>]+)>\s*$/.exec(mailbox)?.[1] ?? mailbox.trim();
}

/**
 * Hands one message to the server of an `smtp:` or `smtps:` address and gives the server's last line. Without TLS nothing is sent, unless
 * the address says `?plain=yes` and leads to this machine.
 *
 * @throws BriefingError with what the server said; never with the address's name or password
 */
export async function sendOnce(smtp: string, from: string, to: string, eml: Uint8Array): Promise<string> {
  const { createTransport } = await import('nodemailer');
  const url = new URL(smtp);
  const secure = url.protocol === 'smtps:';
  const plain = url.searchParams.get('plain') === 'yes';
  const transport = createTransport({
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port) || (secure ? 465 : 587),
    secure,
    requireTLS: !secure && !plain,
    ignoreTLS: plain,
    ...(url.username !== '' && {
      auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
    }),
    ...patience,
  });
  try {
    const sent = await transport.sendMail({
      envelope: { from: addressOf(from), to: [addressOf(to)] },
      raw: Buffer.from(eml),
    });
    return sent.response;
  } catch (error) {
    const said = messageOf(error)
      .replaceAll(url.password || '\0', '…')
      .slice(0, 500);
    throw new BriefingError(`The mail was not sent by ${url.host}: ${said}`, {
      hint: 'Check SMTP_URL: smtp://name:password@host:587 (STARTTLS), or smtps://name:password@host:465.',
      cause: error,
    });
  } finally {
    transport.close();
  }
}
