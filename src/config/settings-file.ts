import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseEnv } from 'node:util';
import { type Document, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, type YAMLParseError } from 'yaml';
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
  throw new BriefingError(`.env: ${shown} is not the name of a variable.`, {
    hint: 'A name has letters of ASCII, digits and underscores, and stands directly before the "=".',
  });
}

/** The settings of a briefing.yaml, without those that have no value, and where each is. */
export interface YamlFile {
  readonly values: Record<string, unknown>;
  /** The line of a setting, from 1; of the nearest one around it where it has none; null where the file has nothing of it. */
  readonly lineOf: (path: readonly PropertyKey[]) => number | null;
}

/**
 * Reads a `briefing.yaml`; no settings where there is no file.
 *
 * @throws BriefingError for what is no YAML, or no list of "name: value" lines
 */
export function readYaml(file: string): YamlFile {
  if (!existsSync(file)) return { values: {}, lineOf: () => null };
  const lines = new LineCounter();
  // The parser's own messages quote the line, which may hold a password.
  const document = parseDocument(readSettingsFile(file), { lineCounter: lines, prettyErrors: false });
  // What is not closed is the cause of errors on the lines after it.
  const error = document.errors.find(({ code }) => code === 'MISSING_CHAR') ?? document.errors[0];
  if (error) throw notYaml(error, lines);
  const lineOf = (path: readonly PropertyKey[]) => lineIn(document, path, lines);
  const value = plainValue(document);
  if (value === null || value === undefined) return { values: {}, lineOf };
  if (typeof value === 'object' && !Array.isArray(value)) return { values: withoutNulls(value), lineOf };
  throw new BriefingError('briefing.yaml must have settings as "name: value" lines.', {
    hint: 'Such as: title: The Port Desk',
  });
}

/** `title:` without a value is as if the line were not there. An edition's own null is kept: it unsets a common setting. */
function withoutNulls(map: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(map).filter(([, value]) => value !== null));
}

/** Aliases are expanded at most this often: a small file must not become a large one. */
const mostAliases = 20;

function plainValue(document: Document): unknown {
  try {
    const value: unknown = document.toJS({ maxAliasCount: mostAliases });
    // An anchor that holds itself cannot be written out.
    JSON.stringify(value);
    return value;
  } catch (error) {
    throw new BriefingError(
      'briefing.yaml has an alias (*name) that is not defined, that holds itself, or too many of them.',
      {
        cause: error,
      },
    );
  }
}

/** What is wrong with a file that is no YAML, in our words. */
const yamlMistakes: Partial<Record<YAMLParseError['code'], string>> = {
  DUPLICATE_KEY: 'has a name that is there twice',
  TAB_AS_INDENT: 'is indented with a tab: use spaces',
  BAD_INDENT: 'is not indented like the lines around it, or a bracket before it is not closed',
  MISSING_CHAR: 'lacks a closing bracket or quotation mark, or the colon behind a name',
  BAD_SCALAR_START: 'begins with a character that needs quotation marks around the value',
  UNEXPECTED_TOKEN: 'has a character that is not expected here: put quotation marks around the value',
  BLOCK_AS_IMPLICIT_KEY: 'has two values: put quotation marks around a value with a colon, or begin a new line',
  MULTILINE_IMPLICIT_KEY: 'lacks the colon behind a name',
  BAD_DQ_ESCAPE: 'has a backslash in double quotation marks that escapes nothing: write it twice',
  MULTIPLE_DOCS: 'begins a second document (---): there may be only one',
};

function notYaml({ code, pos }: YAMLParseError, lines: LineCounter): BriefingError {
  const { line } = lines.linePos(pos[0]);
  return new BriefingError(
    `briefing.yaml, line ${line}: cannot be read as YAML: the line ${yamlMistakes[code] ?? 'is not valid here'}.`,
    {
      hint: 'A setting is a line of the form "name: value"; what belongs to it is indented by two spaces.',
    },
  );
}

function lineIn(document: Document, path: readonly PropertyKey[], lines: LineCounter): number | null {
  let found: number | null = null;
  let node: unknown = document.contents;
  for (const part of path) {
    const pair = isMap(node)
      ? node.items.find(({ key }) => String(isScalar(key) ? key.value : key) === String(part))
      : null;
    const next: unknown = pair ? pair.value : isSeq(node) ? node.items[Number(part)] : undefined;
    const start = startOf(pair ? pair.key : next);
    if (start === null) break;
    found = lines.linePos(start).line;
    node = next;
  }
  return found;
}

function startOf(node: unknown): number | null {
  return isNode(node) && node.range ? node.range[0] : null;
}

/** The line of `.env` that sets a variable, from 1; null where it cannot be found. */
export function lineOfVariable(file: string, name: string): number | null {
  const lines = readSettingsFile(file).split(/\r\n?|\n/);
  const at = lines.findLastIndex(
    (line) =>
      line
        .replace(/^\s*(?:export\s+)?/, '')
        .split('=')[0]
        .trim() === name,
  );
  return at < 0 ? null : at + 1;
}
