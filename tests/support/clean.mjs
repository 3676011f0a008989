// Removes a build folder before a build, so that files of deleted sources cannot linger in it.
import { rmSync } from 'node:fs';

for (const folder of process.argv.slice(2)) rmSync(folder, { recursive: true, force: true });
