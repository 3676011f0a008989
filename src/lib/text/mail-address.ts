import { domainToASCII, domainToUnicode } from 'node:url';
import { decodeWords } from 'postal-mime';
import { type Token, tokensOf } from './address-list.ts';

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

/**
 * Longest local part, in characters, of a mailbox for bounces: a local part has at most 64 (RFC 5321, 4.5.3.1.1), and the envelope sender of each
 * mail appends `+<edition>.<recipient>.<signature>` to it.
 */
export const longestBounceLocalPart = 64 - '+12345678.1234567890123456.1234567890123456'.length;

const hostName = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * Reads exactly one mailbox, `name@example.org`, `Name <name@example.org>` or `name@example.org (Name)`; null where it is none, or more than
 * one. A name may hold anything in quotation marks (RFC 5322, 3.2.4); encoded words (RFC 2047) are decoded; line breaks are refused.
 */
export function readMailbox(text: string): Mailbox | null {
  if (/[\r\n\0]/.test(text)) return null;
  const tokens = tokensOf(text.trim());
  const parts = tokens && partsOf(tokens);
  const address = parts && readAddress(parts.address.trim());
  if (!parts || !address) return null;
  const name = headerLine(decodeWords(parts.name));
  return { name: name || null, ...address };
}

/** The name and the address of one mailbox. Without angle brackets the address is the only word, and a comment the name. */
function partsOf(tokens: readonly Token[]): { name: string; address: string } | null {
  const angles = tokens.filter(({ kind }) => kind === 'angle').length;
  if (angles > 1 || tokens.some(({ kind }) => kind === 'separator')) return null;
  const at = tokens.findIndex(({ kind }) => kind === (angles === 1 ? 'angle' : 'word'));
  if (at < 0) return null;
  const [before, after] = [tokens.slice(0, at), tokens.slice(at + 1)];
  const beside = angles === 1 ? after : [...before, ...after];
  // An address that stands for a name deceives, and two words without a bracket are no mailbox.
  if (beside.some(({ kind }) => kind !== 'space' && kind !== 'comment')) return null;
  if (before.some(({ kind, text }) => kind === 'word' && text.includes('@'))) return null;
  const phrase = before.map(({ kind, text }) => (kind === 'comment' ? `(${text})` : text)).join('');
  const comment = beside.find(({ kind }) => kind === 'comment')?.text ?? '';
  return { name: (angles === 1 && phrase.trim()) || comment, address: tokens[at].text };
}

function readAddress(text: string): Pick<Mailbox, 'address' | 'key'> | null {
  const at = text.lastIndexOf('@');
  const local = text.slice(0, at);
  const domain = domainToASCII(text.slice(at + 1)).toLowerCase();
  if (at < 1 || local.length > 64 || !dotAtom.test(local)) return null;
  // What is not a host name by itself must not become one by the conversion.
  if (!isHostName(domain) || /[^\p{L}\p{M}\p{N}.-]/u.test(text.slice(at + 1))) return null;
  return { address: `${local}@${domain}`, key: `${local.toLowerCase()}@${domain}` };
}

/** A name of ASCII as a server takes it (RFC 1123, 2.1). */
export function isHostName(text: string): boolean {
  return text.length <= 253 && hostName.test(text.toLowerCase());
}

/** Folds every run of white space and control characters into one blank and trims: nothing that ends a line of a header is left. */
export function headerLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
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

/** `m…@example.org`: enough to recognise a subscriber, too little to write to them. */
export function maskAddress(address: string): string {
  return address.replace(/^(.)[^@]*@/, '$1…@');
}

/** All addresses of a text masked. */
export function maskAddresses(text: string): string {
  return text.replace(/[\w.!#$%&'*+/=?^`{|}~-]+@[\w-]+(?:\.[\w-]+)*/g, maskAddress);
}
