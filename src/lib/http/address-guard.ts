import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/**
 * Decides which addresses a request may go to. The author of a feed or a page chooses the addresses in it; none of them may reach into the network
 * that this program runs in (CWE-918), or the metadata service of clouds at 169.254.169.254.
 *
 * @example
 * addressGuard().refusesHost('127.0.0.1', 8901); // 'blocked by fetch.allow: port 8901 of 127.0.0.1 is not open (80 and 443 are)'
 */
export interface AddressGuard {
  /** Why a request to this host and port is refused before its name is looked up; null when it is allowed. */
  refusesHost(host: string, port: number): string | null;
  /** Why an address that a name leads to is refused; null when it is allowed. */
  refusesAddress(address: string, host: string, port: number): string | null;
}

/** A line of `fetch.allow`: an address, a network or a host name, with a port or with every port. */
interface AllowedAddress {
  readonly host: string;
  readonly network: [ipaddr.IPv4 | ipaddr.IPv6, number] | null;
  readonly port: number | null;
}

const openPorts = new Set([80, 443]);

/** Names that never lead outside the network (RFC 6761, RFC 6762, RFC 8375, and what clouds use). */
const insideNames = /(?:^|\.)(?:localhost|local|internal|intranet|lan|home|corp|private|home\.arpa)$/i;

/**
 * @param allow `192.168.1.0/24`, `127.0.0.1:8080`, `nas.local`, `feeds.example.org:8443`: what the user allows
 * @throws Error for an entry that is none of these
 */
export function addressGuard(allow: readonly string[] = []): AddressGuard {
  const allowed = allow.map(readAllowed);
  const opened = (host: string, port: number, address: string | null) =>
    allowed.some(
      (entry) =>
        (entry.port === null || entry.port === port) &&
        (entry.network === null ? entry.host === host : address !== null && within(address, entry.network)),
    );
  return {
    refusesHost(rawHost, port) {
      const host = bareHost(rawHost);
      const address = isIP(host) === 0 ? null : host;
      if (opened(host, port, address)) return null;
      // A network that is open to some of its addresses decides when the name is looked up.
      const maybe = address === null && allowed.some(({ network }) => network !== null);
      if (!openPorts.has(port) && !maybe) return closedPort(host, port);
      if (address !== null) return isPublic(address) ? null : blocked(`${host} is an address inside the network`);
      return insideNames.test(host) && !maybe ? blocked(`${host} is a name inside the network`) : null;
    },
    refusesAddress(address, rawHost, port) {
      const host = bareHost(rawHost);
      if (opened(host, port, address)) return null;
      if (!openPorts.has(port)) return closedPort(host, port);
      return isPublic(address) ? null : blocked(`${host} leads to ${address}, an address inside the network`);
    },
  };
}

const blockedBy = 'blocked by fetch.allow: ';

function blocked(why: string): string {
  return `${blockedBy}${why}`;
}

function closedPort(host: string, port: number): string {
  return blocked(`port ${port} of ${host} is not open (80 and 443 are)`);
}

/**
 * The lines for briefing.yaml that allow what a refusal of the guard blocked; null for any other reason. The refusal is read, not kept beside its
 * text, since the reasons of sources are stored as text.
 *
 * @example
 * allowLines('blocked by fetch.allow: port 8901 of 127.0.0.1 is not open (80 and 443 are)');
 * // ['fetch:', '  allow:', '    - "127.0.0.1:8901"']
 */
export function allowLines(reason: string): readonly string[] | null {
  const [, port, host] = /blocked by fetch\.allow: (?:port (\d+) of )?(\S+)/.exec(reason) ?? [];
  if (host === undefined) return null;
  const bracketed = host.includes(':') && port !== undefined ? `[${host}]` : host;
  return ['fetch:', '  allow:', `    - "${bracketed}${port === undefined ? '' : `:${port}`}"`];
}

/** A host as requests have it: no brackets, no final point, lower case. */
function bareHost(host: string): string {
  return host
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '')
    .toLowerCase();
}

function within(address: string, network: [ipaddr.IPv4 | ipaddr.IPv6, number]): boolean {
  const parsed = ipaddr.process(address);
  return parsed.kind() === network[0].kind() && parsed.match(network);
}

/** Addresses that look public and lead to the machine's own host: Azure's platform service. */
const platformServices = new Set(['168.63.129.16']);

/**
 * True for an address that anybody on the internet may have. Of IPv6 only 2000::/3 is in use; what wraps an IPv4 address
 * (mapped, NAT64, 6to4, Teredo) is refused as a whole.
 */
export function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== 'unicast' || platformServices.has(parsed.toString())) return false;
  return parsed.kind() === 'ipv4' || (parsed as ipaddr.IPv6).match(ipaddr.IPv6.parse('2000::'), 3);
}

function readAllowed(entry: string): AllowedAddress {
  const text = entry.trim().toLowerCase();
  const [, bracketed, plain, port] =
    /^(?:\[([^\]]+)\]|([^:]+|[^/]*:[^/]*:[^/]*(?:\/\d+)?))(?::(\d+))?$/.exec(text) ?? [];
  const host = bracketed ?? plain;
  const number = port === undefined ? null : Number(port);
  if (host === undefined || (number !== null && (number < 1 || number > 65_535))) throw new Error(unreadable(entry));
  const [address, bits] = host.split('/');
  if (isIP(address) !== 0) {
    const parsed = ipaddr.parse(address);
    const size = bits === undefined ? (parsed.kind() === 'ipv4' ? 32 : 128) : Number(bits);
    if (!Number.isInteger(size) || size < 0 || size > (parsed.kind() === 'ipv4' ? 32 : 128))
      throw new Error(unreadable(entry));
    return { host: address, network: [parsed, size], port: number };
  }
  if (!/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(host)) throw new Error(unreadable(entry));
  return { host, network: null, port: number };
}

const unreadable = (entry: string) =>
  `"${entry}" is no address, network or host name, such as 192.168.1.0/24, 127.0.0.1:8080 or nas.local`;
