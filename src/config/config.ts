import path from 'node:path';
import { z } from 'zod';
import { didYouMean } from '../lib/text/nearest.ts';
import { oldNamesEnd } from '../lib/version.ts';
import { BriefingError } from '../model/errors.ts';
import {
  type Environment,
  keyIn,
  misspeltVariables,
  type Proxies,
  placeOf,
  proxiesOf,
  readEnvironment,
  type SettingOrigin,
  settingsIn,
  withNewNames,
  zoneOfMachine,
} from './environment.ts';
import { type CheckedSettings, messagesFor, notOfAnEdition, spell } from './messages.ts';
import { shapeOf } from './setting.ts';
import { lengths } from './settings/edition.ts';
import { readYaml, type YamlFile } from './settings-file.ts';
import { editionSettingNames, renamedKeys, renamedVariables, type SettingName, type Settings, table } from './table.ts';

/** The effective configuration: frozen, passed to every part that needs some of it. */
export type Config = Readonly<Omit<Settings, 'editions'>> &
  Readonly<{
    sentences: number;
    quotes: number;
    dates: number;
    /** How many stories are shown in full, how many more and how many opinion pieces in one line each. */
    room: { readonly stories: number; readonly lines: number; readonly comment: number };
    /** How many coming days. */
    ahead: number;
    proxy: Proxies;
    /** The name of the edition; '' where there is only one. */
    list: string;
    /** Whether it is the only list or the first of several. */
    mainList: boolean;
    /** Whether it goes to `to` alone, not to the subscribers. */
    onlyTo: boolean;
    /** The title of the archive of all editions. */
    archiveTitle: string;
    /** Where there are several: the settings of each. */
    editions: readonly Config[];
  }>;

/** Settings that an option of the command line sets for one run. */
export interface Overrides {
  readonly out?: string;
  readonly sources?: readonly string[];
}

/** A configuration, and where each setting that is set came from, by its path (`fetch.allow`, `editions[0].template`). */
export interface LoadedConfig {
  readonly config: Config;
  readonly origins: ReadonlyMap<string, SettingOrigin>;
}

const settingsSchema = z.strictObject(shapeOf(table));

/**
 * Reads `.env` and `briefing.yaml` of a folder and the environment; the only place that does. Environment variables override
 * `.env`, and both override `briefing.yaml`.
 *
 * @throws BriefingError that names the file, line and key, the value and what is allowed
 */
export function loadConfig(folder = process.cwd(), overrides: Overrides = {}): Config {
  return readConfig(folder, overrides).config;
}

/** As `loadConfig`, with the origin of every setting. */
export function readConfig(folder = process.cwd(), overrides: Overrides = {}): LoadedConfig {
  const environment = readEnvironment(folder);
  const file = readYaml(path.join(folder, 'briefing.yaml'));
  const read = merged(environment, file);
  const settings: Record<string, unknown> = { ...read.settings, ...overrides };
  if ((settings.timezone ?? null) === null) settings.timezone = zoneOfMachine();
  const common: Unchecked = { ...read, settings, file, proxy: proxiesOf(environment.values), edition: null };
  const config = checkedConfig(common);
  const editions = config.editions.map((edition, index) => ({
    ...editionConfig(common, edition, index, config.title),
    mainList: index === 0,
  }));
  return {
    config: deepFreeze({ ...config, list: '', mainList: true, onlyTo: false, editions, archiveTitle: config.title }),
    origins: new Map([
      ...read.origins,
      ...config.editions.flatMap((edition, index) => ownOrigins(file, edition, index)),
    ]),
  };
}

/** Where each setting that is an edition's own is in the file. */
function ownOrigins(file: YamlFile, { name, ...written }: Settings['editions'][number], index: number) {
  return Object.keys(written).map((key): [string, SettingOrigin] => {
    const line = file.lineOf(['editions', index, key]);
    return [
      spell(['editions', index, renamedKeys.get(key) ?? key]),
      { from: 'briefing.yaml', name: spell(['editions', index, key]), line },
    ];
  });
}

/**
 * The settings of one edition: of the named one where there are several, of the only one otherwise.
 *
 * @throws BriefingError when there is none of that name
 */
export function configFor(name: string | undefined, overrides: Overrides = {}): Config {
  const config = loadConfig(process.cwd(), overrides);
  const { editions } = config;
  if (name === undefined && editions.length === 0) return config;
  const names = editions.map(({ list }) => list);
  if (name === undefined && editions.length > 1)
    throw new BriefingError('briefing.yaml has several editions.', {
      hint: `Name one: --edition ${names.map((list) => (/\s/.test(list) ? `"${list}"` : list)).join(', --edition ')}.`,
    });
  const edition = name === undefined ? editions[0] : editions.find(({ list }) => list === name);
  if (edition) return { ...edition, ...overrides, sources: overrides.sources ? config.sources : edition.sources };
  throw new BriefingError(`There is no edition named ${name}.${didYouMean(name ?? '', names)}`, {
    hint:
      names.length === 0
        ? 'briefing.yaml has no editions: there is only one.'
        : `briefing.yaml has ${names.join(', ')}.`,
  });
}

/** What is not wrong and should be known: old names of settings that are in use, and variables of `.env` that are nearly settings. A sentence each. */
export function settingNotices(folder = process.cwd()): string[] {
  const environment = readEnvironment(folder);
  return [...noticesOf(environment, readYaml(path.join(folder, 'briefing.yaml'))), ...misspeltVariables(environment)];
}

/** The variable that overrides a setting of the file, when it is set. */
export function overruled(name: SettingName, folder = process.cwd()): string | null {
  const set = settingsIn(readEnvironment(folder)).find(({ path: of }) => of === name);
  return set?.name ?? null;
}

