import { Command } from 'commander';
import { shownOutlet } from '../../annotate/press/publishers.ts';
import { didYouMean } from '../../lib/text/nearest.ts';
import { compareText } from '../../lib/text/text.ts';
import { BriefingError } from '../../model/errors.ts';
import type { Coverage } from '../../model/story.ts';
import type { Explanation, ItemRecord, Store } from '../../store/store.ts';
import { example } from '../help.ts';

/** `briefing explain`: why articles are one story, stories one topic, and what became of an article. */
export function explainCommand(): Command {
  const command = new Command('explain')
    .description('explain why articles are one story, why stories share a topic, and why an article was skipped')
    .addHelpText(
      'after',
      `\nWithout a subcommand it lists the last edition with the ids of its topics and stories; an id may be shortened.\n${example('explain', 'explain story 8c31', 'explain article articles/saved.html')}\n\nExit status: 0 found, 2 not found.`,
    )
    .action(() => explain((store) => listing(store)));
  command
    .command('story <id>')
    .description('its articles, the order in which they were merged, their similarity, and its rank')
    .action((id: string) => explain(async (store) => told(await store.explain('story', id), `story ${id}`)));
  command
    .command('topic <id>')
    .description('why its stories are under one topic')
    .action((id: string) =>
      explain(async (store) => told(await store.explain('topic', id), `topic ${id}`, await topicsOf(store))),
    );
  command
    .command('article <id>')
    .description('whether it was printed or skipped, and by which rule; an id, a path or an address')
    .action((id: string) => explain(async (store) => items(await store.itemsLike(id), id)));
  return command;
}

async function explain(look: (store: Store) => Promise<string[]>): Promise<void> {
  const [{ loadConfig }, { readState }] = await Promise.all([
    import('../../config/config.ts'),
    import('../../store/state.ts'),
  ]);
  const lines = await readState(loadConfig(), ({ store }) => look(store));
  if (lines === null) throw new BriefingError('There is no edition yet.', { hint: 'Make one: npm start' });
  console.log(lines.join('\n'));
}

async function listing(store: Store): Promise<string[]> {
  const last = (await store.editions()).at(-1);
  if (last === undefined) throw new BriefingError('There is no edition yet.', { hint: 'Make one: npm start' });
  const topics = new Map<string, [string, Coverage][]>();
  for (const entry of [...(await store.coverageOf(last.edition))].sort((a, b) => compareText(a[0], b[0]))) {
    const { topic } = entry[1];
    topics.set(`${topic.id}  ${topic.name}`, [...(topics.get(`${topic.id}  ${topic.name}`) ?? []), entry]);
  }
  return [
    `Edition ${last.edition}`,
    ...[...topics].flatMap(([topic, stories]) => [
      '',
      `topic ${topic}`,
      ...stories.map(
        ([id, { headline, printed }]) => `  story ${id}  ${headline.text}${printed.length === 0 ? ' (one line)' : ''}`,
      ),
    ]),
  ];
}

/** The ids and names of the last edition's topics. */
async function topicsOf(store: Store): Promise<string[]> {
  const last = (await store.editions()).at(-1);
  if (last === undefined) return [];
  return [...(await store.coverageOf(last.edition)).values()].flatMap(({ topic }) => [topic.id, topic.name]);
}

function told(explanations: readonly Explanation[], what: string, known: readonly string[] = []): string[] {
  if (explanations.length === 0)
    throw new BriefingError(`No edition has a ${what}.${didYouMean(what.replace(/^\w+ /, ''), known)}`, {
      hint: 'See the ids of the last edition: briefing explain',
    });
  return explanations.flatMap(({ id, edition, lines }, at) => [
    ...(at > 0 ? [''] : []),
    `${id} in the edition ${edition}`,
    ...(lines.length === 0 ? ['  It stands alone.'] : lines.map((line) => `  ${line}`)),
  ]);
}

function items(found: readonly ItemRecord[], name: string): string[] {
  if (found.length === 0)
    throw new BriefingError(`No run has dealt with an article ${name}.`, {
      hint: 'Name its id, its path (articles/saved.html) or, of what came from a feed, its address.',
    });
  return found.flatMap(({ id, path, edition, reason, story, article }) => [
    `${id}  ${path}`,
    ...(edition === null ? [`  Skipped: ${reason}.`] : [`  Printed in the edition ${edition}, in the story ${story}.`]),
    ...(article === null
      ? []
      : [
          `  “${article.title}”, ${shownOutlet(article) ?? 'no outlet given'}${article.agency ? `, credited to ${article.agency}` : ''}, ${article.published ?? 'no date given'}, in ${article.language}.`,
          `  Read as ${article.kind}${article.kindRule ? `: ${article.kindRule}` : ''}.`,
          ...(article.updates ? [`  A changed version of ${article.updates}.`] : []),
        ]),
  ]);
}
