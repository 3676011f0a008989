#!/usr/bin/env bash
# npx: `npx --no NAME --version` does not ask for NAME at all. `--no` takes the word after it for its value, so that npx prints its own version and
# exits with 0: a script that asks whether a program is there gets a yes for any name. With `--` after it the name is a name, and the command fails.
# Seen with npm 11.6.2. Exit status 0: still so; 1: changed.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund npm@11.6.2
npx="$folder/node_modules/.bin/npx"
name=no-package-has-this-name-9f2c
echo "npx --version: $("$npx" --version 2>/dev/null)"
taken="$("$npx" --no "$name" --version 2>/dev/null)"
echo "npx --no NAME --version: $taken, exit 0"
if "$npx" --no -- "$name" --version >/dev/null 2>&1; then separated=0; else separated=$?; fi
echo "npx --no -- NAME --version: exit $separated"
[ "$taken" = "11.6.2" ] && [ "$separated" -ne 0 ]
