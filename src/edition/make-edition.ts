import type { Adapters } from '../adapters.ts';
import type { Config } from '../config/config.ts';
import { plural } from '../lib/text/text.ts';
import { longDay } from '../lib/time/calendar.ts';
import { signOffLink } from '../mail/message.ts';
import { frozen, type Mailing, planLetters, readersFor, signedOff, signOffOf } from '../mailing/plan.ts';
import type { Outcome } from '../model/article.ts';
import { type Made, makeDigest, type Progress, sendDigest } from '../pipeline.ts';
import { renderNotice } from '../render/mail/notice.ts';

/** What one edition is asked for beside the settings. */
export interface Wish {
  readonly day: string;
  readonly since: string | null;
  readonly again: boolean;
  /** Write nothing and remember nothing. */
  readonly dryRun: boolean;
}

/** What became of it: planned for its readers, waiting for its editor, only saved, only saved since it may have been sent before the memory was lost, or not made. */
export type Outlook = 'planned' | 'held' | 'saved' | 'perhaps sent' | 'note' | 'nothing';

export interface Edition {
  readonly made: Made;
  readonly sent: Outcome<readonly string[]>;
  readonly outlook: Outlook;
  /** Under which name its mails stand in the ledger; null where there are none. */
  readonly mails: string | null;
}

/** Makes one edition by the settings, and plans its mails where there is a mail server. */
export async function makeEdition(
  parts: Adapters,
  config: Config,
  { day, since, again, dryRun }: Wish,
  progress: Progress,
): Promise<Edition> {
  const atLeast = config.empty === 'fold' ? config.minimum : 0;
  const made = await makeDigest(parts, { ...config, unwanted: config, atLeast, day, since, again }, progress);
  const unmailed = made.digest === null ? 'nothing' : 'saved';
  if (dryRun) return { made, sent: { value: [], problems: [] }, outlook: unmailed, mails: null };
  const enough = (made.digest?.counts.stories ?? 0) >= config.minimum;
  const adopted = new Set(await parts.store.adopted());
  const perhapsSent = made.replaces.some((edition) => adopted.has(edition));
  const mailing: Mailing | null =
    config.smtp !== null && enough && !perhapsSent ? { settings: config, hold: config.hold } : null;
  const sent = await sendDigest(parts, made, mailing);
  if (mailing !== null)
    return { made, sent, outlook: mailing.hold === null ? 'planned' : 'held', mails: made.digest?.edition ?? null };
  if (config.smtp !== null && perhapsSent)
    return { made, sent, outlook: 'perhaps sent', mails: made.digest?.edition ?? null };
  // A day on which nothing could be read is no day without news.
  const read = made.readings.length === 0 || made.readings.some(({ outcome }) => outcome !== 'failed');
  // Whose an edition was that is only known from digests/ nobody knows.
  const first = !(await parts.store.editions()).some(
    (one) => one.day === day && (one.list === config.list || adopted.has(one.edition)),
  );
  if (config.smtp !== null && config.empty === 'note' && read && (first || made.digest !== null)) {
    return { made, sent, outlook: 'note', mails: await planNote(parts, config, made) };
  }
  return { made, sent, outlook: unmailed, mails: null };
}

/** The mail of a day with nothing, or too little, to tell. There is one a day, however often one looks. Gives its name. */
async function planNote(parts: Adapters, config: Config, { day, readings, digest }: Made): Promise<string> {
  const name = config.list === '' ? `note ${day}` : `note ${day} ${config.list}`;
  const signOff = signOffOf(config);
  const few = digest === null ? 'Nothing new' : plural(digest.counts.stories, 'new story', 'new stories');
  const email = renderNotice({
    subject: `${few}, ${longDay(day)}`,
    title: config.title,
    heading: digest === null ? 'Nothing new today' : `Only ${few} today`,
    paragraphs: [
      `${plural(readings.length, 'source')} looked at on ${longDay(day)}: ${few.toLowerCase()}, so there is no mail with stories.`,
    ],
    unsubscribe: signOffLink(signOff) ?? '',
    imprint: config.imprint,
  });
  const readers = await readersFor(parts.readers, config);
  const off = await signedOff(parts.readers, config.list);
  const now = parts.clock();
  await parts.outbox.plan(
    planLetters({
      ...{ name, list: config.list, mail: frozen(email, config, signOff, now), from: config.from, now },
      readers: readers.filter(({ key }) => !off.has(key)),
    }),
    now.getTime(),
  );
  return name;
}
