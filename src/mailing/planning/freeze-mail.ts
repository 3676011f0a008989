import type { Config } from '../../config/config.ts';
import { listIdOf } from '../../mail/list-id.ts';
import { type UnsubscribeMethods, unsubscribeBy, unsubscribeUrls } from '../../mail/message.ts';
import type { FrozenMail } from '../../model/delivery.ts';
import type { Email } from '../../model/email.ts';

/** The folder below `publicUrl` in which `briefing serve` answers unsubscribe requests. */
export const unsubscribePath = 'unsubscribe/';

/** The part of the configuration that planning mails needs. */
export type MailSettings = Pick<
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

/** How recipients unsubscribe: on the page of `briefing serve`, if it has an address, and by mail. */
export function unsubscribeMethodsOf({ publicUrl, unsubscribe, from, replyTo }: MailSettings): UnsubscribeMethods {
  const web = unsubscribe === 'web' && publicUrl !== null ? new URL(unsubscribePath, publicUrl).href : null;
  return { web, mail: unsubscribeBy(replyTo ?? from) };
}

/** A mail that does not change any more. */
export function frozen(
  { subject, html, text, pictures }: Email,
  { from, replyTo, ...list }: Pick<MailSettings, 'from' | 'replyTo' | 'title' | 'list' | 'mainList'>,
  methods: UnsubscribeMethods,
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
    unsubscribeUrls: unsubscribeUrls(methods),
  };
}
