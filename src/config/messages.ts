import type { z } from 'zod';
import { didYouMean } from '../lib/text/nearest.ts';
import { printable } from '../lib/text/printable.ts';
import { plural } from '../lib/text/text.ts';
import { kindOf, type Setting, type SettingFields } from './setting.ts';
import { editionSettingNames, settingNamed, settingNames } from './table.ts';

/** A map of settings that was checked, for messages about it. */
export interface CheckedSettings {
  readonly values: Readonly<Record<string, unknown>>;
  /** `briefing.yaml, line 3: sentences` or `BRIEFING_SENTENCES`: how a message names a value. */
  readonly nameOf: (path: readonly PropertyKey[]) => string;
  /** `briefing.yaml, line 3: `: where an unknown key is. */
  readonly placeOf: (path: readonly PropertyKey[]) => string;
}

/** What is wrong with settings, a line each. */
export function messagesFor(issues: readonly z.core.$ZodIssue[], checked: CheckedSettings): string[] {
  // What a misspelt name leaves unset is no second mistake.
  const misspelt = new Set(issues.filter(({ code }) => code === 'unrecognized_keys').map(({ path }) => spell(path)));
  const follows = ({ code, path }: z.core.$ZodIssue) =>
    code !== 'unrecognized_keys' &&
    (misspelt.has(spell(path)) ||
      (valueAt(checked.values, path) === undefined && misspelt.has(spell(path.slice(0, -1)))));
  const first = issues.filter((issue) => !follows(issue));
  return first.map((issue) => messageFor(issue, checked));
}

/** What is wrong with a setting: where it is, its value, what is allowed, and what was probably meant. */
function messageFor(issue: z.core.$ZodIssue, checked: CheckedSettings): string {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => unknownKey(issue.path, key, checked)).join('\n');
  if (issue.code === 'invalid_union') {
    // Of a line that may have two forms the longer one says more.
    const inner = issue.errors.at(-1)?.[0];
    if (
      inner !== undefined &&
      inner.path.length + (inner.code === 'custom' || inner.code === 'unrecognized_keys' ? 1 : 0) > 0
    )
      return messageFor({ ...inner, path: [...issue.path, ...inner.path] }, checked);
  }
  if (issue.code === 'invalid_key') return messageFor({ ...issue.issues[0], path: issue.path }, checked);
  const setting = settingAt(issue.path);
  const { words, each, choices } = kindOf(setting?.schema ?? nothing);
  const expected = typeof issue.path.at(-1) === 'number' ? (each ?? words) : words;
  const value = valueAt(checked.values, issue.path);
  const rule = issue.message || `must be ${expected}`;
  const meant = typeof value === 'string' && choices ? didYouMean(value, choices) : '';
  return `${checked.nameOf(issue.path)} is ${shown(value, issue.path, setting)}: ${rule}.${meant}`;
}

const nothing = {} as z.core.$ZodType;

function unknownKey(path: readonly PropertyKey[], key: string, { placeOf }: CheckedSettings): string {
  const fields = fieldsAt(path);
  const known = fields === null ? settingNames : Object.keys(fields);
  const meant = didYouMean(key, known);
  const inside = path.length === 0 ? '' : ` of ${spell(path)}`;
  const allowed = fields === null ? '' : ` Allowed are ${known.join(', ')}.`;
  return `${placeOf([...path, key])}unknown setting "${shownKey(key)}"${inside}.${meant}${allowed}`;
}

/** An edition's own setting that it cannot have. */
export function notOfAnEdition(key: string, edition: string, place: string): string {
  const reason =
    settingNamed(key) === undefined
      ? `unknown setting "${shownKey(key)}"`
      : `"${key}" cannot be set for one edition, only for all`;
  return `${place}edition ${edition}: ${reason}.${settingNamed(key) === undefined ? didYouMean(key, editionSettingNames) : ''}`;
}

/** `topics[0].words`. */
export function spell(path: readonly PropertyKey[]): string {
  return path
    .map((part, at) => (typeof part === 'number' ? `[${part}]` : `${at > 0 ? '.' : ''}${shownKey(String(part))}`))
    .join('');
}

/** The innermost setting of the table on a path: of `topics[0].cap` the field `cap`. */
function settingAt(path: readonly PropertyKey[]): Setting | undefined {
  let setting = settingNamed(String(path[0] ?? ''));
  for (const part of path.slice(1)) setting = setting?.fields?.[String(part)] ?? setting;
  return setting;
}

/** The fields that a map on this path may have; null for the whole file. */
function fieldsAt(path: readonly PropertyKey[]): SettingFields | null {
  return path.length === 0 ? null : (settingAt(path)?.fields ?? {});
}

function valueAt(values: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, part) => (value as Record<PropertyKey, unknown> | undefined)?.[part], values);
}

/**
 * A value as a message shows it. Maps are not shown, and lists only of plain values: a misspelt or misplaced name may hold a secret. Of an address
 * what is before its @ is masked where it has a password, and so are private keys.
 */
function shown(value: unknown, path: readonly PropertyKey[], setting: Setting | undefined): string {
  if (setting?.secret || path.includes('headers')) return '***';
  if (isMap(value)) return `a map with ${plural(Object.keys(value).length, 'entry', 'entries')}`;
  if (Array.isArray(value) && value.some((entry) => typeof entry === 'object' && entry !== null))
    return `a list of ${plural(value.length, 'entry', 'entries')}`;
  if (typeof value === 'number') return String(value);
  return printable(withoutSecrets(JSON.stringify(value) ?? 'missing'));
}

function isMap(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function withoutSecrets(text: string): string {
  if (/-----BEGIN [A-Z ]*KEY-----/.test(text)) return '***';
  return text.replace(/(:\/\/)[^"\s]*@/g, '$1***@').replace(/[^"\s:/]+:[^"\s/@]+@/g, '***@');
}

/** A key of the user's as a message shows it. */
function shownKey(key: string): string {
  return printable(withoutSecrets(key)).slice(0, longestKey);
}

/** Characters of a key that a message shows. */
const longestKey = 80;
