import { sql } from 'kysely';
import { compareText } from '../lib/text/text.ts';
import type { Article } from '../model/article.ts';
import type { SourceState } from '../model/source.ts';
import type { Coverage, PastStory } from '../model/story.ts';
import { type Connection, inBatches, openDatabase } from './database/database.ts';
import type { WriteTransaction } from './database/write-queue.ts';
import { cancelOpen, writePlan } from './outbox-planning.ts';
import { allLists, type KnownItem, type Lesson, restoredFact, type Store } from './store.ts';

/** Maximum number of items that are returned for the beginning of an id. */
const mostAlike = 10;

/** Comes after every other character: the end of what begins alike. */
const last = '\u{10FFFF}';

/** Opens a database file as a store of its own. */
export async function openSqlite(file: string, list = allLists): Promise<Store> {
  return sqliteStore(await openDatabase(file), list);
}

/** A store of one list, or of all, in an open database. */
export function sqliteStore(connection: Connection, list = allLists): Store {
  const { db } = connection;
  /** Whether a row is of this list, or known to all; a store of all lists knows every row. */
  const isOurs = list === allLists ? sql<boolean>`true` : sql<boolean>`items.list in (${list}, ${allLists})`;
  /** Editions that went to the subscribers of this list; those of '' went to everybody. */
  const wasRead = list === allLists ? sql<boolean>`true` : sql<boolean>`editions.list in (${list}, '')`;
  return {
    kind: 'sqlite',

    async known(keys) {
      const { rows } = await sql<KnownItem & { asked: string }>`
        select asked.value as asked, items.id, items.path, items.edition, items.reason, items.day from json_each(${JSON.stringify(keys)}) as asked
        join items on items.id = coalesce((select item from keys where key = asked.value), asked.value)
        where ${isOurs} and items.freed = 0
        order by items.edition is not null, items.list = ${list}`.execute(db);
      return new Map(rows.map(({ asked, ...row }) => [asked, row]));
    },

    async printedFrom(paths) {
      const rows = (
        await inBatches(paths, (some) =>
          db
            .selectFrom('items')
            .select(['id', 'path', 'edition'])
            .where('path', 'in', some)
            .where('edition', 'is not', null)
            .where(isOurs)
            .execute(),
        )
      ).flat();
      rows.sort((a, b) => compareText(a.edition ?? '', b.edition ?? '') || compareText(a.id, b.id));
      return new Map(rows.map((row) => [row.path, row.id]));
    },

    async pastStories(since, before) {
      const rows = await db
        .selectFrom('items')
        .innerJoin('editions', 'editions.edition', 'items.edition')
        .select(['items.story', 'items.article', 'items.edition'])
        .where('editions.day', '>=', since)
        .where('editions.day', '<', before)
        .where(wasRead)
        .orderBy('editions.day')
        .orderBy('items.edition')
        .orderBy('items.id')
        .execute();
      const printed = await db
        .selectFrom('tellings')
        .innerJoin('editions', 'editions.edition', 'tellings.edition')
        .select(['tellings.story', 'tellings.edition', 'tellings.telling'])
        .where('editions.day', '>=', since)
        .where('editions.day', '<', before)
        .where(wasRead)
        .execute();
      const coverage = new Map(
        printed.map(({ edition, story, telling }) => [`${edition} ${story}`, JSON.parse(telling) as Coverage]),
      );
      const stories = new Map<string, { coverage: Map<string, Coverage>; articles: Article[]; latest: Article[] }>();
      for (const { story, article: json, edition } of rows) {
        if (story === null || json === null || edition === null) continue;
        const article = JSON.parse(json) as Article;
        const entry = stories.get(story) ?? { coverage: new Map<string, Coverage>(), articles: [], latest: [] };
        if (!entry.coverage.has(edition)) {
          entry.latest = [];
          entry.coverage.set(edition, coverage.get(`${edition} ${story}`) ?? bareCoverage(edition, article));
        }
        entry.articles.push(article);
        entry.latest.push(article);
        stories.set(story, entry);
      }
      return [...stories].map(([id, entry]): PastStory => ({ id, ...entry, coverage: [...entry.coverage.values()] }));
    },

    editions() {
      return db
        .selectFrom('editions')
        .selectAll()
        .orderBy('day')
        .orderBy(sql`length(edition)`)
        .orderBy('edition')
        .execute();
    },

    async handOver({ record, stories, topics, replaces, plans, at, ...lesson }) {
      await connection.write(async (step) => {
        for (const edition of [...replaces, record.edition]) {
          await step.deleteFrom('items').where('edition', '=', edition).execute();
          await step.deleteFrom('editions').where('edition', '=', edition).execute();
        }
        await step.insertInto('editions').values(record).execute();
        const printed = stories.flatMap(({ story }) =>
          story.reports
            .flatMap(({ article, copies }) => [article, ...copies])
            .map((article) => ({
              id: article.id,
              path: article.path,
              edition: record.edition,
              reason: null,
              day: null,
              story: story.id,
              article: JSON.stringify(article),
              list,
            })),
        );
        await inBatches(printed, (rows) => step.replaceInto('items').values(rows).execute());
        const { edition } = record;
        await sql`update items set freed = 0
          where freed = 1 and list in (${list}, ${allLists}) and id in (select id from items where edition = ${edition})`.execute(
          step,
        );
        const coverage = stories.map(({ story, coverage: printed }) => ({
          edition,
          story: story.id,
          telling: JSON.stringify(printed),
        }));
        await inBatches(coverage, (rows) => step.insertInto('tellings').values(rows).execute());
        const reasons = [
          ...stories.map(({ story, why }) => ({ edition, kind: 'story', id: story.id, lines: JSON.stringify(why) })),
          ...[...topics].map(([id, lines]) => ({ edition, kind: 'topic', id, lines: JSON.stringify(lines) })),
        ];
        await inBatches(reasons, (rows) => step.insertInto('reasons').values(rows).execute());
        await learn(step, list, lesson);
        await cancelOpen(
          step,
          replaces.filter((other) => other !== edition),
          'another edition took it in',
          at,
        );
        for (const plan of plans) await writePlan(step, plan, at);
      });
    },

    async explain(kind, id) {
      const rows = await db
        .selectFrom('reasons')
        .innerJoin('editions', 'editions.edition', 'reasons.edition')
        .select(['reasons.id', 'reasons.edition', 'reasons.lines'])
        .where('reasons.kind', '=', kind)
        .where('reasons.id', '>=', id)
        .where('reasons.id', '<', `${id}${last}`)
        .orderBy('reasons.id')
        .orderBy('editions.day')
        .orderBy('reasons.edition')
        .execute();
      return rows.map(({ lines, ...row }) => ({ ...row, lines: JSON.parse(lines) as string[] }));
    },

    async coverageOf(edition) {
      const rows = await db
        .selectFrom('tellings')
        .select(['story', 'telling'])
        .where('edition', '=', edition)
        .execute();
      return new Map(rows.map(({ story, telling }) => [story, JSON.parse(telling) as Coverage]));
    },

    async itemsLike(name) {
      const rows = await db
        .selectFrom('items')
        .selectAll()
        .where((is) => is.or([is('path', '=', name), is.and([is('id', '>=', name), is('id', '<', `${name}${last}`)])]))
        .orderBy('id')
        .orderBy('list')
        .limit(mostAlike)
        .execute();
      return rows.map(({ article, ...row }) => ({ ...row, article: article === null ? null : JSON.parse(article) }));
    },

    async isNew() {
      const { rows } = await sql<{ known: number }>`select not exists (select 1 from facts where name = ${restoredFact})
        and (exists (select 1 from facts where name = 'begun') or exists (select 1 from editions)) as known`.execute(
        db,
      );
      return rows[0]?.known === 0;
    },

    async adopt(editions) {
      await connection.write(async (step) => {
        await step.replaceInto('facts').values({ name: 'begun', value: 'yes' }).execute();
        await step.deleteFrom('facts').where('name', '=', restoredFact).execute();
        for (const { record } of editions)
          await step
            .replaceInto('facts')
            .values({ name: `adopted ${record.edition}`, value: 'yes' })
            .execute();
        for (const { record, articles } of editions) {
          await step.insertInto('editions').values(record).execute();
          const rows = articles.map(({ article, story }) => ({
            id: article.id,
            path: article.path,
            edition: record.edition,
            reason: null,
            day: null,
            story,
            article: JSON.stringify(article),
            // The list of a re-imported edition is unknown: it is known to every list.
            list: allLists,
          }));
          await inBatches(rows, (some) => step.replaceInto('items').values(some).execute());
        }
      });
    },

    async adopted() {
      const rows = await db.selectFrom('facts').select('name').where('name', 'like', 'adopted %').execute();
      return rows.map(({ name }) => name.slice('adopted '.length));
    },

    async withdraw(edition, reason, frees = true) {
      return connection.write(async (step) => {
        const { list: its } = (await step
          .selectFrom('editions')
          .select('list')
          .where('edition', '=', edition)
          .executeTakeFirst()) ?? { list };
        const { numUpdatedRows } = await step
          .updateTable('items')
          .set({ edition: null, reason, freed: Number(frees) })
          .where('edition', '=', edition)
          .executeTakeFirst();
        await step.deleteFrom('editions').where('edition', '=', edition).execute();
        // Asked with its validators a feed would say that nothing has changed.
        if (frees)
          await sql`update sources set state = json_set(state, '$.etag', null, '$.lastModified', null)
          where list in (${its}, ${allLists})`.execute(step);
        return Number(numUpdatedRows);
      });
    },

    async freed() {
      const rows = await db
        .selectFrom('items')
        .select('article')
        .where('freed', '=', 1)
        .where(isOurs)
        .orderBy('id')
        .execute();
      return rows.flatMap(({ article }) => (article === null ? [] : [JSON.parse(article) as Article]));
    },

    async leaveOut(edition, ids, reason) {
      await connection.write((step) =>
        inBatches(ids, (some) =>
          step
            .updateTable('items')
            .set({ edition: null, reason })
            .where('edition', '=', edition)
            .where('id', 'in', some)
            .execute(),
        ),
      );
    },

    async remember(lesson) {
      await connection.write((step) => learn(step, list, lesson));
    },

    async attempts() {
      const rows = await db.selectFrom('attempts').selectAll().where('list', '=', list).execute();
      return new Map(rows.map(({ item, count }) => [item, count]));
    },

    async sources() {
      const rows = await db.selectFrom('sources').selectAll().execute();
      const states = rows
        .filter((row) => [list, allLists].includes(row.list) || list === allLists)
        .map((row) => ({ ...row, state: JSON.parse(row.state) as SourceState }));
      // The list's own state comes last, and so it counts; of several lists that which read the source last.
      states.sort(
        (a, b) =>
          Number(a.list !== allLists) - Number(b.list !== allLists) ||
          compareText(a.state.lastTried ?? '', b.state.lastTried ?? ''),
      );
      return new Map(states.map(({ source, state }) => [source, state]));
    },

    async articlesOf(edition) {
      const rows = await db
        .selectFrom('items')
        .select('article')
        .where('edition', '=', edition)
        .orderBy('id')
        .execute();
      return rows.flatMap(({ article }) => (article === null ? [] : [JSON.parse(article) as Article]));
    },

    async close() {
      await connection.close();
    },
  };
}

