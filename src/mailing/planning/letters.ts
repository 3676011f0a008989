import { timeInZone } from '../../lib/time/calendar.ts';
import { messageIdOf } from '../../mail/message.ts';
import { type FrozenMail, type MailPlan, type Subscriber, staleAfter } from '../../model/delivery.ts';
import type { Digest } from '../../model/digest.ts';
import type { Email } from '../../model/email.ts';
import { renderDraft } from '../../render/mail/notice.ts';
import type { Subscribers } from '../../store/subscribers.ts';
import { frozen, type MailSettings } from './freeze-mail.ts';
import { recipientsFor } from './recipients.ts';

/** An edition that waits for approval. */
interface HeldEditionMail {
  readonly digest: Digest;
  readonly email: Email;
  /** When it is sent without approval; null for never. Milliseconds since 1970. */
  readonly until: number | null;
}

/** The mail that shows an edition to its editor. It has a name of its own, so that its delivery says nothing about the edition. */
export async function draftFor(
  subscribers: Subscribers,
  { digest: { edition }, email, until }: HeldEditionMail,
  settings: MailSettings & { readonly editor: string },
  now: Date,
): Promise<MailPlan> {
  const draft = renderDraft(email, {
    when:
      until === null
        ? 'It goes out when you approve it.'
        : `It goes out by itself at ${timeInZone(new Date(until), settings.timezone)} (${settings.timezone}).`,
    commands: ['approve', 'edit', 'discard'].map((command) => `briefing ${command} ${edition}`),
  });
  // The moment is part of its name: a draft that was edited is another draft.
  const name = `draft ${edition} ${now.toISOString()}`;
  return planNoticeTo(subscribers, { mailbox: settings.editor, name, email: draft, settings, now });
}

/** A mail to one person: a draft, or an alert. */
interface Letter {
  readonly mailbox: string;
  /** Its name in the outbox. */
  readonly name: string;
  readonly email: Email;
  readonly settings: Pick<MailSettings, 'from' | 'replyTo' | 'title' | 'list' | 'mainList'>;
  readonly now: Date;
}

/** Plans a mail to one person, who need not be a subscriber. */
export async function planNoticeTo(
  subscribers: Subscribers,
  { mailbox, name, email, settings, now }: Letter,
): Promise<MailPlan> {
  const mail = frozen(email, settings, { web: null, mail: null }, now);
  const to = await recipientsFor(subscribers, { to: [mailbox], onlyTo: true });
  return planNotice({ name, list: 'editor', mail, recipients: to, from: settings.from, now });
}

/** One mail that is no edition, the same for all its recipients. */
interface SharedLetter {
  readonly name: string;
  readonly list: string;
  readonly mail: FrozenMail;
  readonly recipients: readonly Subscriber[];
  readonly from: string;
  readonly now: Date;
}

/** Plans a mail that is no edition, due at once. */
export function planNotice({ name, list, mail, recipients, from, now }: SharedLetter): MailPlan {
  const deliveries = recipients.map((reader) => ({
    ...{ reader, variant: 'all', state: 'planned' as const, note: null },
    messageId: messageIdOf(name.replace(/[^\w-]+/g, '-'), reader.key, from),
    due: now.getTime(),
    expires: now.getTime() + staleAfter,
  }));
  return { edition: name, list, mails: new Map([['all', mail]]), deliveries, whole: true };
}
