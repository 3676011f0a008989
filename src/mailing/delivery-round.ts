import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import type { Deliverer } from '../archive/deliver.ts';
import type { Config } from '../config/config.ts';
import { domainOf } from '../lib/text/mail-address.ts';
import type { Clock } from '../lib/time/clock.ts';
import { waitFor } from '../lib/time/wait.ts';
import { heloName } from '../mail/helo.ts';
import type { DkimKey } from '../mail/message.ts';
import { openSmtpTransport } from '../mail/smtp.ts';
import { BriefingError, messageOf } from '../model/errors.ts';
import type { State } from '../store/state.ts';
import { releaseDue } from './approval.ts';
import { type DispatchOptions, dispatch, type RoundResult } from './sending/dispatch.ts';

/** How long a command waits for deferred mails, in milliseconds; then it reports and ends. */
export const commandTimeout = 300_000;

/** What the caller of a delivery round decides. */
export interface Round {
  /** Publishes editions whose time for approval is over. */
  readonly deliverer: Pick<Deliverer, 'publish'>;
  readonly clock: Clock;
  /** Goes on with what is due before; milliseconds since 1970. */
  readonly until: number;
  /** Begins nothing new after this moment; without it, goes on until all is done. */
  readonly stopAt?: number;
  /** A person asks for it: what was stopped or put off is tried again now. */
  readonly asked: boolean;
  readonly ending: AbortSignal;
  readonly tell: DispatchOptions['tell'];
}

/** Ends the holds whose time has come, and sends what is due. Null where there is no mail server. */
export async function sendDue(
  { outbox, subscribers }: Pick<State, 'outbox' | 'subscribers'>,
  config: Config,
  { deliverer, clock, until, stopAt, asked, ending, tell }: Round,
): Promise<RoundResult | null> {
  const now = clock().getTime();
  await releaseDue({ outbox }, deliverer, now, tell);
  const { smtp } = config;
  if (smtp === null) return null;
  if (asked) {
    await outbox.setBackoff(null);
    await outbox.hurry(now);
  }
  const dkim = readDkim(config);
  const options: DispatchOptions = {
    ...{ outbox, subscribers, clock, dkim, ending, tell, settings: config },
    transport: () => openSmtpTransport(smtp, undefined, heloName(config, hostname())),
    sleep: (milliseconds) => waitFor(milliseconds, ending),
    random: Math.random,
  };
  const done = await dispatch(options, until, stopAt);
  await outbox.prune(clock().getTime());
  return done;
}

/** @throws BriefingError when the key cannot be read */
export function readDkim({ dkim, from }: Pick<Config, 'dkim' | 'from'>): DkimKey | null {
  if (dkim === null) return null;
  try {
    const privateKey = readFileSync(dkim.key, 'utf8');
    if (!/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(privateKey)) throw new Error('it holds no private key in PEM form');
    return { domain: dkim.domain ?? domainOf(from), selector: dkim.selector, privateKey };
  } catch (error) {
    throw new BriefingError(`The key for DKIM cannot be read (${dkim.key}): ${messageOf(error)}`, {
      hint: 'DKIM_KEY_FILE names a file with the private key; openssl genrsa 2048 makes one.',
      cause: error,
    });
  }
}
