import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseEnv } from 'node:util';
import { parse as parseYaml } from 'yaml';
import { decodeStrictly } from '../lib/text/encoding.ts';
import { BriefingError, messageOf } from '../model/errors.ts';

/** A name that a shell, Docker or systemd would take for a variable; Node's parser also takes `export ` before it. */
const variableName = /^[A-Za-z_][\w.-]*$/;

/** `NAME="Lee, Ann" <ann@example.org>`: Node's parser would take the quoted part for the whole value, and drop the rest. */
const quotedBeginning =
  /^([ \t]*(?:export[ \t]+)?[\w.]+[ \t]*=[ \t]*)("(?:[^"\\\n]|\\.)*"[ \t]*[^\s#][^\r\n]*?)(?=[ \t]*(?:[ \t]#[^\r\n]*)?$)/gm;

/**
 * The text of a settings file, in UTF-8 or UTF-16, with or without a byte order mark: Notepad and Windows PowerShell write all of these.
 *
 * @throws BriefingError when the bytes are no such text: a guess could change a password or hide a setting
 */
export function readSettingsFile(file: string): string {
  const name = path.basename(file);
  try {
    return decodeStrictly(readFileSync(file));
  } catch (error) {
    throw new BriefingError(`${name} cannot be read: ${messageOf(error)}`, {
      hint: `Save ${name} as UTF-8 text.`,
      cause: error,
    });
  }
}

/**
 * The variables of a `.env` file; none where there is no file.
 *
 * @throws BriefingError for bytes that are no text, and for a name that can be no variable (it may hold an invisible character)
 */
export function readDotEnv(file: string): Record<string, string> {
  if (!existsSync(file)) return {};
  const text = readSettingsFile(file).replace(quotedBeginning, (_, name: string, value: string) =>
    value.includes("'") ? `${name}\`${value}\`` : `${name}'${value}'`,
  );
  const variables = parseEnv(text) as Record<string, string>;
  const odd = Object.keys(variables).find((name) => !variableName.test(name));
  if (odd === undefined) return variables;
  const shown = JSON.stringify(odd).replace(
    /[^\x20-\x7e]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  throw new BriefingError(`.env: ${shown} is no name of a variable.`, {
    hint: 'A name has letters of ASCII, digits and underscores, and stands directly before the "=".',
  });
}

/**
 * The settings of a `briefing.yaml`; none where there is no file.
 *
 * @throws BriefingError for what is no YAML, or no list of "name: value" lines
 */
export function readYaml(file: string): Record<string, unknown> {
  if (!existsSync(file)) return {};
  const text = readSettingsFile(file);
  try {
    const value: unknown = parseYaml(text, { maxAliasCount: 20 });
    if (value === null || value === undefined) return {};
    if (typeof value === 'object' && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch (error) {
    throw new BriefingError(`briefing.yaml cannot be read: ${messageOf(error)}`, { cause: error });
  }
  throw new BriefingError('briefing.yaml must hold settings as "name: value" lines.');
}
