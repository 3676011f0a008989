import { addressOf } from '../../lib/text/mail-address.ts';
import type { Clock } from '../../lib/time/clock.ts';
import { type Composed, composeFrozen, type DkimKey, personalMessage, readdressed } from '../../mail/message.ts';
import { bounceAddress } from '../../mail/unsubscribe-token.ts';
import type { Delivery } from '../../model/delivery.ts';
import type { Outbox } from '../../store/outbox.ts';

/** Composed mails that are kept in memory at once; an edition has one per selection of topics and format. */
const maxKept = 20;

/** A mail ready to be sent: its envelope sender, and the message with its headers and signature. */
export interface PersonalMail {
  readonly from: string;
  readonly bytes: Uint8Array;
}

/** What a composer needs. */
export interface ComposerOptions {
  readonly outbox: Outbox;
  /** Signs unsubscribe links and bounce addresses. */
  readonly secret: string;
  readonly dkim: DkimKey | null;
  readonly clock: Clock;
  readonly settings: { readonly bounces: string | null; readonly from: string; readonly replyTo: string | null };
}

/** Makes each recipient's own mail. The common part of an edition is composed once. */
export function openComposer({ outbox, secret, dkim, clock, settings }: ComposerOptions) {
  const common = commonMails(outbox, settings);
  return async (delivery: Delivery): Promise<PersonalMail> => {
    const mail = await common(delivery);
    const bytes = await personalMessage(mail, delivery, { secret, dkim, at: clock() });
    const { bounces } = settings;
    if (bounces === null) return { from: mail.from, bytes };
    return { from: bounceAddress(secret, addressOf(bounces), delivery.edition, delivery.reader), bytes };
  };
}

function commonMails(outbox: Outbox, sender: ComposerOptions['settings']) {
  const kept = new Map<string, Promise<Composed>>();
  return (delivery: Delivery): Promise<Composed> => {
    const { edition, variant, format } = delivery;
    const key = `${edition} ${variant} ${format}`;
    let mail = kept.get(key);
    if (mail === undefined) {
      if (kept.size >= maxKept) kept.clear();
      // MAIL_FROM may have been corrected since the mail was planned, after a server refused the sender.
      mail = outbox.mail(edition, variant).then((frozen) => composeFrozen(readdressed(frozen, sender), delivery));
      kept.set(key, mail);
      mail.catch(() => kept.delete(key));
    }
    return mail;
  };
}
