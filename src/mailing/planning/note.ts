import type { Config } from '../../config/config.ts';
import { plural } from '../../lib/text/text.ts';
import { longDay } from '../../lib/time/calendar.ts';
import { unsubscribeLink } from '../../mail/message.ts';
import type { Digest } from '../../model/digest.ts';
import { renderNotice } from '../../render/mail/notice.ts';
import type { Outbox } from '../../store/outbox.ts';
import { frozen, unsubscribeMethodsOf } from './freeze-mail.ts';
import { planNotice } from './letters.ts';
import type { MailParts } from './plan.ts';
import { optOutReasons, recipientsFor } from './recipients.ts';

/** Plans the note of a day with no or too few stories (`empty: note`). There is one a day, however often a run is repeated. Gives its name. */
export async function planNote(
  parts: Pick<MailParts, 'subscribers' | 'clock'> & { readonly outbox: Outbox },
  config: Config,
  {
    day,
    readings,
    digest,
  }: { readonly day: string; readonly readings: readonly unknown[]; readonly digest: Digest | null },
): Promise<string> {
  const name = config.list === '' ? `note ${day}` : `note ${day} ${config.list}`;
  const methods = unsubscribeMethodsOf(config);
  const few = digest === null ? 'Nothing new' : plural(digest.counts.stories, 'new story', 'new stories');
  const email = renderNotice({
    subject: `${few}, ${longDay(day)}`,
    title: config.title,
    heading: digest === null ? 'Nothing new today' : `Only ${few} today`,
    paragraphs: [
      `${plural(readings.length, 'source')} checked on ${longDay(day)}: ${few.toLowerCase()}, so there is no mail with stories.`,
    ],
    unsubscribe: unsubscribeLink(methods) ?? '',
    imprint: config.imprint,
  });
  const all = await recipientsFor(parts.subscribers, config);
  const off = await optOutReasons(parts.subscribers, config.list);
  const now = parts.clock();
  const mail = frozen(email, config, methods, now);
  const recipients = all.filter(({ key }) => !off.has(key));
  await parts.outbox.plan(
    planNotice({ name, list: config.list, mail, recipients, from: config.from, now }),
    now.getTime(),
  );
  return name;
}
