// npm run bench -- NAME [...]: one file of this folder a bench, `bench(run, args)` prints ratios against a peer. `run` calls one of
// the file's `measures` in a process of its own, so that times and memory of one do not colour the other's.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const benches = ['extract', 'collect', 'summarize', 'group', 'render', 'send', 'serve'];
const [name, ...args] = process.argv.slice(2);

if (!benches.includes(name)) {
  console.error(`usage: npm run bench -- ${benches.join('|')} [...]`);
  process.exitCode = 2;
} else {
  const { bench, measures } = await import(`./${name}.mjs`);
  if (args[0] === '--measure') console.log(JSON.stringify(await measures[args[1]](...args.slice(2))));
  else {
    const script = fileURLToPath(import.meta.url);
    const run = (...call) =>
      JSON.parse(execFileSync(process.execPath, [script, name, '--measure', ...call], { encoding: 'utf8' }));
    await bench(run, args);
  }
}
