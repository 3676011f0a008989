#!/usr/bin/env bash
# Node (worker_threads): a Worker whose last 'message' listener is taken off, and on which removeAllListeners() is called then, never
# delivers a message again, whatever listener is added later. The port is started by hooks that are listeners of the Worker itself
# ('newListener', 'removeListener'), and these go with the others. With off() for each listener, messages arrive.
# Seen with Node 20.20.2. Exit status 0: still so; 1: changed.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
cat > "$folder/thread.mjs" <<'JS'
import { parentPort } from 'node:worker_threads';
parentPort.on('message', (text) => parentPort.postMessage(text));
parentPort.postMessage('ready');
JS
cat > "$folder/main.mjs" <<'JS'
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
for (const way of ['off', 'removeAllListeners']) {
  const worker = new Worker(new URL('./thread.mjs', import.meta.url));
  await once(worker, 'message'); // its listener takes itself off
  if (way === 'removeAllListeners') worker.removeAllListeners();
  const answer = new Promise((resolve) => worker.on('message', resolve));
  worker.postMessage('hello');
  const silence = new Promise((resolve) => setTimeout(() => resolve('nothing'), 2000));
  console.log(`${way}: ${await Promise.race([answer, silence])}`);
  await worker.terminate();
}
JS
node --version
seen="$(node "$folder/main.mjs")"
echo "$seen"
[ "$seen" = $'off: hello\nremoveAllListeners: nothing' ]
