import type { Email, PostalMimeOptions } from 'postal-mime';
import { openThread, ThreadFailure } from './thread.ts';

/** Which parts of a mail are taken apart; see postal-mime. */
export type MailOptions = Pick<PostalMimeOptions, 'forceRfc822Attachments' | 'maxNestingDepth'>;

/** What is asked of the thread. */
export interface MailErrand {
  readonly bytes: Uint8Array;
  readonly options: MailOptions;
}

/** What the thread answers to an errand; `error` where it is no mail. */
export type MailAnswer = { readonly mail: Email } | { readonly error: string };

/** A mail that the parser had to give up: it took too much time or memory. What is wrong is the mail, and others can be read. */
export class UnparsedMail extends Error {}

/** Takes mails (RFC 5322, MIME) apart, one at a time, in a thread of its own. */
export interface MailParser {
  /**
   * @throws UnparsedMail where it takes too long or too much memory, Error where it is no mail
   */
  parse(bytes: Uint8Array, options?: MailOptions): Promise<Email>;
  close(): Promise<void>;
}

/** Milliseconds of computing that one mail may take: a thousand times what mails take. */
const mostComputing = 10_000;

/** Megabytes that the thread may hold. */
const memory = 512;

const built = import.meta.url.endsWith('.js') ? new URL('./mail-parser-worker.js', import.meta.url) : null;

/**
 * Some mails that are quite legal cost the parser tens of seconds a megabyte, and anybody can send one. `program` is the built
 * `mail-parser-worker.js`; run from the sources, which threads cannot load, mails are parsed right here instead.
 */
export function openMailParser(computing = mostComputing, program: URL | null = built): MailParser {
  if (program === null)
    return {
      parse: async (bytes, options) => (await import('postal-mime')).default.parse(bytes, options),
      close: async () => {},
    };
  const thread = openThread<MailErrand, MailAnswer>({ name: 'the thread for mails', program, memory, computing });
  return {
    async parse(bytes, options = {}) {
      // A copy of its own, which can be given away: what stands around it in memory stays here.
      const given = new Uint8Array(bytes);
      const answer = await thread.ask({ bytes: given, options }, [given.buffer]).catch((error: unknown) => {
        if (!(error instanceof ThreadFailure)) throw error;
        const tooMuch = `reading it took more than ${computing / 1000} seconds of computing`;
        throw new UnparsedMail(error.reason === 'computing' ? tooMuch : error.message, { cause: error });
      });
      if ('mail' in answer) return answer.mail;
      throw new Error(answer.error);
    },
    close: thread.close,
  };
}

let shared: MailParser | null = null;

/** Parses a mail in a thread that all share. It keeps no program running that has nothing else to do. */
export function parseMail(bytes: Uint8Array, options?: MailOptions): Promise<Email> {
  shared ??= openMailParser();
  return shared.parse(bytes, options);
}
