#!/usr/bin/env bash
# nodemailer 10.6.0: `{ prepared: true, value }` is the way to write a header as it is, and MimeNode.setHeader takes it for every header
# but Date, where it writes "[object Object]". Seen with Node 20.20.2. Exit status 0: still so; 1: changed.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund nodemailer@10.6.0
cat > try.cjs <<'JS'
const MimeNode = require('nodemailer/lib/mime-node');
for (const name of ['X-Moment', 'Date']) {
  const node = new MimeNode('text/plain');
  node.setHeader(name, { prepared: true, value: 'Fri, 27 Nov 2026 07:00:00 +0000' });
  console.log(node.buildHeaders().split('\r\n').find((line) => line.startsWith(`${name}:`)));
}
JS
node --version
seen="$(node try.cjs)"
echo "$seen"
grep -q '^X-Moment: Fri, 27 Nov 2026 07:00:00 +0000$' <<<"$seen"
grep -q '^Date: \[object Object\]$' <<<"$seen"
