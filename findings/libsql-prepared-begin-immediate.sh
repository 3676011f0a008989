#!/usr/bin/env bash
# libsql 0.5.29 (the npm driver with better-sqlite3's interface): a *prepared* `begin immediate` that another writer refuses
# (SQLITE_BUSY) stays open until it is garbage collected. Until then every commit on that connection fails with
# "cannot commit transaction - SQL statements in progress". The same through exec() leaves nothing behind.
# Seen with Node 20.20.2. Exit status 0: still so; 1: changed.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund libsql@0.5.29
cat > try.mjs <<'JS'
import Database from 'libsql';
for (const way of ['exec', 'prepare']) {
  const file = `${way}.db`;
  const writer = new Database(file);
  const other = new Database(file, { timeout: 0 });
  writer.exec('pragma journal_mode = wal; create table t (a)');
  writer.exec('begin immediate');
  let refused = null;
  const statement = way === 'prepare' ? other.prepare('begin immediate') : null;
  try {
    if (statement) statement.run();
    else other.exec('begin immediate');
  } catch (error) {
    refused = error.code;
  }
  writer.exec('commit');
  other.exec('begin immediate');
  other.exec('insert into t values (1)');
  let commit = 'committed';
  try {
    other.exec('commit');
  } catch (error) {
    commit = error.message;
  }
  console.log(`${way}: refused with ${refused}, later: ${commit}`);
}
JS
node --version
seen="$(node try.mjs)"
echo "$seen"
grep -q '^exec: refused with SQLITE_BUSY, later: committed$' <<<"$seen"
grep -q '^prepare: refused with SQLITE_BUSY, later: .*SQL statements in progress' <<<"$seen"
