import type { Config } from '../../config/config.ts';
import type { Outlook } from '../../edition/outlook.ts';
import { plural } from '../../lib/text/text.ts';
import type { RoundResult } from '../../mailing/sending/dispatch.ts';
import type { DeliveryState } from '../../model/delivery.ts';
import type { State } from '../../store/state.ts';

/** How the mails of an edition stand, for the report of a run. */
export interface MailReport {
  readonly outlook: Outlook;
  /** Its name, or that of the note in its place. */
  readonly edition: string | null;
  /** Its deliveries by their state. */
  readonly states: Partial<Record<DeliveryState, number>>;
  /** Those of all editions of which nobody knows whether they arrived. */
  readonly uncertain: number;
  /** Those that a person must decide on. */
  readonly stopped: RoundResult['stopped'];
  /** Who gets no mail any more since this run, or waits for a person's word to be suppressed. */
  readonly suppressed: RoundResult['suppressed'];
  /** When the next one is due, ISO 8601. */
  readonly next: string | null;
}

/**
 * What a report is about.
 *
 * @example
 * { smtp: null, edition: '2026-11-22', outlook: 'planned', sent: null }
 */
interface Reported {
  /** The mail server of the settings; null where there is none. */
  readonly smtp: Config['smtp'];
  /** The edition's name; null for none in particular. */
  readonly edition: string | null;
  readonly outlook: Outlook;
  /** The result of the round of sending; null where nothing was sent. */
  readonly sent: RoundResult | null;
}

/** How the mails stand; null where there is no mail server and no mail was ever planned. */
export async function mailReport(
  { outbox }: Pick<State, 'outbox'>,
  { smtp, edition, outlook, sent }: Reported,
): Promise<MailReport | null> {
  const tallies = await outbox.tallies();
  if (smtp === null && tallies.length === 0) return null;
  const next = await outbox.nextDue();
  return {
    outlook,
    edition,
    states: Object.fromEntries(
      tallies.filter((one) => one.edition === edition).map(({ state, count }) => [state, count]),
    ),
    uncertain: tallies.filter(({ state }) => state === 'uncertain').reduce((sum, { count }) => sum + count, 0),
    stopped: sent?.stopped ?? null,
    suppressed: sent?.suppressed ?? [],
    next: next === null ? null : new Date(next).toISOString(),
  };
}

/** What became of the mails, in the order in which a reader wants to know. */
const words: readonly (readonly [state: DeliveryState, said: string])[] = [
  ['accepted', 'accepted by the mail server'],
  ['planned', 'planned for later'],
  ['sending', 'under way'],
  ['committing', 'under way'],
  ['deferred', 'deferred, tried again'],
  ['held', 'held'],
  ['uncertain', 'delivery unknown: the connection was lost after the last byte'],
  ['refused', 'refused by the mail server'],
  ['suppressed', 'suppressed: unsubscribed, or the address takes no mail'],
  ['cancelled', 'not sent: nothing of what they ask for, or called off'],
  ['expired', 'not sent in time'],
];

/** Who was suppressed, why, and how to undo or to allow it. */
export function suppressionLines(suppressed: RoundResult['suppressed']): string[] {
  const [done, waiting] = [false, true].map((is) => suppressed.filter(({ waiting }) => waiting === is));
  const lines = (some: RoundResult['suppressed']) => some.map(({ address, reason }) => `  ${address}: ${reason}`);
  return [
    ...(done.length === 0
      ? []
      : [
          `${plural(done.length, 'subscriber')} suppressed, for there is no such mailbox:`,
          ...lines(done),
          'briefing suppressions lists them; briefing suppressions undo --since 2h takes it back.',
        ]),
    ...(waiting.length === 0
      ? []
      : [
          `${plural(waiting.length, 'subscriber')} refused as if there were no such mailbox, and not suppressed, for it would be too many (suppressShare):`,
          ...lines(waiting),
          'If it is true of them, briefing suppressions allow suppresses them.',
        ]),
  ];
}

/** The report as lines for a person; none where there is no report. */
export function mailLines(report: MailReport | null): string[] {
  if (report === null) return [];
  const { states, stopped, uncertain, outlook, edition } = report;
  const total = Object.values(states).reduce((sum, count) => sum + count, 0);
  const lines: string[] = [];
  if (outlook === 'held') lines.push(`Held for the editor: briefing approve ${edition} sends it.`);
  if (outlook === 'perhaps sent')
    lines.push(
      'Saved and sent to nobody: its readers may have had it before the state was lost.',
      `With briefing send ${edition} --even-if-sent they get it, perhaps for the second time.`,
    );
  if (outlook === 'note') lines.push('Readers get a note: there is nothing new, or too little.');
  if ((outlook === 'planned' || outlook === 'note') && total === 0)
    lines.push('Sent to nobody: set MAIL_TO, or briefing subscribers add.');
  if (total > 0) {
    lines.push(`Mail   ${plural(total, 'reader')}`);
    for (const [state, said] of words) if (states[state]) lines.push(`       ${states[state]} ${said}`);
  }
  lines.push(...suppressionLines(report.suppressed));
  if (stopped !== null) {
    lines.push(`The mail server: ${stopped.said}`);
    if (stopped.hint !== null) lines.push(stopped.hint);
    lines.push('Nothing is lost: briefing send goes on where it stopped, and so does briefing schedule.');
  } else if (report.next !== null)
    lines.push('What waits is sent by briefing schedule, or by the next briefing run or send.');
  if (uncertain > 0)
    lines.push(
      `${plural(uncertain, 'mail')} may or may not have arrived: briefing outbox lists them and says what to do.`,
    );
  return lines;
}
