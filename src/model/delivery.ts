/** The nouns of delivery: subscribers, and the state of one edition for each of them. Times are milliseconds since 1970. */

/**
 * A subscriber: somebody to whom editions are sent.
 *
 * @example { id: 'x7', key: 'ilse@tarnby.example', address: 'Ilse@tarnby.example', name: 'Ilse Varga', topics: ['Harbour'], hour: '07:30',
 *   zone: 'Europe/Oslo', language: null, format: 'html', fromSettings: false }
 */
export interface Subscriber {
  /** Identifies the subscriber in addresses that others see: unsubscribe links and bounce addresses (VERP). */
  readonly id: string;
  /** The address in normalised form: two spellings of one mailbox have the same key. */
  readonly key: string;
  readonly address: string;
  readonly name: string | null;
  /** Names of the topics wanted; empty for all. */
  readonly topics: readonly string[];
  /** Delivery time in the subscriber's time zone, `07:30`; null for as soon as the edition is made. */
  readonly hour: string | null;
  /** IANA time zone; null for the zone of the edition. */
  readonly zone: string | null;
  /** Only stories in this language, BCP 47 primary subtag; null for all. */
  readonly language: string | null;
  readonly format: 'html' | 'text';
  /** True if configured as a recipient rather than subscribed. */
  readonly fromSettings: boolean;
}

/**
 * Why an address is on the suppression list: the server refused a mail or a bounce arrived because the mailbox does not exist; a person
 * unsubscribed or complained; or the operator decided it. Only suppressions caused by servers and bounces can be undone.
 */
export type SuppressionCause = 'refusal' | 'bounce' | 'complaint' | 'unsubscribe' | 'operator';

/**
 * A mail that could not be delivered expires this long after it was due, in milliseconds: shortly before the next daily digest. For a mail
 * that waited for the subscriber's delivery time or for approval, the period starts then.
 */
export const staleAfter = 20 * 3_600_000;

/**
 * The state of the delivery of one edition to one subscriber.
 *
 * - `planned`, `deferred`: to be sent when due. `sending`: the SMTP transaction has begun, nothing irrevocable has happened.
 * - `committing`: written to disk before the final CRLF.CRLF. If the process dies here, it is unknown whether the server took the mail: `uncertain`.
 * - `accepted`: the server confirmed the mail.
 * - `refused`: the server rejected this recipient. `suppressed`: the address is on the suppression list.
 * - `held`: waits for approval. `cancelled`: will not be sent. `expired`: could not be sent in time.
 */
export const deliveryStates = [
  'planned',
  'sending',
  'committing',
  'accepted',
  'deferred',
  'refused',
  'uncertain',
  'held',
  'suppressed',
  'cancelled',
  'expired',
] as const;

export type DeliveryState = (typeof deliveryStates)[number];

/** One edition for one subscriber; unique for each pair. */
export interface Delivery {
  readonly id: number;
  readonly edition: string;
  /** The subscriber's key. */
  readonly recipient: string;
  readonly address: string;
  readonly name: string | null;
  /** The subscriber's id. */
  readonly reader: string;
  readonly list: string;
  readonly format: Subscriber['format'];
  /** Which of the edition's mails: subscribers with the same choice of topics share one. */
  readonly variant: string;
  readonly messageId: string;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly due: number;
  /** Not sent after this time. */
  readonly expires: number;
  /** The server's last reply, or the reason for the state. */
  readonly note: string | null;
  readonly changed: number;
}

/** The mail of an edition, frozen when it was planned: exactly this is sent later, except that a corrected sender address replaces the old one. */
export interface FrozenMail {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly pictures: readonly { readonly id: string; readonly type: string; readonly base64: string }[];
  /** Sender, reply address and list id as configured at that time. */
  readonly from: string;
  readonly replyTo: string | null;
  readonly listId: string;
  /** Time of planning, ISO 8601. */
  readonly date: string;
  /** The unsubscribe addresses as they appear in html and text, with a placeholder for the subscriber's token. */
  readonly unsubscribeUrls: readonly string[];
}

/** A delivery to plan, before it has a row in the database. */
export interface PlannedDelivery {
  readonly reader: Subscriber;
  readonly variant: string;
  readonly messageId: string;
  readonly due: number;
  readonly expires: number;
  readonly state: 'planned' | 'held' | 'suppressed' | 'cancelled';
  readonly note: string | null;
}

/** The recipients of an edition and the mail for each. */
export interface MailPlan {
  readonly edition: string;
  readonly list: string;
  readonly mails: ReadonlyMap<string, FrozenMail>;
  readonly deliveries: readonly PlannedDelivery[];
  /** False if it adds recipients to an edition that is already planned. */
  readonly whole: boolean;
  /** Waits for approval: until a given time, or (null) without a time limit. */
  readonly hold?: { readonly until: number | null };
}

/**
 * The state of a scheduled time: `running` (started; if it stays so, the process died), `made`, `empty` (nothing new), `missed` (outside the
 * catch-up window), `failed` (given up), `begun` (not a scheduled time: the start of the schedule).
 */
export type SlotState = 'running' | 'made' | 'empty' | 'missed' | 'failed' | 'begun';