/** The coverage of an edition older than its records: the article at least was printed. */
function bareCoverage(edition: string, { id, title }: Article): Coverage {
  return {
    edition,
    day: 1,
    since: edition.slice(0, 10),
    headline: { article: id, text: title },
    topic: { id: 'rest', name: '', by: 'rest' },
    printed: [],
  };
}

/** Thousands of rows at once, as one value each: SQLite takes the JSON apart faster than statements are put together. */
async function learn(
  step: WriteTransaction,
  list: string,
  { day, dropped, keys, sources, deferred }: Lesson,
): Promise<void> {
  const items = JSON.stringify(dropped.map(({ id, path: file, reason }) => [id, file, reason]));
  const known = JSON.stringify([...keys].flatMap(([item, others]) => others.map((key) => [key, item])));
  const states = JSON.stringify([...sources].map(([source, state]) => [source, JSON.stringify(state)]));
  // What one source leaves another may have printed: printed it stays. (`where true` shows the parser that no join follows.)
  await sql`insert into items (id, list, path, reason, day)
    select value ->> 0, ${list}, value ->> 1, value ->> 2, ${day} from json_each(${items}) where true
    on conflict (id, list) do update set path = excluded.path, reason = excluded.reason, day = excluded.day, freed = 0
    where edition is null`.execute(step);
  await sql`insert or replace into keys (key, item)
    select value ->> 0, value ->> 1 from json_each(${known})`.execute(step);
  await sql`insert or replace into sources (source, list, state)
    select value ->> 0, ${list}, value ->> 1 from json_each(${states})`.execute(step);
  await sql`insert into attempts (item, list, count) select value, ${list}, 1 from json_each(${JSON.stringify(deferred)}) where true
    on conflict (item, list) do update set count = count + 1`.execute(step);
  // What was dealt with in the end is tried no more.
  await sql`delete from attempts where list = ${list}
    and exists (select 1 from items where items.id = attempts.item and items.list = ${list} and items.freed = 0)`.execute(
    step,
  );
}
