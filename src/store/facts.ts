import type { Connection } from './database/database.ts';

/** Small things that are remembered by a name. Whoever knows what one says changes it, with a lease or without. */
export interface Facts {
  get(name: string): Promise<string | null>;
  set(name: string, value: string): Promise<void>;
}

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
