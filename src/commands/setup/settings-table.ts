import type { Config, LoadedConfig } from '../../config/config.ts';
import type { SettingOrigin } from '../../config/environment.ts';
import { defaultOf, type Setting } from '../../config/setting.ts';
import { editionSettingNames, type SettingName, settingNamed, settingNames } from '../../config/table.ts';
import { maskCredentials } from '../../lib/url.ts';
import type { Source } from '../../model/source.ts';

/** A setting as `briefing check` prints it; a list has a line for each of its values. */
interface SettingRow {
  readonly name: string;
  readonly values: readonly string[];
  readonly origin: string;
}

/** Wider values push the origin to the right on their own line only. */
const widestValue = 48;

/** Every setting with its value and where it came from, as lines. Pure; no secret is in them. */
export function settingLines({ config, origins }: Pick<LoadedConfig, 'config' | 'origins'>): string[] {
  const rows = [
    ...settingNames.flatMap((name) => rowsOf(name, config, origins)),
    ...config.editions.flatMap((edition, index) => editionRows(edition, index, origins)),
  ];
  const nameWidth = Math.max(...rows.map(({ name }) => name.length));
  const valueWidth = Math.min(
    widestValue,
    Math.max(...rows.flatMap(({ values }) => values.map(({ length }) => length))),
  );
  const line = (name: string, value: string, origin: string) =>
    `${name.padEnd(nameWidth)}  ${value.padEnd(valueWidth)}  ${origin}`.trimEnd();
  return [
    line('Setting', 'Value', 'Origin'),
    ...rows.flatMap(({ name, values: [first, ...others], origin }) => [
      line(name, first, origin),
      ...others.map((value) => line('', value, '')),
    ]),
  ];
}

/** One row, or one for each of the settings inside (`dkim.selector`). */
function rowsOf(name: SettingName, config: Config, origins: LoadedConfig['origins']): SettingRow[] {
  const setting: Setting | undefined = settingNamed(name);
  const value: unknown = config[name];
  const fields = setting?.env === undefined && !Array.isArray(value) ? setting?.fields : undefined;
  if (setting === undefined) return [];
  if (fields === undefined || value === null)
    return [{ name, values: shownValues(name, value, setting, config), origin: originOf(origins.get(name)) }];
  return Object.entries(fields).map(([field, inner]) => ({
    name: `${name}.${field}`,
    values: shownValue((value as Record<string, unknown>)[field], inner),
    origin: originOf(origins.get(`${name}.${field}`)),
  }));
}

/** The settings that an edition has for itself. */
function editionRows(edition: Config, index: number, origins: LoadedConfig['origins']): SettingRow[] {
  return editionSettingNames.flatMap((name) => {
    const [setting, origin] = [settingNamed(name), origins.get(`editions[${index}].${name}`)];
    if (setting === undefined || origin === undefined) return [];
    const values = shownValues(name, edition[name], setting, edition);
    return [{ name: `${edition.list}: ${name}`, values, origin: originOf(origin) }];
  });
}

function originOf(origin: SettingOrigin | undefined): string {
  if (origin === undefined) return 'default';
  if (origin.from === 'environment') return `environment, ${origin.name}`;
  return `${origin.from}${origin.line === null ? '' : `, line ${origin.line}`}`;
}

/** Settings that are shown in a form of their own. */
function shownValues(name: SettingName, value: unknown, setting: Setting, config: Config): string[] {
  if (name === 'sources') return config.sources.map(shownSource);
  if (name === 'editions' && config.editions.length > 0)
    return config.editions.map(({ list, at, timezone }) => `${list}: ${at}, ${timezone}`);
  if (name === 'approval') return [shownApproval(config.approval)];
  return shownValue(value, setting);
}

function shownValue(value: unknown, setting: Setting): string[] {
  if (setting.secret && typeof value === 'string') return [withoutLogin(value)];
  if (isUnset(value)) return [(setting.default ?? 'none').replaceAll('`', '')];
  if (Array.isArray(value))
    return value.map((one) => maskCredentials(typeof one === 'string' ? one : JSON.stringify(one)));
  return [maskCredentials(typeof value === 'string' ? value : JSON.stringify(value))];
}

function isUnset(value: unknown): boolean {
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0);
}

function shownApproval(approval: Config['approval']): string {
  if (approval === null) return 'no';
  return approval === 'manual' ? 'yes' : `${approval}m`;
}

/** The address of a server with its name and password masked, whatever characters they have. */
function withoutLogin(server: string): string {
  const { protocol, username, password, host, pathname, search } = new URL(server);
  return `${protocol}//${username === '' && password === '' ? '' : '***@'}${host}${pathname}${search}`;
}

/** A source: its place, and what else is set of it; the values of headers masked. */
function shownSource({ kind, location, headers, ...rest }: Source): string {
  const masked = Object.fromEntries(Object.keys(headers).map((header) => [header, '***']));
  const more = { ...rest, headers: Object.keys(headers).length > 0 ? masked : null };
  const set = Object.entries(more).filter(([field, value]) => value !== null && value !== usualOf(field));
  const shown = set.length === 0 ? location : JSON.stringify({ kind, location, ...Object.fromEntries(set) });
  return maskCredentials(shown);
}

function usualOf(field: string): unknown {
  const setting = settingNamed('sources')?.fields?.[field];
  return setting && defaultOf(setting);
}