/** Settings before they are checked. */
interface Unchecked {
  readonly settings: Readonly<Record<string, unknown>>;
  readonly origins: ReadonlyMap<string, SettingOrigin>;
  readonly file: YamlFile;
  readonly proxy: Proxies;
  /** Of an edition's: its name, its place in the list and the settings that are its own. */
  readonly edition: {
    readonly name: string;
    readonly index: number;
    readonly own: Readonly<Record<string, unknown>>;
  } | null;
}

/** The settings of the file, and over them those of the variables. */
function merged(environment: Environment, file: YamlFile) {
  const settings = withNewNames(file.values, file);
  const origins = new Map<string, SettingOrigin>();
  for (const [name, value] of Object.entries(settings)) {
    const key = keyIn(file.values, name);
    const inner = typeof value === 'object' && !Array.isArray(value) ? Object.keys(value as object) : [];
    for (const [of, at] of [
      [name, [key]],
      ...inner.map((field) => [`${name}.${field}`, [key, field]] as const),
    ] as const)
      origins.set(of, { from: 'briefing.yaml', name: spell(at), line: file.lineOf(at) });
  }
  for (const { path: of, name, value } of settingsIn(environment)) {
    const [outer, inner] = of.split('.');
    settings[outer] = inner === undefined ? value : { ...(settings[outer] as object | undefined), [inner]: value };
    origins.set(of, environment.originOf(name));
  }
  return { settings, origins };
}

type EditionSize = keyof (typeof lengths)['standard'];

/** The sizes that the user has set; `length` gives the others. */
function sizesIn(data: Partial<Record<EditionSize, number | undefined>>): Partial<Record<EditionSize, number>> {
  const sizes = Object.keys(lengths.standard) as EditionSize[];
  return Object.fromEntries(sizes.flatMap((size) => (data[size] === undefined ? [] : [[size, data[size]]])));
}

function checkedConfig(unchecked: Unchecked) {
  // An empty message stands for the words of the setting's kind.
  const parsed = settingsSchema.safeParse(unchecked.settings, { error: () => '' });
  if (!parsed.success) {
    const checked = checkedFor(unchecked);
    throw new BriefingError(messagesFor(parsed.error.issues, checked).join('\n'), {
      hint: 'src/config/README.md has every setting with its meaning, default and an example.',
    });
  }
  const { data } = parsed;
  const budget = { ...lengths[data.length], ...sizesIn(data) };
  const { stories, lines, comment } = budget;
  return { ...data, ...budget, room: { stories, lines, comment }, proxy: unchecked.proxy };
}

/** The settings of one edition of several: the common ones, overridden by its own. */
function editionConfig(
  common: Unchecked,
  { name, ...written }: Settings['editions'][number],
  index: number,
  archiveTitle: string,
): Omit<Config, 'mainList'> {
  const where = ['editions', index];
  const own = withNewNames(written, common.file, where);
  const wrong = Object.keys(own).filter((key) => !(editionSettingNames as string[]).includes(key));
  if (wrong.length > 0) {
    const messages = wrong.map((key) =>
      notOfAnEdition(
        key,
        name,
        placeOf({ from: 'briefing.yaml', name: key, line: common.file.lineOf([...where, key]) }),
      ),
    );
    throw new BriefingError(messages.join('\n'), { hint: `An edition may have ${editionSettingNames.join(', ')}.` });
  }
  const settings = { ...common.settings, ...own, editions: [] };
  const config = checkedConfig({ ...common, settings, edition: { name, index, own: written } });
  return { ...config, list: name, onlyTo: 'to' in own, editions: [], archiveTitle };
}

/** How messages name the settings: by the file, line and key, or by the variable. */
function checkedFor({ settings, origins, file, edition }: Unchecked): CheckedSettings {
  const inFile = (at: readonly PropertyKey[]) => {
    const ofEdition = edition !== null && keyIn(edition.own, String(at[0])) in edition.own;
    const key = keyIn(ofEdition ? edition.own : file.values, String(at[0]));
    const written = [key, ...at.slice(1)];
    const line = file.lineOf(ofEdition ? ['editions', edition.index, ...written] : written);
    return { written, place: placeOf({ from: 'briefing.yaml', name: key, line }), ofEdition };
  };
  return {
    values: settings,
    placeOf: (at) => inFile(at).place,
    nameOf: (at) => {
      const { written, place, ofEdition } = inFile(at);
      const origin = origins.get(`${String(at[0])}.${String(at[1])}`) ?? origins.get(String(at[0]));
      if (!ofEdition && origin && origin.from !== 'briefing.yaml') return `${placeOf(origin)}${origin.name}`;
      return `${place}${ofEdition ? `edition ${edition?.name}, ` : ''}${spell(written)}`;
    },
  };
}

function noticesOf({ values, originOf }: Environment, file: YamlFile): string[] {
  const notices: string[] = [];
  const say = (origin: SettingOrigin, name: string) =>
    notices.push(`${placeOf(origin)}${origin.name} is now called ${name}; the old name works until ${oldNamesEnd}.`);
  const inMap = (map: unknown, where: readonly PropertyKey[]) => {
    for (const [old, name] of renamedKeys)
      if (typeof map === 'object' && map !== null && Object.hasOwn(map, old))
        say({ from: 'briefing.yaml', name: old, line: file.lineOf([...where, old]) }, name);
  };
  inMap(file.values, []);
  if (Array.isArray(file.values.editions))
    for (const [index, edition] of file.values.editions.entries()) inMap(edition, ['editions', index]);
  for (const [old, name] of renamedVariables) if (values[old]?.trim()) say(originOf(old), name);
  return notices;
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) deepFreeze(inner);
  }
  return value;
}
