import { Command } from 'commander';
import { exitCodes } from '../errors.ts';

/** Name, what it does, and a line of input to try it with. */
const stages = [
  [
    'extract',
    'read the article out of a page or a scrape',
    '{"id":"1","text":"Harbour reopens\\n\\nBy Ann Lee\\n\\nThe harbour of …"}',
  ],
  [
    'quotes',
    'find quotations and who said them',
    '{"id":"1","text":"\\"We will rebuild,\\" said the mayor, Ann Lee."}',
  ],
  ['dates', 'find the days that a text names', '{"id":"1","text":"The vote is on Tuesday.","published":"2026-11-20"}'],
  [
    'group',
    'put articles about one event together, and stories under topics',
    '{"id":"1","title":"Rates rise","text":"…","published":"2026-11-19"}',
  ],
  [
    'summarize',
    'tell a story in a few sentences of its articles',
    '{"id":"1","articles":[{"id":"a","title":"…","text":"…"}],"sentences":3}',
  ],
  ['render', 'make the mail of a digest', 'the content of a digest.json, on one line'],
] as const;

/** `briefing stage NAME`: one stage alone, JSON lines in, JSON lines out, in order. */
export function stageCommand(): Command {
  const command = new Command('stage').description('run one stage alone: JSON lines in, JSON lines out');
  for (const [name, does, example] of stages) {
    command
      .command(name)
      .description(does)
      .argument('[files...]', 'files of JSON lines (default: standard input)')
      .option('--explain', 'add to each line why: rules that fired, what was removed, candidates that lost')
      .addHelpText(
        'after',
        `\nExample:\n  echo '${example}' | briefing stage ${name}\n\nA bad line gives {"id":…,"error":…} on its own output line and the rest go on;\nthe exit status is then ${exitCodes.found}.`,
      )
      .action(async (files: string[], options: { explain?: boolean }) => {
        const { runStage } = await import('../stages.ts');
        process.exitCode = await runStage(name, files, options.explain ?? false);
      });
  }
  return command;
}
