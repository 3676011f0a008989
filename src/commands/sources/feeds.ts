import { writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Command } from 'commander';
import type { OpmlFeed } from '../../collect/feeds/opml.ts';
import type { Config } from '../../config/config.ts';
import { didYouMean } from '../../lib/text/nearest.ts';
import { plural } from '../../lib/text/text.ts';
import { type Clock, today } from '../../lib/time/clock.ts';
import { maskCredentials } from '../../lib/url.ts';
import { BriefingError, exitCodes, messageOf } from '../../model/errors.ts';
import type { SourceState } from '../../model/source.ts';
import { example } from '../help.ts';
import { noteMisspeltTopics } from '../topic-note.ts';

const settingsFile = () => path.join(process.cwd(), 'briefing.yaml');

/** `briefing feeds …`: sources on the web, checked and changed. */
export function feedsCommand(clock: Clock): Command {
  const command = new Command('feeds')
    .description('add, remove, list, check, import and export sources on the web')
    .addHelpText('after', example('feeds add example.org/news', 'feeds check', 'feeds import subscriptions.opml'));
  command
    .command('list')
    .description('list the sources, and how each was read the last time')
    .action(() => list(clock));
  command
    .command('check')
    .description('read every source now and report its kind, errors and suggested fixes; nothing is stored')
    .argument('[sources...]', 'addresses to check instead of the configured ones')
    .option('--json', 'print the result as JSON and nothing else')
    .addHelpText('after', `\nExit status: 0 all could be read, ${exitCodes.found} one could not.`)
    .action((sources: string[], options: { json?: boolean }) => check(clock, sources, options.json ?? false));
  command
    .command('add')
    .description('find the feed of an address and add it to briefing.yaml')
    .argument('<address>', 'a site, a feed or a page')
    .option('--name <name>', 'the name of its outlet')
    .option('--topic <topic>', 'the topic of all its articles')
    .option('--as <kind>', 'feed, links or page, instead of finding it out')
    .action((address: string, options: { name?: string; topic?: string; as?: string }) => add(clock, address, options));
  command
    .command('remove')
    .description('remove a source from briefing.yaml')
    .argument('<source>', 'its address, folder or name')
    .action(remove);
  command
    .command('import')
    .description('add the feeds of an OPML file to briefing.yaml, its folders as topics')
    .argument('<file>', 'as a feed reader exports it')
    .action(importOpml);
  command
    .command('export')
    .description('write the feeds as OPML, the topics as folders')
    .argument('[file]', 'the file to write (default: standard output)')
    .action((file?: string) => exportOpml(clock, file));
  return command;
}

/** The configuration and what is remembered of the sources. */
async function load(
  overrides: { sources?: string[] } = {},
): Promise<{ config: Config; states: Map<string, SourceState> }> {
  const [{ loadConfig }, { sourceStates }] = await Promise.all([
    import('../../config/config.ts'),
    import('../../adapters.ts'),
  ]);
  const config = loadConfig(process.cwd(), overrides);
  return { config, states: await sourceStates(config) };
}

async function list(clock: Clock): Promise<void> {
  const { config, states } = await load();
  const { lastGoodOf } = await import('../../collect/source-state.ts');
  const day = today(clock, config.timezone);
  for (const source of config.sources) {
    const state = states.get(source.location);
    const found = state && state.url !== source.location ? `, read at ${state.url}` : '';
    const health =
      state === undefined
        ? 'not read yet'
        : `${plural(state.items, 'item')}, ${lastGoodOf(state, day)}${state.failures > 0 ? `; ${plural(state.failures, 'failure')} since: ${state.reason}` : ''}`;
    console.log(
      `${maskCredentials(source.location)}  (${[source.name, source.kind, source.topic].filter(Boolean).join(', ')})`,
    );
    if (source.kind !== 'folder' && source.kind !== 'opml') console.log(maskCredentials(`  ${health}${found}`));
  }
}

async function check(clock: Clock, sources: readonly string[], json: boolean): Promise<void> {
  const { config, states } = await load(sources.length > 0 ? { sources: [...sources] } : {});
  const [{ openWeb }, { collectOne }, { findingOf, findingLines }] = await Promise.all([
    import('../../adapters.ts'),
    import('../../edition/reading/collecting.ts'),
    import('./source-report.ts'),
  ]);
  const web = openWeb(config, clock);
  const day = today(clock, config.timezone);
  try {
    const lists = await Promise.all(config.sources.map((source) => web.expand(source)));
    const all = lists.flatMap(({ value }) => value).filter(({ kind }) => kind !== 'folder');
    const findings = await Promise.all(
      all.map(async (source) => {
        const state = states.get(source.location) ?? null;
        // Asked for all of it, and even when it rests: the user wants to know now.
        const fresh = state && { ...state, etag: null, lastModified: null, retryAt: null, gone: 0 };
        return findingOf(source, state, await collectOne(web.collectors, source, fresh, day), day);
      }),
    );
    const problems = lists.flatMap((one) => one.problems);
    if (json) console.log(JSON.stringify({ findings, problems }, null, 2));
    else {
      for (const finding of findings) console.log(maskCredentials(findingLines(finding).join('\n')));
      for (const { about, message } of problems) console.log(maskCredentials(`✗ ${about}: ${message}`));
      const good = findings.filter(({ ok }) => ok).length;
      console.log(`\n${plural(findings.length, 'source')} checked, ${good} can be read.`);
    }
    if (problems.length > 0 || findings.some(({ ok }) => !ok)) process.exitCode = exitCodes.found;
  } finally {
    await web.close();
  }
}

