import { domainOf } from '../lib/text/mail-address.ts';
import type { DkimKey } from './message.ts';

/** What was checked, whether it is right (null: unknown), and what to do. */
export interface DnsFinding {
  readonly ok: boolean | null;
  readonly what: string;
  readonly say: string;
}

/** What is asked of the name server; rejects with an error that has a `code`. */
export interface DnsLookup {
  txt(name: string): Promise<string[][]>;
  mx(name: string): Promise<unknown[]>;
}

/** Whether receivers can trust the mail of a domain: SPF (RFC 7208), DKIM (RFC 6376), DMARC (RFC 7489), and a mailbox for answers. */
export async function checkSenderDns(
  from: string,
  dkim: (DkimKey & { readonly publicKey: string }) | null,
  names: DnsLookup,
): Promise<DnsFinding[]> {
  const domain = domainOf(from);
  if (!domain.includes('.'))
    return [
      {
        ok: false,
        what: 'Sender',
        say: `MAIL_FROM is at ${domain}, which is no domain on the net: set an address of yours.`,
      },
    ];
  return Promise.all([
    checkRecord('SPF', domain, names, (records) => {
      const found = records.filter((record) => /^v=spf1\b/i.test(record));
      if (found.length === 0)
        return [
          false,
          `${domain} has no SPF record: add a TXT record that your provider names, such as "v=spf1 include:… -all".`,
        ];
      if (found.length > 1)
        return [false, `${domain} has ${found.length} SPF records; receivers then heed none: make one of them.`];
      return !/\s(?:[~-]all\b|redirect=)/i.test(found[0])
        ? [false, `it lets everybody send for ${domain}: end it with -all or ~all. It is "${found[0]}".`]
        : [true, found[0]];
    }),
    dkim === null
      ? {
          ok: null,
          what: 'DKIM',
          say: 'not signed here; most providers sign what they send. Look at a mail that arrived: its head should say dkim=pass.',
        }
      : checkRecord('DKIM', `${dkim.selector}._domainkey.${dkim.domain}`, names, (records) => {
          const found = records
            .map((record) => /\bp=([^;]*)/.exec(record)?.[1]?.replace(/\s+/g, ''))
            .find((key) => key !== undefined);
          const name = `${dkim.selector}._domainkey.${dkim.domain}`;
          const want = `add a TXT record at ${name}: "v=DKIM1; k=rsa; p=${dkim.publicKey}"`;
          if (found === undefined) return [false, `there is no key: ${want}`];
          return found === dkim.publicKey
            ? [true, `${name} has the key that signs here`]
            : [false, `${name} has another key than the one that signs here: ${want}`];
        }),
    checkDmarc(domain, names),
    names.mx(domain).then(
      (records): DnsFinding => ({
        ok: records.length > 0,
        what: 'Answers',
        say:
          records.length > 0
            ? `${domain} takes mail`
            : `${domain} takes no mail: replies and unsubscribe requests by mail would be lost.`,
      }),
      (error: unknown): DnsFinding =>
        missing('Answers', error, `${domain} takes no mail: replies and unsubscribe requests by mail would be lost.`),
    ),
  ]);
}

/** The policy of a domain, or that of the nearest one above it (RFC 7489, 6.6.3, as a walk up the tree). */
async function checkDmarc(domain: string, names: DnsLookup): Promise<DnsFinding> {
  let worst: DnsFinding | null = null;
  const labels = domain.split('.');
  for (let first = 0; first < labels.length - 1; first++) {
    const at = `_dmarc.${labels.slice(first).join('.')}`;
    const finding = await checkRecord('DMARC', at, names, (records) => {
      const found = records.find((record) => /^v=DMARC1\b/i.test(record));
      return found === undefined
        ? [
            false,
            `${domain} has no DMARC record: add a TXT record at _dmarc.${domain}, to begin with "v=DMARC1; p=none".`,
          ]
        : [true, found];
    });
    if (finding.ok) return finding;
    if (first === 0 || finding.ok === null) worst = finding;
  }
  return worst as DnsFinding;
}

async function checkRecord(
  what: string,
  name: string,
  names: DnsLookup,
  judge: (records: string[]) => [ok: boolean, say: string],
): Promise<DnsFinding> {
  try {
    const [ok, say] = judge((await names.txt(name)).map((parts) => parts.join('')));
    return { ok, what, say };
  } catch (error) {
    const [, say] = judge([]);
    return missing(what, error, say);
  }
}

/** A name that is not there is an answer; a name server that does not answer is none. */
function missing(what: string, error: unknown, say: string): DnsFinding {
  const { code } = error as { code?: string };
  return code === 'ENODATA' || code === 'ENOTFOUND'
    ? { ok: false, what, say }
    : { ok: null, what, say: `the name server did not answer (${code ?? 'unknown'}): try again on the net` };
}
