import type { Config } from '../config/config.ts';
import { shortHash } from '../lib/hash.ts';
import { readMailbox } from '../lib/text/mail-address.ts';
import { dayInZone, timeInZone } from '../lib/time/calendar.ts';
import type { Clock } from '../lib/time/clock.ts';
import { nextMoment, readTimes } from '../lib/time/wall-clock.ts';
import { listIdOf } from '../mail/list-id.ts';
import { messageIdOf, type SignOff, signOffAddresses, signOffLink, unsubscribeBy } from '../mail/message.ts';
import { type FrozenMail, type MailPlan, type PlannedDelivery, type Reader, staleAfter } from '../model/delivery.ts';
import type { Digest } from '../model/digest.ts';
import type { Email, Picture } from '../model/email.ts';
import { messageOf } from '../model/errors.ts';
import { renderDraft } from '../render/mail/notice.ts';
import { type Links, render } from '../render/render.ts';
import type { Look } from '../render/templates/templates.ts';
import { everyList, type Readers } from '../store/readers.ts';
import { excerptFor } from './excerpt.ts';

/** The folder below `publicUrl` in which `briefing serve` takes sign-offs. */
export const signOffPath = 'unsubscribe/';

/** How the mails of an edition are to be made; where there is none, editions are only saved. */
export interface Mailing {
  readonly settings: Settings;
  /** How many minutes it waits for its editor, or until when; `approval`: until he approves; null where it does not wait. */
  readonly hold: Config['hold'] | { readonly until: number };
}

/** What planning mails needs of the world. */
export interface MailParts {
  readonly readers: Readers;
  readonly clock: Clock;
  readonly look: () => Promise<{ readonly look: Look }>;
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

/** Plans the mails of an edition for all who read it; where it waits for its editor, he gets a draft at once. */
export async function planEdition(
  { readers, look, links, clock }: MailParts,
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
    look: (await look()).look,
    links: links(digest.edition),
    readers: await readersFor(readers, settings),
    off: await signedOff(readers, settings.list),
  });
  if (hold === null) return [plan];
  const until = hold === 'approval' ? null : typeof hold === 'object' ? hold.until : now.getTime() + hold * 60_000;
  const draft =
    settings.editor === null ? [] : [await draftFor(readers, settings.editor, { digest, email, until }, settings, now)];
  return [{ ...plan, hold: { until } }, ...draft];
}

/** The mail that shows an edition to its editor, under a name of its own: what becomes of it says nothing of the edition. */
async function draftFor(
  readers: Readers,
  editor: string,
  held: { readonly digest: Digest; readonly email: Email; readonly until: number | null },
  settings: Settings,
  now: Date,
): Promise<MailPlan> {
  const { edition } = held.digest;
  const draft = renderDraft(held.email, {
    when:
      held.until === null
        ? 'It goes out when you approve it.'
        : `It goes out by itself at ${timeInZone(new Date(held.until), settings.timezone)} (${settings.timezone}).`,
    commands: ['approve', 'edit', 'drop'].map((command) => `briefing ${command} ${edition}`),
  });
  // The moment is part of its name: a draft that was edited is another draft.
  return letterTo(readers, editor, `draft ${edition} ${now.toISOString()}`, draft, settings, now);
}

/** A mail to one person, whoever else reads editions: a draft, or what must be mended. */
export async function letterTo(
  readers: Readers,
  mailbox: string,
  name: string,
  email: Email,
  settings: Pick<Settings, 'from' | 'replyTo' | 'title' | 'list' | 'mainList'>,
  now: Date,
): Promise<MailPlan> {
  const mail = frozen(email, settings, { web: null, mail: null }, now);
  const to = await readersFor(readers, { to: [mailbox], onlyTo: true });
  return planLetters({ name, list: 'editor', mail, readers: to, from: settings.from, now });
}

/** One mail that is no edition, the same for all its readers, as soon as can be. */
export function planLetters({
  name,
  list,
  mail,
  readers,
  from,
  now,
}: {
  readonly name: string;
  readonly list: string;
  readonly mail: FrozenMail;
  readonly readers: readonly Reader[];
  readonly from: string;
  readonly now: Date;
}): MailPlan {
  const deliveries = readers.map((reader) => ({
    ...{ reader, variant: 'all', state: 'planned' as const, note: null },
    messageId: messageIdOf(name.replace(/[^\w-]+/g, '-'), reader.key, from),
    due: now.getTime(),
    expires: now.getTime() + staleAfter,
  }));
  return { edition: name, list, mails: new Map([['all', mail]]), deliveries, whole: true };
}

