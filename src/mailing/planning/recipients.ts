import { readMailbox } from '../../lib/text/mail-address.ts';
import type { Subscriber } from '../../model/delivery.ts';
import type { Subscribers } from '../../store/subscribers.ts';
import { everyList } from '../../store/suppressions.ts';
import type { MailSettings } from './freeze-mail.ts';

/** The readers of a list: those whom the settings name, and, unless it is for these alone, all subscribers. */
export async function recipientsFor(
  subscribers: Subscribers,
  { to, onlyTo }: Pick<MailSettings, 'to' | 'onlyTo'>,
): Promise<Subscriber[]> {
  const named = to.flatMap((text) => readMailbox(text) ?? []);
  const saved = await subscribers.save(
    named.map(({ name, address, key }) => ({
      ...{ key, address, name, topics: [], hour: null, zone: null, language: null },
      format: 'html' as const,
      fromSettings: true,
    })),
  );
  const keys = new Set(saved.map(({ key }) => key));
  const others = onlyTo
    ? []
    : (await subscribers.all()).filter(({ key, fromSettings }) => !fromSettings && !keys.has(key));
  return [...saved, ...others];
}

/** Those who want no mail of a list, with the reason. */
export async function optOutReasons(subscribers: Subscribers, list: string): Promise<Map<string, string>> {
  const off = (await subscribers.optOuts()).filter((one) => one.list === list || one.list === everyList);
  return new Map(off.map(({ key, reason }) => [key, reason]));
}
