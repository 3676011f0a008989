#!/usr/bin/env bash
# Node 20: AbortSignal.any([signal, AbortSignal.timeout(ms)]) never aborts once the timeout's signal was garbage collected. The combined signal
# holds its sources weakly, and nothing else holds that one. With a variable that lives on, it aborts in time.
# Seen with Node 20.20.2. Exit status 0: still so; 1: changed.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
cat > "$folder/try.mjs" <<'JS'
const kept = [];
for (const way of ['kept', 'not kept']) {
  const other = new AbortController();
  const combined = (() => {
    const timeout = AbortSignal.timeout(300);
    if (way === 'kept') kept.push(timeout);
    return AbortSignal.any([other.signal, timeout]);
  })();
  let aborted = false;
  combined.addEventListener('abort', () => {
    aborted = true;
  });
  for (let round = 0; round < 5; round++) {
    await new Promise((wake) => setTimeout(wake, 20));
    global.gc();
  }
  await new Promise((wake) => setTimeout(wake, 1000));
  console.log(`${way}: ${aborted ? 'aborted' : 'never aborted'}`);
}
JS
node --version
seen="$(node --expose-gc "$folder/try.mjs")"
echo "$seen"
[ "$seen" = $'kept: aborted\nnot kept: never aborted' ]
