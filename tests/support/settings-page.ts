import { defaultOf, kindOf, type Setting } from '../../src/config/setting.ts';
import { sections, settingNames } from '../../src/config/table.ts';
import { oldNamesEnd } from '../../src/lib/version.ts';

/** `.env.example` and `src/config/README.md`, written from the table of settings; `npm run reference` saves them, the docs test compares. */

const width = 120;

export function envExample(): string {
  const settings = Object.values<Record<string, Setting>>(sections).flatMap((section) => Object.entries(section));
  return [
    ...comment(
      'Settings, written from src/config/settings/ (npm run reference). Copy this file to .env and remove the # of what you change; nothing here is required. In brackets is the name in briefing.yaml. Variables of the environment override .env, and .env overrides briefing.yaml. `briefing check` prints every setting with its value and origin.',
    ),
    ...settings.flatMap(([name, setting]) => envEntry(name, setting)),
    '',
  ].join('\n');
}

/** A setting as comment and example; one without a variable as the YAML that it would be. */
function envEntry(name: string, setting: Setting): string[] {
  const inner = setting.env === undefined ? Object.entries(setting.fields ?? {}).filter(([, { env }]) => env) : [];
  const about = `[${name}] ${plain(setting.help)}`;
  if (setting.env !== undefined)
    return ['', ...comment(`${about} ${plain(factsOf(setting))}`), `# ${setting.env}=${setting.example}`];
  if (inner.length === 0)
    return [
      '',
      ...comment(`${about} It has no variable; in briefing.yaml:`),
      '#',
      ...yamlOf(name, setting).map((line) => `#   ${line}`),
    ];
  return [
    '',
    ...comment(about),
    ...inner.flatMap(([field, one]) => [
      ...comment(`[${name}.${field}] ${plain(one.help)} ${plain(factsOf(one))}`),
      `# ${one.env}=${one.example}`,
    ]),
  ];
}

export function settingsPage(): string {
  const titles = Object.keys(sections);
  return [
    '# Settings',
    '',
    `No setting is required. A setting is a line of \`briefing.yaml\` (by its name) or a variable of \`.env\` or of the environment. Variables override \`.env\`, and both override \`briefing.yaml\`. Both files are UTF-8 or UTF-16 text in the folder in which the program runs.`,
    '',
    'A wrong setting is refused with its file, line and value, what is allowed, and what was probably meant. `briefing check` prints every setting with its value and its origin. Settings that were renamed in version 0.2 also work under their old names until version ' +
      `${oldNamesEnd}; setting both in one place is an error.`,
    '',
    'This page and `.env.example` are written from the tables in `src/config/settings/` by `npm run reference`; a test compares them.',
    '',
    '## Contents',
    '',
    ...titles.map(
      (title) =>
        `- [${title}](#${title.toLowerCase().replaceAll(' ', '-')}): ${Object.keys(
          sections[title as keyof typeof sections],
        )
          .map((name) => `[${name}](#${name.toLowerCase()})`)
          .join(', ')}`,
    ),
    '- [Example](#example)',
    '',
    ...Object.entries<Record<string, Setting>>(sections).flatMap(([title, section]) => [
      `## ${title}`,
      '',
      ...Object.entries(section).flatMap(([name, setting]) => pageEntry(name, setting)),
    ]),
    '## Example',
    '',
    '```yaml',
    '# briefing.yaml',
    ...['title', 'timezone', 'sources', 'watch', 'topics', 'editions'].flatMap((name) => yamlOf(name, settingOf(name))),
    '```',
    '',
  ].join('\n');
}

function settingOf(name: string): Setting {
  const all = Object.assign({}, ...Object.values(sections)) as Record<string, Setting>;
  if (!(settingNames as string[]).includes(name)) throw new Error(`There is no setting ${name}.`);
  return all[name];
}

function pageEntry(name: string, setting: Setting): string[] {
  const { env, fields, renamedFrom, perEdition } = setting;
  const old = renamedFrom ? `\`${renamedFrom.key}\`, \`${renamedFrom.env}\`` : null;
  const rows = [
    ['type', kindOf(setting.schema).words + (setting.unit ? `; ${setting.unit}` : '')],
    ['default', setting.default ?? `\`${shown(defaultOf(setting))}\``],
    ['variable', env === undefined ? 'none' : `\`${env}\``],
    ['per edition', perEdition ? 'yes' : 'no'],
    ...(old === null ? [] : [['old name', old]]),
  ];
  return [
    `### ${name}`,
    '',
    setting.help,
    '',
    '| | |',
    '|---|---|',
    ...rows.map(([what, text]) => `| ${what} | ${text} |`),
    '',
    '```yaml',
    ...yamlOf(name, setting),
    '```',
    '',
    ...(fields === undefined ? [] : fieldTable(fields)),
  ];
}

function fieldTable(fields: Readonly<Record<string, Setting>>): string[] {
  return [
    '| field | meaning | type | default | example |',
    '|---|---|---|---|---|',
    ...Object.entries(fields).map(
      ([name, field]) =>
        `| \`${name}\`${field.env ? ` (\`${field.env}\`)` : ''} | ${field.help} | ${kindOf(field.schema).words}${field.unit ? `; ${field.unit}` : ''} | ${field.default ?? `\`${shown(defaultOf(field))}\``} | \`${field.example}\` |`,
    ),
    '',
  ];
}

/** The example as it would be in briefing.yaml. */
function yamlOf(name: string, setting: Setting): string[] {
  if (setting.env === undefined) return [`${name}:`, ...setting.example.split('\n').map((line) => `  ${line}`)];
  const value = kindOf(setting.schema).fromText?.(setting.example) ?? setting.example;
  if (Array.isArray(value)) return [`${name}: [${value.map((one) => quoted(String(one))).join(', ')}]`];
  return [`${name}: ${quoted(String(value))}`];
}

/** Quotation marks around what YAML would read as something else. */
function quoted(text: string): string {
  return /[",#[\]{}]|: |^[@`*&!%|>'-]/.test(text) ? JSON.stringify(text) : text;
}

/** The type and default in one line. */
function factsOf(setting: Setting): string {
  const type = kindOf(setting.schema).words;
  const unit = setting.unit ? `, ${setting.unit}` : '';
  return `(${type}${unit}; default: ${setting.default ?? shown(defaultOf(setting))})`;
}

function shown(value: unknown): string {
  return Array.isArray(value) ? value.join(', ') : String(value);
}

function plain(text: string): string {
  return text.replaceAll('`', '').replaceAll('’', "'").replaceAll('“', '"').replaceAll('”', '"').replaceAll('…', '...');
}

/** A text as comment lines. */
function comment(text: string): string[] {
  const lines: string[] = [];
  let line = '#';
  for (const word of text.split(' ')) {
    if (line.length + 1 + word.length > width) {
      lines.push(line);
      line = '#';
    }
    line += ` ${word}`;
  }
  return [...lines, line];
}
