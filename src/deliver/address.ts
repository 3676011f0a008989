import { domainToASCII, domainToUnicode } from 'node:url';

/** One mailbox: its address, and how the address is compared. */
export interface Mailbox {
  readonly name: string | null;
  /** The domain in its ASCII form, as servers want it. */
  readonly address: string;
  /** Two spellings of one mailbox have one key: servers tell capitals apart in theory only (RFC 5321, 2.4). */
  readonly key: string;
}

/** What a local part may hold without quotes (RFC 5322, 3.2.3): quoted ones are read differently by different servers. */
const dotAtom = /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*$/;

const hostName = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/** Reads exactly one mailbox, `name@example.org` or `Name <name@example.org>`; null where it is none, or more than one. */
export function readMailbox(text: string): Mailbox | null {
  if (/[\r\n\0]/.test(text)) return null;
  const [, quoted, address] = /^(.*)<([^<>]*)>\s*$/.exec(text) ?? [null, '', text.trim()];
  const at = address.lastIndexOf('@');
  const local = address.slice(0, at);
  const domain = domainToASCII(address.slice(at + 1)).toLowerCase();
  if (at < 1 || local.length > 64 || !dotAtom.test(local)) return null;
  // What is not a host name by itself must not become one by the conversion.
  if (domain.length > 253 || !hostName.test(domain) || /[^\p{L}\p{M}\p{N}.-]/u.test(address.slice(at + 1))) return null;
  const name = quoted
    .trim()
    .replace(/^"(.*)"$/, '$1')
    .replace(/\\(.)/g, '$1')
    .trim();
  if (/[<>@,;]/.test(name)) return null;
  return { name: name || null, address: `${local}@${domain}`, key: `${local.toLowerCase()}@${domain}` };
}

/** The bare address of a mailbox as a setting gives it. */
export function addressOf(mailbox: string): string {
  return readMailbox(mailbox)?.address ?? mailbox.trim();
}

/** The domain that an address belongs to. */
export function domainOf(mailbox: string): string {
  return addressOf(mailbox).replace(/^.*@/, '');
}

/** An address as a reader of a list should see it: a domain in another script with its form on the wire. */
export function shownAddress(address: string): string {
  const at = address.lastIndexOf('@') + 1;
  const shown = domainToUnicode(address.slice(at));
  return shown === address.slice(at) ? address : `${address.slice(0, at)}${shown} (${address.slice(at)})`;
}

/** `m…@example.org`: enough to find a reader, too little to write to him. */
export function maskAddress(address: string): string {
  return address.replace(/^(.)[^@]*@/, '$1…@');
}

/** All addresses of a text masked. */
export function maskAddresses(text: string): string {
  return text.replace(/[\w.!#$%&'*+/=?^`{|}~-]+@[\w-]+(?:\.[\w-]+)*/g, maskAddress);
}
