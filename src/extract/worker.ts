import { parentPort } from 'node:worker_threads';
import { messageOf } from '../model/errors.ts';
import { extract } from './extract.ts';
import type { ReaderAnswer, ReaderRequest } from './reader.ts';

// The thread in which `reader.ts` has pages read: one errand in, one answer out.
parentPort?.on('message', async ({ item, url, latest }: ReaderRequest) => {
  let answer: ReaderAnswer;
  try {
    answer = { extraction: await extract(item, url, latest) };
  } catch (error) {
    answer = { error: messageOf(error) };
  }
  parentPort?.postMessage(answer);
});

// Loaded.
parentPort?.postMessage('ready');
