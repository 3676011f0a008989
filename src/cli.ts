#!/usr/bin/env node
import { Command } from 'commander';
import { stageCommand } from './commands/stage.ts';

const program = new Command('briefing');
program.addCommand(stageCommand());
await program.parseAsync();