/** What the planning of mails asks of the settings. */
type Settings = Pick<
  Config,
  | 'from'
  | 'to'
  | 'replyTo'
  | 'editor'
  | 'list'
  | 'onlyTo'
  | 'publicUrl'
  | 'unsubscribe'
  | 'timezone'
  | 'title'
  | 'mainList'
>;

/** Where readers sign off: on the page that `briefing serve` shows, if it has an address, and by mail. */
export function signOffOf({ publicUrl, unsubscribe, from, replyTo }: Settings): SignOff {
  const web = unsubscribe === 'web' && publicUrl !== null ? new URL(signOffPath, publicUrl).href : null;
  return { web, mail: unsubscribeBy(replyTo ?? from) };
}

/** The readers of a list: those whom the settings name, and, unless it is for these alone, all subscribers. */
export async function readersFor(readers: Readers, { to, onlyTo }: Pick<Settings, 'to' | 'onlyTo'>): Promise<Reader[]> {
  const named = to.flatMap((text) => readMailbox(text) ?? []);
  const saved = await readers.save(
    named.map(({ name, address, key }) => ({
      ...{ key, address, name, topics: [], hour: null, zone: null, language: null },
      format: 'html' as const,
      fromSettings: true,
    })),
  );
  const keys = new Set(saved.map(({ key }) => key));
  const subscribers = onlyTo
    ? []
    : (await readers.all()).filter(({ key, fromSettings }) => !fromSettings && !keys.has(key));
  return [...saved, ...subscribers];
}

/** What is to be planned. */
export interface Posting {
  readonly digest: Digest;
  readonly pictures: readonly Picture[];
  readonly look: Look;
  readonly links: Links;
  readonly settings: Settings;
  readonly readers: readonly Reader[];
  /** Keys of those who want no mail of this list, with the reason. */
  readonly off: ReadonlyMap<string, string>;
  readonly now: Date;
  /** Whether the editor sees it first. */
  readonly held: boolean;
}

/** A digest -> who gets which mail of it, and when. Each selection of topics is rendered once, however many readers it has. */
export function planMails({ digest, pictures, look, links, settings, readers, off, now, held }: Posting): MailPlan {
  const signOff = signOffOf(settings);
  const unsubscribe = signOffLink(signOff);
  const mails = new Map<string, FrozenMail>();
  const empty = new Set<string>();
  const failed = new Map<string, string>();
  const freeze = (part: Digest) =>
    frozen(render(part, look, { ...links, unsubscribe, pictures }), settings, signOff, now);
  const makeVariant = (variant: string, reader: Reader) => {
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
  const mailFor = (reader: Reader): { variant: string; note: string | null } => {
    const variant = variantOf(reader);
    makeVariant(variant, reader);
    const why = failed.get(variant);
    if (why === undefined) return { variant, note: null };
    makeVariant(everything, { ...reader, topics: [], language: null });
    return { variant: everything, note: `the whole edition, since the part could not be made: ${why}` };
  };
  const deliveries = readers.map((reader): PlannedDelivery => {
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
function variantOf({ topics, language }: Reader): string {
  return topics.length === 0 && language === null
    ? everything
    : shortHash(JSON.stringify([[...topics].sort(), language]));
}

/** Those who want no mail of a list, with the reason. */
export async function signedOff(readers: Readers, list: string): Promise<Map<string, string>> {
  const off = (await readers.optOuts()).filter((one) => one.list === list || one.list === everyList);
  return new Map(off.map(({ key, reason }) => [key, reason]));
}

/** A mail that does not change any more. */
export function frozen(
  { subject, html, text, pictures }: Email,
  { from, replyTo, ...list }: Pick<Settings, 'from' | 'replyTo' | 'title' | 'list' | 'mainList'>,
  signOff: SignOff,
  now: Date,
): FrozenMail {
  const date = `${now.toISOString().slice(0, 19)}Z`;
  return {
    subject,
    html,
    text,
    pictures,
    from,
    replyTo,
    listId: listIdOf({ ...list, from }),
    date,
    signOff: signOffAddresses(signOff),
  };
}

/**
 * When the next hour of a recipient is waited for: as long as it belongs to the day of the edition, or to the day that it is there already. Where
 * it is still yesterday (west of the edition's zone, or beyond the date line) that is the hour of the edition's own day. What has passed on that
 * day is not waited for: the mail goes out at once, and never waits for more than a day.
 */
function dueFor({ hour, zone }: Reader, editionZone: string, now: Date): number {
  if (hour === null) return now.getTime();
  const where = zone ?? editionZone;
  const next = nextMoment(readTimes(hour), where, now);
  const days = [dayInZone(now, editionZone), dayInZone(now, where)];
  const waits = next !== null && days.some((day) => dayInZone(next, where) <= day);
  return waits ? next.getTime() : now.getTime();
}
