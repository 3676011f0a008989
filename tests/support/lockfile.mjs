// Every optional dependency that a locked package names must itself be locked: otherwise `npm ci` on another
// platform refuses the lock file ("Missing … from lock file").
import { readFileSync } from 'node:fs';

const { packages } = JSON.parse(readFileSync(process.argv[2] ?? 'package-lock.json', 'utf8'));

/** The folders in which Node would look for a package required from `folder`, nearest first. */
function* searchPath(folder) {
  for (let at = folder; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    yield at === '' ? 'node_modules/' : `${at}/node_modules/`;
    if (at === '') return;
    if (!at.includes('/node_modules/')) {
      yield 'node_modules/';
      return;
    }
  }
}

const missing = Object.entries(packages).flatMap(([folder, { optionalDependencies = {} }]) =>
  Object.keys(optionalDependencies)
    .filter((name) => ![...searchPath(folder)].some((path) => packages[path + name]))
    .map((name) => `${folder || 'the project'} -> ${name}`),
);
console.log(missing.length ? `missing from the lock file:\n${missing.join('\n')}` : 'lock file complete');
process.exitCode = missing.length ? 1 : 0;
