#!/usr/bin/env bash
# npx: `npx .` links the programs of a folder into its cache once and never again. When the folder's package.json gets another program in front of
# the one it had, npx chooses the new name, finds no link of it and ends with 127, although the file is there (npm 11.6.2 linked it anew). The order of `bin` decides: with the
# old name first, the same folder works. Seen with npm 11.19.1. Exit status 0: still so; 1: changed.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund npm@11.19.1
npx="$folder/node_modules/.bin/npx"
export npm_config_cache="$folder/cache"
mkdir tool && cd tool
printf '#!/usr/bin/env node\nconsole.log("ran");\n' >run.js && chmod +x run.js
manifest() { printf '{"name":"tool-of-a-folder","version":"1.0.0","private":true,"bin":{%s}}' "$1" >package.json; }
manifest '"old":"run.js"'
echo "one program, old: $("$npx" .)"
manifest '"new":"run.js","old":"run.js"'
if "$npx" . 2>/dev/null; then status=0; else status=$?; fi
echo "new before old: exit $status"
manifest '"old":"run.js","new":"run.js"'
echo "old before new: $("$npx" .)"
[ "$status" -eq 127 ]
