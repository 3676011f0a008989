import { z } from 'zod';
import { splitMailboxes } from '../lib/text/address-list.ts';
import { isHostName, readMailbox } from '../lib/text/mail-address.ts';
import { cleanText, oneLine } from '../lib/text/text.ts';
import { minutesOf } from '../lib/time/clock.ts';
import { readTimes } from '../lib/time/wall-clock.ts';
import { isTimeZone } from '../lib/time/zones.ts';
import { messageOf } from '../model/errors.ts';
import { kind } from './setting.ts';

/** The kinds of values that settings have. Each knows what to say where a value is none of its kind. */

const words = 'a text of one line';

/** A text of one line that is not empty, without the spaces around it. */
export const oneLineText = kind(
  z
    .string()
    .trim()
    .min(1)
    .regex(/^[^\r\n]*$/),
  { words },
);

/** A text of one line of a certain form. */
export function textLike(pattern: RegExp, described: string) {
  return kind(oneLineText.regex(pattern), { words: described });
}

/** A whole number within these limits, both allowed; a variable gives it as digits. */
export function integer(least: number, most: number) {
  return kind(z.int().min(least).max(most), {
    words: `a whole number from ${least} to ${most.toLocaleString('en')}`,
    fromText: (text) => (/^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : text),
  });
}

/** One of a list of fixed words. */
export function choice<const T extends readonly [string, ...string[]]>(choices: T) {
  return kind(z.enum(choices), { words: either(choices), choices });
}

/** Several of a list of fixed words. */
export function choices<const T extends readonly [string, ...string[]]>(all: T) {
  return kind(z.preprocess(listFrom, z.array(z.enum(all))), {
    words: `a list of ${either(all)}`,
    each: either(all),
    choices: all,
    fromText: partsOf,
  });
}

/** `true` in YAML, or as the text of a variable. */
export const flag = kind(
  z.preprocess((value) => (value === 'true' ? true : value === 'false' ? false : value), z.boolean()),
  { words: 'true or false', choices: ['true', 'false'] },
);

/** Words, people or places, one a line or separated by commas. */
export const phrases = kind(
  z
    .preprocess(
      (value) => (typeof value === 'string' ? value.split(/[,\n]/).filter(isFilled) : value),
      z.array(oneLineText),
    )
    .refine((list) => list.every((phrase) => /[\p{L}\p{N}]/u.test(phrase))),
  { words: 'a list of words or phrases', each: 'a word or phrase', fromText: partsOf },
);

/** A list of one kind of values; text is read as a list with commas. */
export function listOf<S extends z.ZodType>(item: S, described: string, each: string) {
  return kind(z.preprocess(listFrom, z.array(item)), { words: described, each, fromText: partsOf });
}

/** `name@host` or `Name <name@host>`, one of them. */
export const mailbox = kind(
  oneLineText.refine((text) => readMailbox(text) !== null),
  { words: 'one address, such as Name <name@example.org> or "Name, Office" <name@example.org>' },
);

/** Several addresses, as a list or as one text with commas. */
export const mailboxes = kind(
  z.preprocess((value) => (typeof value === 'string' ? splitMailboxes(value) : value), z.array(mailbox)),
  {
    each: 'one address, such as Name <name@example.org>',
    words: 'addresses separated by commas, such as ann@example.org, "Lee, Bo" <bo@example.org>',
    fromText: splitMailboxes,
  },
);

/** An IANA time zone. */
export const timeZone = kind(z.string().refine(isTimeZone), { words: 'an IANA time zone such as Europe/Berlin' });

/** When an edition is due (`readTimes`). */
export const times = kind(
  oneLineText.superRefine((text, context) => {
    try {
      readTimes(text);
    } catch (error) {
      context.addIssue({ code: 'custom', message: messageOf(error) });
    }
  }),
  { words: 'a time such as 07:00, weekdays 07:00, mon, thu 07:30, or a cron pattern' },
);

/** How an edition waits for approval: null not at all, 'manual' until it is approved, or a number of minutes. */
export const approvalTime = kind(
  z.union([z.boolean(), z.string()]).transform((value, context) => {
    if (value === false || value === 'no' || value === 'false') return null;
    if (value === true || value === 'yes' || value === 'true') return 'manual' as const;
    const minutes = minutesOf(value);
    if (minutes !== null && minutes > 0) return minutes;
    context.addIssue({ code: 'custom', message: '' });
    return z.NEVER;
  }),
  { words: 'yes, no, or a time such as 30m or 2h', choices: ['yes', 'no'] },
);

/** An http or https address. */
export const webAddress = kind(z.url({ protocol: /^https?$/ }), {
  words: 'a web address such as https://news.example.org/briefing/',
});

/** A name for EHLO: a host name, or an IP address in brackets (RFC 5321, 4.1.3). */
export const heloName = kind(
  oneLineText.refine((name) => isHostName(name) || /^\[[\w.:]+\]$/.test(name)),
  { words: 'a host name such as mail.example.org' },
);

/** Lines of text, cleaned; blank ones are dropped. */
export const lines = kind(
  z
    .string()
    .max(1000)
    .transform((text) =>
      text
        .split('\n')
        .map((line) => oneLine(cleanText(line)))
        .filter((line) => line !== ''),
    ),
  { words: 'a text of at most 1,000 characters' },
);

const loopback = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** The address of a mail server, with the name and the password of an account. */
export function server(protocol: RegExp, example: string) {
  return kind(
    z
      .string()
      .trim()
      .superRefine((text, context) => {
        const wrong = wrongInServer(text, protocol, example);
        if (wrong !== null) context.addIssue({ code: 'custom', message: wrong });
      }),
    { words: `an address such as ${example}` },
  );
}

/** What is wrong with the address of a server; null where nothing is. Never holds any part of it. */
function wrongInServer(text: string, protocol: RegExp, example: string): string | null {
  const escapes = 'write @ as %40, / as %2F, # as %23, ? as %3F and % as %25';
  const [, login] = /^\w+:\/\/(.*)@/s.exec(text) ?? [];
  if (login !== undefined && /[/?#]/.test(login))
    return `has a character in its name or password that ends an address: ${escapes}`;
  if (!URL.canParse(text) || !protocol.test(new URL(text).protocol.slice(0, -1)))
    return `must be an address such as ${example}${login === undefined ? '' : `; in its name and password ${escapes}`}`;
  const url = new URL(text);
  if (!isDecodable(url)) return 'has a % in its name or password that escapes nothing: write it as %25';
  if (url.searchParams.get('plain') === 'yes' && !loopback.test(url.hostname))
    return 'has plain=yes, which sends mails and password without TLS: that is allowed only to a server on this machine (localhost)';
  return null;
}

function isDecodable({ username, password }: URL): boolean {
  try {
    return decodeURIComponent(username + password) !== null;
  } catch {
    return false;
  }
}

/** The parts of a text that are separated by commas. */
export function partsOf(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter(isFilled);
}

function isFilled(text: string): boolean {
  return text.trim() !== '';
}

function listFrom(value: unknown): unknown {
  return typeof value === 'string' ? partsOf(value) : value;
}

/** `a, b or c`. */
function either(all: readonly string[]): string {
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} or ${all.at(-1)}`;
}
