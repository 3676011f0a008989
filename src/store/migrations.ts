import { type Kysely, sql } from 'kysely';

/** The tables as the queries see them. */
export interface Tables {
  editions: { edition: string; day: string; headline: string; stories: number; articles: number };
  items: {
    id: string;
    path: string;
    edition: string | null;
    reason: string | null;
    story: string | null;
    day: string | null;
    article: string | null;
  };
  keys: { key: string; item: string };
  sources: { source: string; state: string };
  tellings: { edition: string; story: string; telling: string };
  reasons: { edition: string; kind: string; id: string; lines: string };
}

/**
 * Append only: a migration that ran anywhere is never changed, a new one is added below. The number of those that ran
 * is kept in the database itself (`PRAGMA user_version`), in the same transaction.
 */
export const migrations: readonly ((db: Kysely<Tables>) => Promise<void>)[] = [
  async (db) => {
    await sql`create table editions (
      edition text primary key,
      day text not null,
      headline text not null,
      stories integer not null,
      articles integer not null
    ) strict`.execute(db);
    // One row an item that was dealt with: printed in an edition (then with its article), or dropped for a reason.
    await sql`create table items (
      id text primary key,
      path text not null,
      edition text references editions (edition),
      reason text,
      story text,
      article text,
      check ((edition is null) = (reason is not null))
    ) strict`.execute(db);
    await sql`create index items_by_path on items (path)`.execute(db);
    await sql`create index items_by_edition on items (edition)`.execute(db);
  },
  async (db) => {
    // What else an item is known by. No reference: an edition that is made anew puts its items back in the same transaction.
    await sql`create table keys (key text primary key, item text not null) strict, without rowid`.execute(db);
    // Thousands of items are left out and never asked for but by id: only printed ones are worth an index.
    await sql`drop index items_by_path`.execute(db);
    await sql`drop index items_by_edition`.execute(db);
    await sql`create index items_by_path on items (path) where edition is not null`.execute(db);
    await sql`create index items_by_edition on items (edition) where edition is not null`.execute(db);
    await sql`create table sources (source text primary key, state text not null) strict`.execute(db);
  },
  async (db) => {
    // What an edition told of each story (a JSON object), and why stories and topics are as they are (a JSON list of lines).
    await sql`create table tellings (
      edition text not null references editions (edition) on delete cascade,
      story text not null,
      telling text not null,
      primary key (edition, story)
    ) strict, without rowid`.execute(db);
    await sql`create table reasons (
      edition text not null references editions (edition) on delete cascade,
      kind text not null,
      id text not null,
      lines text not null,
      primary key (kind, id, edition)
    ) strict, without rowid`.execute(db);
    // The day of the edition on which an item was left out: only that edition, made anew, looks at it again.
    await sql`alter table items add column day text`.execute(db);
  },
];