async function add(
  clock: Clock,
  address: string,
  options: { readonly name?: string; readonly topic?: string; readonly as?: string },
): Promise<void> {
  const [{ openWeb }, { addSources }, { collectOne }, { findingOf, findingLines }] = await Promise.all([
    import('../../adapters.ts'),
    import('../../config/source-list.ts'),
    import('../../edition/reading/collecting.ts'),
    import('./source-report.ts'),
  ]);
  const { config } = await load({ sources: [address] });
  const [source] = config.sources;
  if (source.kind !== 'site')
    throw new BriefingError(`${address} is no web address.`, {
      hint: 'Folders and OPML files are written into briefing.yaml, under sources:.',
    });
  const kind = options.as ?? 'site';
  if (kind !== 'site' && kind !== 'feed' && kind !== 'links' && kind !== 'page')
    throw new BriefingError(
      `--as is "${kind}": it must be feed, links or page.${didYouMean(kind, ['feed', 'links', 'page'])}`,
    );
  const web = openWeb(config, clock);
  try {
    const day = today(clock, config.timezone);
    const listing = await collectOne(web.collectors, { ...source, kind }, null, day);
    const finding = findingOf(source, null, listing, day);
    console.log(maskCredentials(findingLines(finding).join('\n')));
    if (!finding.ok) {
      process.exitCode = exitCodes.found;
      console.log('It was not added.');
      return;
    }
    const found = finding.kind === 'feed' ? { url: finding.url } : { url: finding.url, kind: finding.kind };
    // An address with a log-in keeps it.
    const url = Object.keys(source.headers).length > 0 ? address : found.url;
    const line = {
      ...found,
      url,
      ...(options.name && { name: options.name }),
      ...(options.topic && { topic: options.topic }),
    };
    if (options.topic) noteMisspeltTopics([options.topic], config);
    const added = addSources(settingsFile(), [line]);
    console.log(added.length > 0 ? 'Added to briefing.yaml.' : 'It is in briefing.yaml already.');
    await tellIfOverruled();
  } finally {
    await web.close();
  }
}

async function remove(which: string): Promise<void> {
  const { removeSource } = await import('../../config/source-list.ts');
  const location = removeSource(settingsFile(), which);
  if (location === null)
    throw new BriefingError(`briefing.yaml has no source ${maskCredentials(which)}.`, {
      hint: 'See briefing feeds list.',
    });
  console.log(`Removed ${maskCredentials(location)}.`);
  await tellIfOverruled();
}

async function importOpml(file: string): Promise<void> {
  const [{ parseOpml }, { addSources }, { decodeBytes }] = await Promise.all([
    import('../../collect/feeds/opml.ts'),
    import('../../config/source-list.ts'),
    import('../../lib/text/encoding.ts'),
  ]);
  const bytes = await readFile(file).catch((error: unknown) => {
    throw new BriefingError(`${file} cannot be read: ${messageOf(error)}`, { cause: error });
  });
  const feeds = await parseOpml(decodeBytes(bytes)).catch((error: unknown) => {
    throw new BriefingError(`${file} ${messageOf(error)}`, { cause: error });
  });
  if (feeds.length === 0)
    throw new BriefingError(`${file} holds no feeds.`, { hint: 'OPML lists feeds as outlines with an xmlUrl.' });
  const lines = feeds.map(({ url, name, topic }) => ({
    url,
    kind: 'feed',
    ...(name !== null && { name }),
    ...(topic !== null && { topic }),
  }));
  const added = addSources(settingsFile(), lines);
  const known = feeds.length - added.length;
  console.log(
    `${plural(added.length, 'feed')} added to briefing.yaml${known > 0 ? `, ${known} were there already` : ''}.`,
  );
  await tellIfOverruled();
}

async function exportOpml(clock: Clock, file: string | undefined): Promise<void> {
  const { config, states } = await load();
  const [{ writeOpml }, { openWeb }] = await Promise.all([
    import('../../collect/feeds/opml.ts'),
    import('../../adapters.ts'),
  ]);
  const web = openWeb(config, clock);
  const lists = await Promise.all(config.sources.map((source) => web.expand(source)));
  await web.close();
  const feeds = lists
    .flatMap(({ value }) => value)
    .flatMap((source): OpmlFeed[] => {
      const state = states.get(source.location);
      const kind = source.kind === 'site' ? (state?.kind ?? 'feed') : source.kind;
      if (kind !== 'feed') return [];
      const { name, topic, language } = source;
      return [{ url: state?.url ?? source.location, name: name ?? state?.title ?? null, topic, language }];
    });
  const text = writeOpml(config.title, feeds);
  if (file === undefined) process.stdout.write(text);
  else {
    writeFileSync(file, text);
    console.log(`${plural(feeds.length, 'feed')} written to ${file}.`);
  }
}

/** The environment overrides the file: a change of the file has no effect then, which should be said. */
async function tellIfOverruled(): Promise<void> {
  const { overruled } = await import('../../config/config.ts');
  const variable = overruled('sources');
  if (variable !== null) console.log(`Note: ${variable} is set and overrides the sources of briefing.yaml.`);
}
