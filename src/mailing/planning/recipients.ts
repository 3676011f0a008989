import { readMailbox } from '../../lib/text/mail-address.ts';
import type { Reader } from '../../model/delivery.ts';
import type { Readers } from '../../store/readers.ts';
import { everyList } from '../../store/suppressions.ts';
import type { MailSettings } from './frozen.ts';

/** The readers of a list: those whom the settings name, and, unless it is for these alone, all subscribers. */
export async function readersFor(
  readers: Readers,
  { to, onlyTo }: Pick<MailSettings, 'to' | 'onlyTo'>,
): Promise<Reader[]> {
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

/** Those who want no mail of a list, with the reason. */
export async function signedOff(readers: Readers, list: string): Promise<Map<string, string>> {
  const off = (await readers.optOuts()).filter((one) => one.list === list || one.list === everyList);
  return new Map(off.map(({ key, reason }) => [key, reason]));
}
