import type { z } from 'zod';
import type { Setting } from './setting.ts';
import { editionSettings } from './settings/edition.ts';
import { deliverySettings, mailSettings } from './settings/mail.ts';
import { scheduleSettings } from './settings/schedule.ts';
import { selectionSettings } from './settings/selection.ts';
import { sourceSettings } from './settings/sources.ts';

/** The settings by subject, in the order of the reference page. */
export const sections = {
  Edition: editionSettings,
  'Sources and fetching': sourceSettings,
  Selection: selectionSettings,
  Schedule: scheduleSettings,
  Mail: mailSettings,
  Delivery: deliverySettings,
} satisfies Record<string, Record<string, Setting>>;

/** Every setting by its name. */
export const table = {
  ...sections.Edition,
  ...sections['Sources and fetching'],
  ...sections.Selection,
  ...sections.Schedule,
  ...sections.Mail,
  ...sections.Delivery,
};

/** The name of a setting at the top level of briefing.yaml. */
export type SettingName = keyof typeof table;

/** The values of all settings, as the schema gives them. */
export type Settings = { [Name in SettingName]: z.output<(typeof table)[Name]['schema']> };

/** The names of all settings, in the order of the reference page. */
export const settingNames = Object.keys(table) as SettingName[];

/** A setting of the table, by any name. */
export function settingNamed(name: string): Setting | undefined {
  return Object.hasOwn(table, name) ? table[name as SettingName] : undefined;
}

/** A setting that has a variable; `path` is its name, or `outer.inner` where it is inside another one. */
export interface Variable {
  readonly path: string;
  readonly env: string;
  readonly setting: Setting;
}

/** Every setting that has a variable. */
export const variables: readonly Variable[] = Object.entries<Setting>(table).flatMap(([name, outer]) => [
  ...withVariable(name, outer),
  ...Object.entries(outer.fields ?? {}).flatMap(([field, inner]) => withVariable(`${name}.${field}`, inner)),
]);

function withVariable(path: string, setting: Setting): Variable[] {
  return setting.env === undefined ? [] : [{ path, env: setting.env, setting }];
}

/** The settings that an edition of several may have for itself. */
export const editionSettingNames = settingNames.filter((name) => settingNamed(name)?.perEdition === true);

/** The new name of a setting or variable that was renamed in version 0.2; the old one works until `oldNamesEnd` (lib/version.ts). */
export const renamedKeys: ReadonlyMap<string, string> = new Map(
  Object.entries<Setting>(table).flatMap(([name, { renamedFrom }]) => (renamedFrom ? [[renamedFrom.key, name]] : [])),
);

/** The new name of each variable that was renamed in version 0.2, by its old name. */
export const renamedVariables: ReadonlyMap<string, string> = new Map(
  variables.flatMap(({ env, setting: { renamedFrom } }) => (renamedFrom ? [[renamedFrom.env, env]] : [])),
);
