import { encodeWords } from 'nodemailer/lib/mime-funcs';
import { shortHash } from '../lib/hash.ts';
import { domainOf } from '../lib/text/mail-address.ts';

/**
 * The List-Id of an edition's mails (RFC 2919): `"The Port Desk" <briefing.example.org>`, of a further list `"Ports" <ports.briefing.example.org>`.
 * Readers filter by the part in brackets. It is made of the list's name, not of the title, and the only or first list has none, so that it
 * stays when others are added. A title that is not ASCII becomes encoded words (RFC 2047), which must not stand in quotation marks.
 */
export function listIdOf({
  title,
  from,
  list,
  mainList,
}: {
  readonly title: string;
  readonly from: string;
  readonly list: string;
  readonly mainList: boolean;
}): string {
  const id = `${mainList ? '' : `${labelOf(list)}.`}briefing.${domainOf(from)}`;
  const phrase = [...title.replace(/\p{Cc}|["\\]/gu, '')].slice(0, 100).join('');
  return `${/^[\x20-\x7e]*$/.test(phrase) ? `"${phrase}"` : encodeWords(phrase, 'Q', 52, true)} <${id}>`;
}

/** A part of a domain name for the name of a list; where letters are lost, a hash keeps two names apart. */
function labelOf(list: string): string {
  const name = list.toLowerCase();
  const letters = name
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return letters === name && name.length <= 40
    ? name
    : `${letters.slice(0, 40)}-${shortHash(name).slice(0, 8)}`.replace(/^-/, 'list-');
}
