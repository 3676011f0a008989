import { z } from 'zod';

/** What is said of a kind of value, in messages and on the reference page. */
export interface Kind {
  /** Completes "it must be …": `a whole number from 1 to 8`. */
  readonly words: string;
  /** Of a list: the words for one of its values. */
  readonly each?: string;
  /** The values of a list of fixed words, for "did you mean". */
  readonly choices?: readonly string[];
  /** How the text of a variable becomes a value; without it the text is the value. */
  readonly fromText?: (text: string) => unknown;
}

/**
 * One setting. Everything that the program and its documentation know about it is here.
 *
 * @example
 * sentences: setting({
 *   schema: integer(1, 8).optional(),
 *   env: 'BRIEFING_SENTENCES',
 *   perEdition: true,
 *   help: 'Maximum number of sentences in the summary of a story.',
 *   default: '3; brief 2, full 5',
 *   example: '4',
 * })
 */
export interface Setting<S extends z.ZodType = z.ZodType> {
  /** What is allowed, with the default. */
  readonly schema: S;
  /** The environment variable; without one the setting can only be in briefing.yaml. */
  readonly env?: string;
  /** Whether an edition of several may have its own. */
  readonly perEdition?: boolean;
  /** Whether the value can hold a password: it is never printed. */
  readonly secret?: boolean;
  /** What it does, in one to three sentences. */
  readonly help: string;
  /** Of numbers: what they count, such as `seconds`. */
  readonly unit?: string;
  /** The default in words, where it depends on something else. */
  readonly default?: string;
  /** A value as the variable has it, or the YAML of a setting without a variable. */
  readonly example: string;
  /** The settings inside this one. */
  readonly fields?: SettingFields;
  /** Its name and its variable before version 0.2; they work until 0.3. */
  readonly renamedFrom?: { readonly key: string; readonly env: string };
}

/** The settings inside another one, by name. Example: `{ allow: setting({ … }), contact: setting({ … }) }`. */
export type SettingFields = Readonly<Record<string, Setting>>;

/** Declares a setting. It returns its argument; the call keeps the type of the schema. */
export function setting<S extends z.ZodType>(definition: Setting<S>): Setting<S> {
  return definition;
}

const kinds = z.registry<Kind>();

/** Gives a schema its words. The same schema is returned. */
export function kind<S extends z.ZodType>(schema: S, about: Kind): S {
  kinds.add(schema, about);
  return schema;
}

/** The words of a schema, whatever default or transformation it has. */
export function kindOf(schema: z.core.$ZodType): Kind {
  const known = kinds.get(schema as z.ZodType);
  if (known !== undefined) return known;
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodNullable || schema instanceof z.ZodOptional)
    return kindOf(schema.unwrap());
  return schema instanceof z.ZodPipe ? kindOf(schema.in) : { words: 'a value' };
}

/** The default of a setting as it would be written; undefined where it has none of its own. */
export function defaultOf({ schema }: Pick<Setting, 'schema'>): unknown {
  return schema instanceof z.ZodDefault ? schema.def.defaultValue : undefined;
}

/** The fields' schemas, for an object that has these fields and no others. */
export function shapeOf<F extends SettingFields>(fields: F): { [K in keyof F]: F[K]['schema'] } {
  return Object.fromEntries(Object.entries(fields).map(([name, { schema }]) => [name, schema])) as {
    [K in keyof F]: F[K]['schema'];
  };
}
