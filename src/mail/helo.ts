import { domainOf, isHostName } from '../lib/text/mail-address.ts';

/**
 * The name by which we greet a mail server (RFC 5321, 4.1.1.1): the one that is set, else the machine's own where it is a name with a dot, else
 * the domain of the sender. Containers have names without a dot; for these nodemailer would say `[127.0.0.1]`, which strict servers refuse.
 */
export function heloName(
  { ehlo, from }: { readonly ehlo: string | null; readonly from: string },
  machine: string,
): string {
  const domain = domainOf(from);
  return ehlo ?? [machine, domain].find(isFullName) ?? (isHostName(machine) ? machine : 'localhost');
}

/** A host name with a dot that is no address. */
function isFullName(name: string): boolean {
  return name.includes('.') && isHostName(name) && !/\.\d+$/.test(name);
}
