// A schedule that makes an edition a day, in one process, with a clock of its own: schedule-days.mjs FOLDER DAYS.
// Says how many editions were made, and the live memory (MB) after a quarter of the days and at the end.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { loadConfig } from '../../dist/config/config.js';
import { tick } from '../../dist/schedule/scheduler.js';

const [folder, days] = [process.argv[2], Number(process.argv[3])];
mkdirSync(path.join(folder, 'articles'), { recursive: true });
process.chdir(folder);
process.env.BRIEFING_TIMEZONE = 'UTC';
let now = Date.parse('2026-11-22T06:50:00Z');
const options = {
  config: () => loadConfig(folder),
  clock: () => new Date(now),
  ending: new AbortController().signal,
  tell: () => {},
};

/** Megabytes that are in use once all that can go is gone. */
function live() {
  global.gc();
  global.gc();
  return Math.round((process.memoryUsage().heapUsed + process.memoryUsage().external) / 1e6);
}

await tick(options);
let [made, early] = [0, 0];
const things = ['bridge', 'ferry', 'school', 'market', 'library', 'orchard', 'tunnel'];
for (let day = 0; day < days; day++) {
  const thing = things[day % things.length];
  writeFileSync(
    path.join(folder, 'articles', `day-${day}.txt`),
    [
      `Tarnby opens its ${thing} number ${day}`,
      `The Tarnby Mail, ${new Date(now).toISOString().slice(0, 10)}`,
      `The town of Tarnby opened its ${thing} number ${day} on a cold morning, with a band, a speech of the mayor and ${day + 3} guests from the islands.`,
      `“We have waited ${day + 2} years for this ${thing},” said Bo Ek, the mayor of Tarnby. It cost ${day + 12} million marks, half of which the county paid.`,
    ].join('\n\n'),
  );
  now = Date.parse('2026-11-22T07:00:00Z') + day * 86_400_000;
  made += (await tick(options)).made;
  if (day === Math.floor(days / 4)) early = live();
}
console.log(JSON.stringify({ made, early, late: live() }));
