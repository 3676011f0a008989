import type { Connection } from './database/database.ts';

/** Small values that are stored by name; they are changed with a lease or without. */
export interface Facts {
  get(name: string): Promise<string | null>;
  set(name: string, value: string): Promise<void>;
}

/** The facts of a database. */
export function factsOf({ db }: Connection): Facts {
  return {
    async get(name) {
      const row = await db.selectFrom('facts').select('value').where('name', '=', name).executeTakeFirst();
      return row?.value ?? null;
    },
    async set(name, value) {
      await db.replaceInto('facts').values({ name, value }).execute();
    },
  };
}
