import { describe, expect, test } from 'vitest';
import { checkSenderDns, type DnsLookup } from '../../src/mail/dns-check.ts';

/** A name server that knows these records; `dead` answers to nothing. */
function namesOf(records: Record<string, string[]>, dead = false): DnsLookup {
  const ask = async (name: string) => {
    if (dead) throw Object.assign(new Error('queryTxt ETIMEOUT'), { code: 'ETIMEOUT' });
    if (!(name in records)) throw Object.assign(new Error('queryTxt ENODATA'), { code: 'ENODATA' });
    return records[name];
  };
  return {
    // A long record comes in parts.
    txt: async (name) => (await ask(name)).map((record) => [record.slice(0, 9), record.slice(9)]),
    mx: (name) => ask(`mx:${name}`),
  };
}

const good = {
  'tarnby.example': ['google-site-verification=1', 'v=spf1 include:spf.mailer.example -all'],
  'mail._domainkey.tarnby.example': ['v=DKIM1; k=rsa; p=AB CD'],
  '_dmarc.tarnby.example': ['v=DMARC1; p=quarantine'],
  'mx:tarnby.example': ['mx.tarnby.example'],
};
const dkim = { domain: 'tarnby.example', selector: 'mail', privateKey: '', publicKey: 'ABCD' };

const look = async (records: Record<string, string[]>, { from = 'desk@tarnby.example', dead = false } = {}) =>
  Object.fromEntries(
    (await checkSenderDns(from, dkim, namesOf(records, dead))).map(({ what, ok, say }) => [what, [ok, say]]),
  );

describe('what receivers can make of a domain', () => {
  test('all is well', async () => {
    expect(await look(good)).toEqual({
      SPF: [true, 'v=spf1 include:spf.mailer.example -all'],
      DKIM: [true, expect.stringContaining('has the key that signs here')],
      DMARC: [true, 'v=DMARC1; p=quarantine'],
      Answers: [true, 'tarnby.example takes mail'],
    });
  });

  test('nothing is there: each says which record to add, and where', async () => {
    expect(await look({})).toEqual({
      SPF: [false, expect.stringContaining('tarnby.example has no SPF record: add a TXT record')],
      DKIM: [
        false,
        expect.stringContaining('add a TXT record at mail._domainkey.tarnby.example: "v=DKIM1; k=rsa; p=ABCD"'),
      ],
      DMARC: [false, expect.stringContaining('add a TXT record at _dmarc.tarnby.example')],
      Answers: [false, expect.stringContaining('takes no mail')],
    });
  });

  test.each([
    ['two records', ['v=spf1 -all', 'v=spf1 mx -all'], 'has 2 SPF records'],
    ['everybody may', ['v=spf1 mx +all'], 'lets everybody send'],
    ['nobody is kept out', ['v=spf1 mx'], 'lets everybody send'],
    ['everybody by default', ['v=spf1 mx all'], 'lets everybody send'],
  ])('SPF: %s', async (_, records, say) => {
    expect((await look({ ...good, 'tarnby.example': records })).SPF).toEqual([false, expect.stringContaining(say)]);
  });

  test('another key in the DNS than the one that signs', async () => {
    const records = { ...good, 'mail._domainkey.tarnby.example': ['v=DKIM1; p=WXYZ'] };
    expect((await look(records)).DKIM).toEqual([false, expect.stringContaining('has another key')]);
  });

  test('the policy of the domain above holds for the ones below it', async () => {
    const { DMARC } = await look(good, { from: 'desk@news.city.tarnby.example' });
    expect(DMARC).toEqual([true, 'v=DMARC1; p=quarantine']);
  });

  test('a name server that does not answer is no finding', async () => {
    const all = await look(good, { dead: true });
    expect(Object.values(all).map(([ok]) => ok)).toEqual([null, null, null, null]);
  });

  test('a name that is none on the net', async () => {
    expect(await look({}, { from: 'desk@localhost' })).toEqual({
      Sender: [false, expect.stringContaining('no domain on the net')],
    });
  });
});
