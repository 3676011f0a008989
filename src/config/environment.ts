import path from 'node:path';
import { didYouMean } from '../lib/text/nearest.ts';
import { machineZone } from '../lib/time/zones.ts';
import { BriefingError } from '../model/errors.ts';
import { kindOf } from './setting.ts';
import { lineOfVariable, readDotEnv, type YamlFile } from './settings-file.ts';
import { renamedKeys, renamedVariables, settingNamed, type Variable, variables } from './table.ts';

/** Where the value of a setting came from. */
export interface SettingOrigin {
  readonly from: 'briefing.yaml' | '.env' | 'environment';
  /** The name under which it is set there: a key or a variable, perhaps an old one. */
  readonly name: string;
  readonly line: number | null;
}

/** Variables for debugging and tests; they are no settings. */
const forTests = new Set(['BRIEFING_DEBUG', 'BRIEFING_FAILPOINT']);

/**
 * The variables of the process and of `.env`.
 *
 * @example
 * { values: { BRIEFING_TITLE: 'The Port Desk' }, places: [{ from: 'environment', values: {} }, { from: '.env', values }], originOf }
 */
export interface Environment {
  readonly values: Readonly<NodeJS.ProcessEnv>;
  /** Where variables are set; a place overrides those after it. */
  readonly places: readonly { readonly from: SettingOrigin['from']; readonly values: Readonly<NodeJS.ProcessEnv> }[];
  readonly originOf: (name: string) => SettingOrigin;
}

/**
 * Reads `.env` of a folder and the environment, which overrides it.
 *
 * @throws BriefingError for a variable with our prefix that is no setting
 */
export function readEnvironment(folder: string): Environment {
  const file = path.join(folder, '.env');
  const dotEnv = readDotEnv(file);
  const originOf = (name: string): SettingOrigin =>
    process.env[name]?.trim() || dotEnv[name] === undefined
      ? { from: 'environment', name, line: null }
      : { from: '.env', name, line: lineOfVariable(file, name) };
  const values = { ...dotEnv, ...process.env };
  const ours = [
    ...Object.keys(values).filter((name) => name.startsWith('BRIEFING_')),
    ...Object.keys(dotEnv).filter((name) => /^(?:MAIL|SMTP|IMAP|DKIM)_/.test(name)),
  ];
  const known = variables.map(({ env }) => env);
  for (const name of ours)
    if (!forTests.has(name) && !known.includes(name) && !renamedVariables.has(name))
      throw new BriefingError(`${placeOf(originOf(name))}${name} is not a setting.${didYouMean(name, known)}`, {
        hint: 'src/config/README.md lists all variables.',
      });
  const places = [
    { from: 'environment', values: process.env },
    { from: '.env', values: dotEnv },
  ] as const;
  return { values, places, originOf };
}

/** A sentence for each variable of `.env` that is no setting and nearly one: `SMPT_URL` would send nothing, without a word. */
export function misspeltVariables({ places, originOf }: Environment): string[] {
  const known = variables.map(({ env }) => env);
  const dotEnv = places.find(({ from }) => from === '.env')?.values ?? {};
  return Object.keys(dotEnv).flatMap((name) => {
    const meant = known.includes(name) || renamedVariables.has(name) ? '' : didYouMean(name, known);
    return meant === '' ? [] : [`${placeOf(originOf(name))}${name} is not a setting.${meant}`];
  });
}

/** `briefing.yaml, line 3: `, or '' for the environment. */
export function placeOf({ from, line }: SettingOrigin): string {
  if (from === 'environment') return '';
  return `${from}${line === null ? '' : `, line ${line}`}: `;
}

/** A setting that is set by a variable: its path, the variable that is used, and the value as its schema takes it. */
export interface SetVariable extends Variable {
  readonly name: string;
  readonly value: unknown;
}

/**
 * The settings that variables set, under their new names. An old name in one place and the new one in another are an override.
 *
 * @throws BriefingError where one place has the old and the new variable of a setting
 */
export function settingsIn({ places }: Environment): SetVariable[] {
  return variables.flatMap((variable) => {
    const set = variableIn(places, variable);
    if (set === null) return [];
    const read = kindOf(variable.setting.schema).fromText;
    return [{ ...variable, name: set.name, value: read ? read(set.text) : set.text }];
  });
}

/** The name and text of a variable in the first place that has it; null where that is empty, or no place has it. */
function variableIn(places: Environment['places'], { env, setting }: Variable): { name: string; text: string } | null {
  const names = [env, ...(setting.renamedFrom ? [setting.renamedFrom.env] : [])];
  const found = places.map(({ from, values }) => {
    const [given, both] = names.filter((name) => values[name]?.trim());
    if (both !== undefined) throw setTwice(placeOf({ from, name: both, line: null }), both, given);
    return { isThere: names.some((name) => values[name] !== undefined), name: given, text: values[given]?.trim() };
  });
  const first = found.find(({ isThere }) => isThere);
  return first?.text ? { name: first.name, text: first.text } : null;
}

/**
 * A map of settings with old keys put under their new names.
 *
 * @param where its path in the file
 * @throws BriefingError where the old and the new key of a setting are both set
 */
export function withNewNames(
  map: Readonly<Record<string, unknown>>,
  { lineOf }: Pick<YamlFile, 'lineOf'>,
  where: readonly PropertyKey[] = [],
): Record<string, unknown> {
  const renamed: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(map)) {
    const name = renamedKeys.get(key) ?? key;
    if (name !== key && Object.hasOwn(map, name))
      throw setTwice(placeOf({ from: 'briefing.yaml', name: key, line: lineOf([...where, key]) }), key, name);
    renamed[name] = value;
  }
  return renamed;
}

/** The key under which a map of the file has a setting: its name or its old one. */
export function keyIn(map: Readonly<Record<string, unknown>>, name: string): string {
  const old = settingNamed(name)?.renamedFrom?.key;
  return old !== undefined && Object.hasOwn(map, old) ? old : name;
}

function setTwice(place: string, old: string, name: string): BriefingError {
  return new BriefingError(`${place}${old} and ${name} are both set, and ${old} is only the old name of ${name}.`, {
    hint: `Remove ${old}.`,
  });
}

/** The zone of `TZ` or of the system, the default of `timezone`. */
export function zoneOfMachine(): string {
  const { TZ } = process.env;
  const zone = machineZone(TZ);
  if (zone !== null) return zone;
  throw new BriefingError(`TZ is ${JSON.stringify(TZ)}: no IANA time zone such as Europe/Berlin.`, {
    hint: 'Set TZ to such a name, or set the time zone of the briefing: BRIEFING_TIMEZONE=Europe/Berlin.',
  });
}

/** The usual variables for proxies, in either case. */
export interface Proxies {
  readonly http: string | null;
  readonly https: string | null;
  readonly except: string | null;
}

/** The proxies that an environment names, lower case first; null for each that is not set or is empty. */
export function proxiesOf(environment: NodeJS.ProcessEnv): Proxies {
  const get = (name: string) => environment[name.toLowerCase()]?.trim() || environment[name]?.trim() || null;
  return { http: get('HTTP_PROXY'), https: get('HTTPS_PROXY'), except: get('NO_PROXY') };
}
