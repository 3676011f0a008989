import type { Config } from '../../config/config.ts';
import { shortHash } from '../../lib/hash.ts';
import { dayInZone } from '../../lib/time/calendar.ts';
import type { Clock } from '../../lib/time/clock.ts';
import { nextMoment, readTimes } from '../../lib/time/wall-clock.ts';
import { messageIdOf, unsubscribeBy, unsubscribeLink } from '../../mail/message.ts';
import {
  type FrozenMail,
  type MailPlan,
  type PlannedDelivery,
  type Subscriber,
  staleAfter,
} from '../../model/delivery.ts';
import type { Digest } from '../../model/digest.ts';
import type { Email, Picture } from '../../model/email.ts';
import { messageOf } from '../../model/errors.ts';
import { type Links, render } from '../../render/render.ts';
import type { TemplateSet } from '../../render/templates/templates.ts';
import type { Subscribers } from '../../store/subscribers.ts';
import { excerptFor } from './excerpt.ts';
import { frozen, type MailSettings, unsubscribeMethodsOf } from './freeze-mail.ts';
import { draftFor } from './letters.ts';
import { optOutReasons, recipientsFor } from './recipients.ts';

/** How the mails of an edition are made. */
export interface Mailing {
  readonly settings: MailSettings;
  /** Minutes that it waits for approval, or until when; `manual` for no limit; null where it does not wait. */
  readonly hold: Config['approval'] | { readonly until: number };
}

/** What planning mails needs of the world. */
export interface MailParts {
  readonly subscribers: Subscribers;
  readonly clock: Clock;
  readonly templates: () => Promise<{ readonly templates: TemplateSet }>;
  /** Links that the mail of an edition contains. */
  readonly links: (edition: string) => Links;
}

/** Links of an edition's mail: to its web version, where `digests/` is published, and to unsubscribe. */
export function linksOf(
  { publicUrl, from, imprint }: Pick<Config, 'publicUrl' | 'from' | 'imprint'>,
  edition: string,
): Links {
  return {
    web: publicUrl === null ? null : new URL(`${edition}/index.html`, publicUrl).href,
    unsubscribe: unsubscribeBy(from),
    imprint,
  };
}

/** Plans the mails of an edition for all its recipients; where it waits for approval, the editor gets a draft at once. */
export async function planEdition(
  { subscribers, templates, links, clock }: MailParts,
  {
    digest,
    email,
    pictures,
  }: { readonly digest: Digest; readonly email: Email; readonly pictures: readonly Picture[] },
  { settings, hold }: Mailing,
): Promise<MailPlan[]> {
  const now = clock();
  const plan = planMails({
    ...{ digest, pictures, settings, held: hold !== null, now },
    templates: (await templates()).templates,
    links: links(digest.edition),
    recipients: await recipientsFor(subscribers, settings),
    off: await optOutReasons(subscribers, settings.list),
  });
  if (hold === null) return [plan];
  const until = hold === 'manual' ? null : typeof hold === 'object' ? hold.until : now.getTime() + hold * 60_000;
  const draft =
    settings.editor === null
      ? []
      : [await draftFor(subscribers, { digest, email, until }, { ...settings, editor: settings.editor }, now)];
  return [{ ...plan, hold: { until } }, ...draft];
}

/** What is to be planned. */
export interface MailPlanInput {
  readonly digest: Digest;
  readonly pictures: readonly Picture[];
  readonly templates: TemplateSet;
  readonly links: Links;
  readonly settings: MailSettings;
  readonly recipients: readonly Subscriber[];
  /** Keys of those who want no mail of this list, with the reason. */
  readonly off: ReadonlyMap<string, string>;
  readonly now: Date;
  /** Whether the editor sees it first. */
  readonly held: boolean;
}

/** A digest -> who gets which mail of it, and when. Each selection of topics is rendered once, however many readers it has. */
export function planMails({
  digest,
  pictures,
  templates,
  links,
  settings,
  recipients,
  off,
  now,
  held,
}: MailPlanInput): MailPlan {
  const methods = unsubscribeMethodsOf(settings);
  const unsubscribe = unsubscribeLink(methods);
  const mails = new Map<string, FrozenMail>();
  const empty = new Set<string>();
  const failed = new Map<string, string>();
  const freeze = (part: Digest) =>
    frozen(render(part, templates, { ...links, unsubscribe, pictures }), settings, methods, now);
  const makeVariant = (variant: string, reader: Subscriber) => {
    if (mails.has(variant) || empty.has(variant) || failed.has(variant)) return;
    try {
      const part = excerptFor(digest, reader);
      if (part === null) empty.add(variant);
      else mails.set(variant, freeze(part));
    } catch (error) {
      if (variant === everything) throw error;
      failed.set(variant, messageOf(error));
    }
  };
  /** The mail that a reader gets, with a note where it is the whole edition since the part could not be made. */
  const mailFor = (reader: Subscriber): { variant: string; note: string | null } => {
    const variant = variantOf(reader);
    makeVariant(variant, reader);
    const why = failed.get(variant);
    if (why === undefined) return { variant, note: null };
    makeVariant(everything, { ...reader, topics: [], language: null });
    return { variant: everything, note: `the whole edition, since the part could not be made: ${why}` };
  };
  const deliveries = recipients.map((reader): PlannedDelivery => {
    const due = dueFor(reader, settings.timezone, now);
    const messageId = messageIdOf(digest.edition, reader.key, settings.from);
    const common = { reader, messageId, due, expires: due + staleAfter };
    const reason = off.get(reader.key);
    if (reason !== undefined) return { ...common, variant: '', state: 'suppressed', note: reason };
    const { variant, note } = mailFor(reader);
    if (empty.has(variant))
      return { ...common, variant, state: 'cancelled', note: 'nothing of what the reader asks for' };
    return { ...common, variant, state: held ? 'held' : 'planned', note: held ? 'waits for the editor' : note };
  });
  return { edition: digest.edition, list: settings.list, mails, deliveries, whole: true };
}

/** The variant that holds the whole edition. */
const everything = 'all';

/** The name of the part that a reader asks for: readers who ask for the same get the same mail. */
function variantOf({ topics, language }: Subscriber): string {
  return topics.length === 0 && language === null
    ? everything
    : shortHash(JSON.stringify([[...topics].sort(), language]));
}

/**
 * When the next hour of a recipient is waited for: as long as it belongs to the day of the edition, or to the day that it is there already. Where
 * it is still yesterday (west of the edition's zone, or beyond the date line) that is the hour of the edition's own day. What has passed on that
 * day is not waited for: the mail goes out at once, and never waits for more than a day.
 */
function dueFor({ hour, zone }: Subscriber, editionZone: string, now: Date): number {
  if (hour === null) return now.getTime();
  const where = zone ?? editionZone;
  const next = nextMoment(readTimes(hour), where, now);
  const days = [dayInZone(now, editionZone), dayInZone(now, where)];
  const waits = next !== null && days.some((day) => dayInZone(next, where) <= day);
  return waits ? next.getTime() : now.getTime();
}
