import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { commandsPage } from './commands-page.ts';
import { root } from './folder.ts';
import { envExample, settingsPage } from './settings-page.ts';

/** Writes the pages that are made from the tables of settings and commands: `npm run reference`. */
for (const [file, text] of [
  ['.env.example', envExample()],
  ['src/config/README.md', settingsPage()],
  ['src/commands/README.md', commandsPage()],
] as const)
  writeFileSync(path.join(root, file), text);
