import { Command } from 'commander';
import { exitCodes } from '../../model/errors.ts';

/** Name, what it does, and a line of input to try it with. */
const stages = [
  [
    'feed',
    'read an RSS, Atom, RDF or JSON feed',
    `echo '{"id":1,"xml":"<rss><channel><title>Harbour</title><item><title>Gate opens</title></item></channel></rss>"}' | npx . stage feed`,
  ],
  [
    'extract',
    'read the article out of a page or a scrape',
    `echo '{"id":1,"html":"<h1>Harbour reopens</h1><p>The harbour of Tarnby opened again on Tuesday after two weeks, the port office said, and the first of some forty waiting ships came in at noon.</p><p>Repairs to the wall took twice as long as was planned and cost 12 million marks, half of which the state will pay.</p>"}' | npx . stage extract`,
  ],
  [
    'quotes',
    'find quotations and who said them',
    `echo '{"id":1,"text":"\\"We will rebuild,\\" said the mayor, Ann Lee."}' | npx . stage quotes`,
  ],
  [
    'dates',
    'find the days that a text names',
    `echo '{"id":1,"text":"The vote is on Tuesday.","published":"2026-11-20"}' | npx . stage dates`,
  ],
  [
    'group',
    'put articles about one event together, and stories under topics',
    `echo '{"id":1,"title":"Rates rise to 4 percent","text":"The bank raised its rate.","published":"2026-11-19"}' | npx . stage group`,
  ],
  [
    'summarize',
    'tell a story in a few sentences of its articles',
    `echo '{"id":1,"articles":[{"id":"a","title":"Rates rise","text":"The bank raised its key rate to 4 percent on Thursday."}],"sentences":3}' | npx . stage summarize`,
  ],
  ['render', 'make the mail of a digest', 'npx . stage render digests/2026-11-22/digest.json'],
] as const;

/** Stages whose lines may say which language their text is in. */
const byLanguage: readonly string[] = ['quotes', 'dates', 'group', 'summarize'];

const languageHelp =
  '\n\nA line, or an article of it, may carry "language" (BCP 47, such as "en"); without it the language is identified.';

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
        `\nExample:\n  ${example}${byLanguage.includes(name) ? languageHelp : ''}\n\nA bad line gives {"id":…,"error":…} on its own output line and the rest go on;\nthe exit status is then ${exitCodes.found}.`,
      )
      .action(async (files: string[], options: { explain?: boolean }) => {
        const { runStage } = await import('./run-stage.ts');
        process.exitCode = await runStage(name, files, options.explain ?? false);
      });
  }
  return command;
}
