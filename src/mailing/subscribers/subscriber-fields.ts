import { z } from 'zod';
import { headerLine, readMailbox } from '../../lib/text/mail-address.ts';
import { isTimeZone } from '../../lib/time/zones.ts';
import { BriefingError } from '../../model/errors.ts';
import type { NewSubscriber } from '../../store/subscribers.ts';

/** The columns of a list of subscribers. */
export const columns = ['address', 'name', 'topics', 'hour', 'zone', 'language', 'format'] as const;

/** A subscriber as written in a list or on the command line: every field as text, '' for none; a field that is missing stays as it was. */
export type SubscriberFields = Partial<Record<(typeof columns)[number], string>>;

const lowerCase = z.string().transform((text) => text.toLowerCase());

/** Each field, with what it may be as its message. */
const fieldsSchema = z.object({
  name: z
    .string()
    .refine((name) => readMailbox(name) === null, 'a name, and no address')
    .optional(),
  topics: z.string().optional(),
  hour: z
    .string()
    .regex(/^(?:([01]?\d|2[0-3]):[0-5]\d)?$/, 'a time such as 07:30')
    .optional(),
  zone: z
    .string()
    .refine((zone) => zone === '' || isTimeZone(zone), 'an IANA time zone such as Europe/Berlin')
    .optional(),
  language: lowerCase.pipe(z.string().regex(/^(?:[a-z]{2,3})?$/, 'a language code such as en')).optional(),
  format: lowerCase.pipe(z.enum(['', 'html', 'text'], 'html or text')).optional(),
});

/** The changes to one subscriber, checked; a field that is missing stays as it was. */
type Patch = Pick<NewSubscriber, 'key' | 'address'> & Partial<NewSubscriber>;

/**
 * Reads a subscriber's fields and merges them into what is known.
 *
 * @param known subscribers by their keys
 * @throws BriefingError that says which fields are wrong and what they may be
 * @example
 * subscriberFrom({ address: 'Ann Lee <ann@example.org>', hour: '07:30' }); // { key: 'ann@example.org', name: 'Ann Lee', … }
 */
export function subscriberFrom(
  fields: SubscriberFields,
  known: ReadonlyMap<string, NewSubscriber> = new Map(),
): NewSubscriber {
  const { subscriber, mistakes } = readSubscriberFields(fields, known);
  if (subscriber !== null) return subscriber;
  throw new BriefingError(mistakes.join(' '), {
    hint: 'An address is like name@example.org, or Name <name@example.org>.',
  });
}

/** Fields that were read: the subscriber, or all mistakes as sentences. */
type ReadFields =
  | { readonly subscriber: NewSubscriber; readonly mistakes: readonly [] }
  | { readonly subscriber: null; readonly mistakes: string[] };

/** `subscriberFrom` with its mistakes as a value. */
export function readSubscriberFields(fields: SubscriberFields, known: ReadonlyMap<string, NewSubscriber>): ReadFields {
  const mailbox = readMailbox(fields.address ?? '');
  const parsed = fieldsSchema.safeParse(fields);
  const about = mailbox === null ? '' : `${mailbox.address}: `;
  const mistakes = (parsed.error?.issues ?? []).map(({ path: [field], message }) => {
    const value = fields[field as keyof SubscriberFields];
    return `${about}${String(field)} is "${value}"; it must be ${message}.`;
  });
  if (mailbox === null) mistakes.unshift(`"${fields.address ?? ''}" is not one e-mail address.`);
  if (mailbox === null || !parsed.success) return { subscriber: null, mistakes };
  const patch = { key: mailbox.key, address: mailbox.address, ...patchOf(parsed.data, mailbox.name) };
  return { subscriber: mergeSubscriber(known.get(mailbox.key), patch), mistakes: [] };
}

/** Only the fields that were written; the name of the address counts where no other is written. */
function patchOf(
  { name, topics, hour, zone, language, format }: z.output<typeof fieldsSchema>,
  mailboxName: string | null,
): Partial<NewSubscriber> {
  const written = name === undefined ? mailboxName : headerLine(name) || mailboxName;
  return {
    ...((name !== undefined || mailboxName !== null) && { name: written }),
    ...(topics !== undefined && { topics: topicsIn(topics) }),
    ...(hour !== undefined && { hour: hour || null }),
    ...(zone !== undefined && { zone: zone || null }),
    ...(language !== undefined && { language: language || null }),
    ...(format !== undefined && { format: format || 'html' }),
  };
}

const newSubscriber: Omit<NewSubscriber, 'key' | 'address'> = {
  ...{ name: null, topics: [], hour: null, zone: null, language: null },
  format: 'html',
  fromSettings: false,
};

/** An existing subscriber, or a new one, with the fields of a patch. Who is added by hand or by a list is not from the settings any more. */
function mergeSubscriber(existing: NewSubscriber | undefined, patch: Patch): NewSubscriber {
  const { name, topics, hour, zone, language, format } = existing ?? newSubscriber;
  return { ...newSubscriber, name, topics, hour, zone, language, format, ...patch };
}

function topicsIn(text: string): string[] {
  return text.split(/[|,;]/).map(headerLine).filter(Boolean);
}
