// Makes the built program executable: npm does so only when it links it for the first time, not after a new build.
import { chmodSync } from 'node:fs';

for (const file of process.argv.slice(2)) chmodSync(file, 0o755);
