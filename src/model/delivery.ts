/** The nouns of delivery: who reads, and what became of one edition for one of them. Moments are milliseconds since 1970. */

/** Somebody to whom editions are sent. */
export interface Reader {
  /** Stands for the reader in addresses that others see: in unsubscribe links and where bounces go. */
  readonly id: string;
  /** The address as it is compared: two spellings of one mailbox have one key. */
  readonly key: string;
  readonly address: string;
  readonly name: string | null;
  /** Names of topics; none for all. */
  readonly topics: readonly string[];
  /** When the mail is wanted, `07:30`, on the reader's own clock; null for as soon as it is made. */
  readonly hour: string | null;
  /** IANA; null for the zone of the edition. */
  readonly zone: string | null;
  /** Only stories in this language, BCP 47 primary subtag; null for all. */
  readonly language: string | null;
  readonly format: 'html' | 'text';
  /** Named by a setting rather than subscribed. */
  readonly fromSettings: boolean;
}

/**
 * Why somebody gets no mail any more: a server refused a mail, or a bounce came back, for there is no such mailbox; a person unsubscribed or
 * complained, or the operator decided it. Only what servers and bounces caused can be undone.
 */
export type SuppressionCause = 'refusal' | 'bounce' | 'complaint' | 'unsubscribe' | 'operator';

/**
 * A daily digest is stale when the next one is due, in milliseconds after its time; one that waited for its reader's hour, or for a person,
 * has as long from then on.
 */
export const staleAfter = 20 * 3_600_000;

/**
 * What became of one edition for one reader.
 *
 * - `planned`, `deferred`: to be sent when due; `sending`: on its way to the server, nothing irrevocable has happened.
 * - `dot`: the last bytes may have left. A program that dies here cannot know whether the server took the mail: `uncertain`.
 * - `accepted`: the server has said so.
 * - `refused`: it has said that it will not take it for this reader. `suppressed`: the reader gets no mail any more.
 * - `held`: waits for a person. `cancelled`: will not be sent. `expired`: was not sent in time, and is stale now.
 */
export const deliveryStates = [
  'planned',
  'sending',
  'dot',
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

/** One edition for one reader; there is never a second one of the same two. */
export interface Delivery {
  readonly id: number;
  readonly edition: string;
  /** The reader's key. */
  readonly recipient: string;
  readonly address: string;
  readonly name: string | null;
  /** The reader's id. */
  readonly reader: string;
  readonly list: string;
  readonly format: Reader['format'];
  /** Which of the edition's mails. */
  readonly variant: string;
  readonly messageId: string;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly due: number;
  /** After that it is stale. */
  readonly expires: number;
  /** What the server said last, or why it is as it is. */
  readonly note: string | null;
  readonly changed: number;
}

/** The mail of an edition as it was when it was planned; whatever happens later, this is what is sent, but for a sender that was mended. */
export interface FrozenMail {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly pictures: readonly { readonly id: string; readonly type: string; readonly base64: string }[];
  /** Sender, list and answers, as the settings were. */
  readonly from: string;
  readonly replyTo: string | null;
  readonly listId: string;
  /** When the edition was fixed, ISO 8601. */
  readonly date: string;
  /** The addresses by which readers sign off, with a token that stands for each reader's own; as it stands in html and text. */
  readonly signOff: readonly string[];
}

/** A mail to plan, before it has a row. */
export interface PlannedDelivery {
  readonly reader: Reader;
  readonly variant: string;
  readonly messageId: string;
  readonly due: number;
  readonly expires: number;
  readonly state: 'planned' | 'held' | 'suppressed' | 'cancelled';
  readonly note: string | null;
}

/** Who gets an edition, and what. */
export interface MailPlan {
  readonly edition: string;
  readonly list: string;
  readonly mails: ReadonlyMap<string, FrozenMail>;
  readonly deliveries: readonly PlannedDelivery[];
  /** False where it adds readers to those that are planned already. */
  readonly whole: boolean;
  /** Waits for the editor: until a moment, or (null) until he approves. */
  readonly hold?: { readonly until: number | null };
}

/**
 * What became of a moment at which an edition was due: `running` (begun; where it stays so, the program died), `made`, `empty` (nothing
 * was new), `missed` (too long ago when the program came to it), `failed` (given up), `begun` (not a slot: from when on slots count).
 */
export type SlotState = 'running' | 'made' | 'empty' | 'missed' | 'failed' | 'begun';
