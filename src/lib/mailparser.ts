import { Worker } from 'node:worker_threads';
import type { Email, PostalMimeOptions } from 'postal-mime';

/** Which parts of a mail are taken apart; see postal-mime. */
export type MailOptions = Pick<PostalMimeOptions, 'forceRfc822Attachments' | 'maxNestingDepth'>;

/** What is asked of the thread. */
export interface MailErrand {
  readonly bytes: Uint8Array;
  readonly options: MailOptions;
}

/** What the thread says: first that it is ready, then one answer for each errand; `error` where it is no mail. */
export type MailAnswer = 'ready' | { readonly mail: Email } | { readonly error: string };

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

/** How often one looks at how much it has computed, in milliseconds. */
const glance = 100;

const built = import.meta.url.endsWith('.js') ? new URL('./mailthread.js', import.meta.url) : null;

/**
 * Some mails that are quite legal cost the parser tens of seconds a megabyte, and anybody can send one. `program` is the built
 * `mailthread.js`; run from the sources, which threads cannot load, mails are parsed right here instead.
 */
export function openMailParser(computing = mostComputing, program: URL | null = built): MailParser {
  let thread: Promise<Worker> | null = null;
  let last: Promise<unknown> = Promise.resolve();
  const stop = async () => {
    const old = thread;
    thread = null;
    await (await old?.catch(() => null))?.terminate();
  };
  const ask = async (errand: MailErrand): Promise<Email> => {
    if (program === null) return (await import('postal-mime')).default.parse(errand.bytes, errand.options);
    thread ??= startThread(program, () => {
      thread = null;
    });
    let answer: Answered;
    try {
      answer = await answerOf(await thread, errand, computing);
    } catch (error) {
      await stop();
      throw error;
    }
    if ('mail' in answer) return answer.mail;
    throw new Error(answer.error);
  };
  return {
    parse(bytes, options = {}) {
      const answer = last.then(() => ask({ bytes, options }));
      last = answer.catch(() => {});
      return answer;
    },
    close: stop,
  };
}

let shared: MailParser | null = null;

/** Parses a mail in a thread that all share. It keeps no program running that has nothing else to do. */
export function parseMail(bytes: Uint8Array, options?: MailOptions): Promise<Email> {
  shared ??= openMailParser();
  return shared.parse(bytes, options);
}

type Answered = Exclude<MailAnswer, 'ready'>;

/** Gives the thread when it has loaded the parser: on a slow machine that takes longer than any mail. */
function startThread(program: URL, ended: () => void): Promise<Worker> {
  const thread = new Worker(program, { resourceLimits: { maxOldGenerationSizeMb: memory } });
  return new Promise((ready, failed) => {
    thread.once('message', () => ready(thread));
    thread.on('error', failed);
    thread.once('exit', () => {
      ended();
      failed(new Error('the thread for mails ended'));
    });
  });
}

function answerOf(thread: Worker, { bytes, options }: MailErrand, computing: number): Promise<Answered> {
  // A copy of its own, which can be given away: what stands around it in memory stays here.
  const given = new Uint8Array(bytes);
  const computed = computingOf(thread);
  thread.ref();
  return new Promise<Answered>((done, failed) => {
    const finish = (say: () => void) => {
      clearInterval(watch);
      thread.off('message', answered).off('error', broke).off('exit', ended).unref();
      say();
    };
    const giveUp = (why: string) => finish(() => failed(new UnparsedMail(why)));
    const answered = (answer: Answered) => finish(() => done(answer));
    const broke = (error: Error) => giveUp(`could not be read: ${error.message}`);
    const ended = () => giveUp('could not be read: the thread for mails ended');
    const watch = setInterval(() => {
      if (computed() >= computing) giveUp(`reading it took more than ${computing / 1000} seconds of computing`);
    }, glance);
    thread.on('message', answered).on('error', broke).on('exit', ended);
    thread.postMessage({ bytes: given, options }, [given.buffer]);
  });
}

/**
 * How long a thread has computed since now, in milliseconds. Node 20 does not tell the processor time of a thread. It tells how long the
 * thread was not idle, which also passes while the machine stands still or serves others, and the processor time of the whole
 * process, which others of its threads spend, too. What is less is never more than the thread's own by much.
 */
function computingOf({ performance }: Worker): () => number {
  const activity = performance.eventLoopUtilization();
  const before = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(before);
    return Math.min(performance.eventLoopUtilization(activity).active, (user + system) / 1000);
  };
}
