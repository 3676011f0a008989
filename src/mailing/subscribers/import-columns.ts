/**
 * What the columns of other programs' lists mean. Names are compared in small letters, with blanks for underscores and hyphens
 * (`columnKey`). A new exporter is an entry of `exporters` and a file in tests/fixtures/subscribers/.
 */

/** What a column may give of a subscriber; a first and a last name make a name. */
export type Field = 'address' | 'name' | 'topics' | 'hour' | 'zone' | 'language' | 'format' | 'firstName' | 'lastName';

/**
 * How a column says who may be mailed: by a word of `statusWords`; by yes (`on`), by no (`off`, which also takes a date); by a date since when
 * not (`since`, empty for nobody); by what is sent (`some`, empty for nothing).
 */
export type StatusColumn = 'words' | 'on' | 'off' | 'since' | 'some';

interface Exporter {
  readonly name: string;
  /** It wrote a list that has all the columns of one of these lines. */
  readonly marks: readonly (readonly string[])[];
  readonly status: Readonly<Record<string, StatusColumn>>;
  /** What the name of the file says of everybody in it, by how it begins. */
  readonly files?: Readonly<Record<string, string>>;
}

/** Only the columns that identify these programs or that they use in their own way; the rest is in `statusColumns`. */
export const exporters: readonly Exporter[] = [
  {
    name: 'Ghost',
    marks: [
      ['email', 'subscribed to emails'],
      ['email', 'complimentary plan'],
    ],
    // A member who was deleted keeps a row.
    status: { 'subscribed to emails': 'on', 'deleted at': 'since' },
  },
  {
    name: 'listmonk',
    marks: [
      ['uuid', 'email', 'status'],
      ['uuid', 'email', 'attributes'],
    ],
    // `status` is of the person (enabled, disabled, blocklisted), `subscription status` of the list.
    status: { status: 'words', 'subscription status': 'words' },
  },
  {
    name: 'Mailchimp',
    marks: [
      ['email address', 'member rating'],
      ['email address', 'leid'],
      ['email address', 'euid'],
    ],
    status: { 'unsub time': 'since', 'clean time': 'since' },
    // One file a status; the last of these has no column that says so.
    files: { unsubscribed: 'unsubscribed', cleaned: 'cleaned', nonsubscribed: 'nonsubscribed' },
  },
  {
    name: 'Substack',
    marks: [
      ['email', 'active subscription'],
      ['email', 'subscription type', 'activity'],
      ['email', 'email disabled'],
    ],
    // `active subscription` is about paying. Who turned the mails off has `email disabled`, or no section in `receiving emails for`.
    status: { 'email disabled': 'off', 'receiving emails for': 'some' },
  },
  {
    name: 'Buttondown',
    marks: [
      ['email address', 'type', 'creation date'],
      ['email', 'subscriber type'],
      ['email', 'type', 'creation date'],
    ],
    status: {
      type: 'words',
      'subscriber type': 'words',
      'unsubscription date': 'since',
      'undeliverability date': 'since',
    },
  },
  {
    name: 'Brevo',
    marks: [
      ['email', 'added time'],
      ['email', 'contact id'],
      ['email', 'double opt in'],
    ],
    status: { 'opt in': 'on', 'email marketing': 'words', 'email blacklisted': 'off', 'blacklisted email': 'off' },
  },
];

/** Columns that say who may be mailed, in lists of any program. */
export const statusColumns: Readonly<Record<string, StatusColumn>> = {
  status: 'words',
  state: 'words',
  'subscription status': 'words',
  'subscriber status': 'words',
  'contact status': 'words',
  'member status': 'words',
  'email status': 'words',
  'mail status': 'words',
  'email marketing status': 'words',
  'email subscription status': 'words',
  subscription: 'words',
  subscribed: 'on',
  'is subscribed': 'on',
  'subscribed to emails': 'on',
  'email subscribed': 'on',
  'opted in': 'on',
  'opt in': 'on',
  enabled: 'on',
  'accepts marketing': 'on',
  'accepts email marketing': 'on',
  unsubscribed: 'off',
  'is unsubscribed': 'off',
  'opted out': 'off',
  'opt out': 'off',
  optout: 'off',
  'email opt out': 'off',
  'has opted out of email': 'off',
  'do not email': 'off',
  disabled: 'off',
  'email disabled': 'off',
  blocked: 'off',
  blocklisted: 'off',
  blacklist: 'off',
  blacklisted: 'off',
  'email blacklisted': 'off',
  emailblacklisted: 'off',
  suppressed: 'off',
  bounced: 'off',
  'hard bounced': 'off',
  'hard bounce': 'off',
  complained: 'off',
  'spam complaint': 'off',
  'marked as spam': 'off',
  cleaned: 'off',
  deleted: 'off',
  'unsubscribed at': 'since',
  'unsubscribed on': 'since',
  'unsubscribe date': 'since',
  'unsubscribe time': 'since',
  'unsubscription date': 'since',
  'date unsubscribed': 'since',
  'unsub time': 'since',
  'opt out date': 'since',
  'opted out at': 'since',
  'bounced at': 'since',
  'bounce date': 'since',
  'complained at': 'since',
  'blocked at': 'since',
  'blocklisted at': 'since',
  'suppressed at': 'since',
  'cleaned at': 'since',
  'clean time': 'since',
  'deleted at': 'since',
};

