import { parentPort } from 'node:worker_threads';
import PostalMime from 'postal-mime';
import type { MailAnswer, MailErrand } from './mail-parser.ts';

const say = (answer: MailAnswer) => parentPort?.postMessage(answer);

// The thread in which `mail-parser.ts` has mails parsed: one errand in, one answer out.
parentPort?.on('message', async ({ bytes, options }: MailErrand) => {
  try {
    say({ mail: await PostalMime.parse(bytes, options) });
  } catch (error) {
    say({ error: error instanceof Error ? error.message : String(error) });
  }
});
// Loaded.
parentPort?.postMessage('ready');
