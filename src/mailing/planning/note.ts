import type { Config } from '../../config/config.ts';
import { plural } from '../../lib/text/text.ts';
import { longDay } from '../../lib/time/calendar.ts';
import { signOffLink } from '../../mail/message.ts';
import type { Digest } from '../../model/digest.ts';
import { renderNotice } from '../../render/mail/notice.ts';
import type { Outbox } from '../../store/outbox.ts';
import { frozen, signOffOf } from './frozen.ts';
import { planLetters } from './letters.ts';
import type { MailParts } from './plan.ts';
import { readersFor, signedOff } from './recipients.ts';

/** Plans the note of a day with no or too few stories (`empty: note`). There is one a day, however often a run is repeated. Gives its name. */
export async function planNote(
  parts: Pick<MailParts, 'readers' | 'clock'> & { readonly outbox: Outbox },
  config: Config,
  {
    day,
    readings,
    digest,
  }: { readonly day: string; readonly readings: readonly unknown[]; readonly digest: Digest | null },
): Promise<string> {
  const name = config.list === '' ? `note ${day}` : `note ${day} ${config.list}`;
  const signOff = signOffOf(config);
  const few = digest === null ? 'Nothing new' : plural(digest.counts.stories, 'new story', 'new stories');
  const email = renderNotice({
    subject: `${few}, ${longDay(day)}`,
    title: config.title,
    heading: digest === null ? 'Nothing new today' : `Only ${few} today`,
    paragraphs: [
      `${plural(readings.length, 'source')} checked on ${longDay(day)}: ${few.toLowerCase()}, so there is no mail with stories.`,
    ],
    unsubscribe: signOffLink(signOff) ?? '',
    imprint: config.imprint,
  });
  const readers = await readersFor(parts.readers, config);
  const off = await signedOff(parts.readers, config.list);
  const now = parts.clock();
  const mail = frozen(email, config, signOff, now);
  const recipients = readers.filter(({ key }) => !off.has(key));
  await parts.outbox.plan(
    planLetters({ name, list: config.list, mail, readers: recipients, from: config.from, now }),
    now.getTime(),
  );
  return name;
}