/** What a status says: `mail`, the reason to suppress the address, or `ask`: no mail without a person's word, and nothing is recorded. */
export const statusWords: Readonly<
  Record<string, 'mail' | 'ask' | 'unsubscribed' | 'bounced' | 'complained' | 'blocked'>
> = {
  subscribed: 'mail',
  active: 'mail',
  enabled: 'mail',
  confirmed: 'mail',
  verified: 'mail',
  'opted in': 'mail',
  'opt in': 'mail',
  // Kinds of Buttondown's subscribers who get its mails.
  regular: 'mail',
  premium: 'mail',
  gifted: 'mail',
  trialed: 'mail',
  abonniert: 'mail',
  angemeldet: 'mail',
  abonné: 'mail',
  inscrit: 'mail',
  suscrito: 'mail',
  iscritto: 'mail',
  ingeschreven: 'mail',
  unsubscribed: 'unsubscribed',
  unsubscribe: 'unsubscribed',
  'globally unsubscribed': 'unsubscribed',
  'not subscribed': 'unsubscribed',
  'opted out': 'unsubscribed',
  'opt out': 'unsubscribed',
  optout: 'unsubscribed',
  removed: 'unsubscribed',
  deleted: 'unsubscribed',
  abgemeldet: 'unsubscribed',
  ausgetragen: 'unsubscribed',
  désabonné: 'unsubscribed',
  désinscrit: 'unsubscribed',
  'dado de baja': 'unsubscribed',
  disiscritto: 'unsubscribed',
  uitgeschreven: 'unsubscribed',
  afgemeld: 'unsubscribed',
  bounced: 'bounced',
  'hard bounced': 'bounced',
  'hard bounce': 'bounced',
  'soft bounced': 'bounced',
  cleaned: 'bounced',
  undeliverable: 'bounced',
  complained: 'complained',
  complaint: 'complained',
  'spam complaint': 'complained',
  'marked as spam': 'complained',
  spam: 'complained',
  abuse: 'complained',
  blocked: 'blocked',
  blocklisted: 'blocked',
  blacklisted: 'blocked',
  suppressed: 'blocked',
  disabled: 'blocked',
  banned: 'blocked',
  spammy: 'blocked',
  malicious: 'blocked',
  // They never said yes, or not to this.
  unconfirmed: 'ask',
  unactivated: 'ask',
  pending: 'ask',
  nonsubscribed: 'ask',
  paused: 'ask',
  inactive: 'ask',
};

/** What a `since` or `off` column is about, by the words of its name; without one, unsubscribed. */
export const reasonsByColumn: readonly (readonly [word: string, reason: 'bounced' | 'complained' | 'blocked'])[] = [
  ['bounce', 'bounced'],
  ['clean', 'bounced'],
  ['undeliverab', 'bounced'],
  ['complain', 'complained'],
  ['spam', 'complained'],
  ['block', 'blocked'],
  ['black', 'blocked'],
  ['suppress', 'blocked'],
];

/** Cells that mean yes, in lower case. */
export const yes: readonly string[] = ['true', 'yes', 'y', '1', 'x', 'on', 'ja', 'oui', 'sí', 'si'];
/** Cells that mean no, in lower case. */
export const no: readonly string[] = ['false', 'no', 'n', '0', 'off', 'nein', 'non'];

/** Columns of other channels, whose words say nothing of mails. */
export const otherChannels: readonly string[] = ['sms', 'whatsapp', 'push', 'phone'];

/** Names of the columns that give a subscriber. Where one names an e-mail address, `address` is a postal one. */
export const fieldColumns: Readonly<Record<string, Field>> = {
  address: 'address',
  email: 'address',
  'e mail': 'address',
  'email address': 'address',
  'e mail address': 'address',
  mail: 'address',
  name: 'name',
  'full name': 'name',
  'display name': 'name',
  'first name': 'firstName',
  firstname: 'firstName',
  fname: 'firstName',
  'given name': 'firstName',
  vorname: 'firstName',
  prénom: 'firstName',
  prenom: 'firstName',
  'last name': 'lastName',
  lastname: 'lastName',
  lname: 'lastName',
  surname: 'lastName',
  'family name': 'lastName',
  nachname: 'lastName',
  nom: 'lastName',
  topics: 'topics',
  hour: 'hour',
  time: 'hour',
  zone: 'zone',
  timezone: 'zone',
  'time zone': 'zone',
  language: 'language',
  lang: 'language',
  format: 'format',
};

/** A name of a column, or a status, as the tables have it. */
export function columnKey(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .trim();
}

/** What the name of a column that no exporter's table has may hold where it says who wants, or takes, no mail: such a value is asked about. */
export const suppressingNames = [
  'unsub',
  'optout',
  'opt out',
  'opted out',
  'bounce',
  'complain',
  'spam',
  'suppress',
  'block',
  'abgemeldet',
  'abmeld',
  'abbestell',
  'desabonn',
  'desinscri',
  'baja',
  'cancel',
  'disiscri',
  'uitgeschreven',
  'afgemeld',
];
