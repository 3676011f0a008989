import { parentPort } from 'node:worker_threads';

// Stands in for src/extract/worker.ts, and does what an item's content says: what a page may do to the thread that reads it.
const orders = {
  answer: (item) => parentPort.postMessage({ extraction: { article: { id: item.id }, dropped: null } }),
  'work a little': (item) => {
    work(300);
    orders.answer(item);
  },
  'work for ever': () => work(Number.POSITIVE_INFINITY),
  'wait for ever': () => {},
  throw: () => parentPort.postMessage({ error: 'Something of ours broke' }),
  end: () => process.exit(0),
  'run out of memory': () => {
    const held = [];
    for (;;) held.push(new Array(1e6).fill({}));
  },
};

/** Milliseconds of work, not of waiting: the clock moves on by at most one a step. */
function work(milliseconds) {
  let spent = 0;
  for (let before = performance.now(); spent < milliseconds; ) {
    const now = performance.now();
    spent += Math.min(1, now - before);
    before = now;
  }
}

parentPort.on('message', ({ item }) => orders[item.content](item));
parentPort.postMessage({ ready: true });
