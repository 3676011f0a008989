import { expect, test } from 'vitest';
import { templateChoices } from '../../src/commands/setup/check.ts';
import { settingLines } from '../../src/commands/setup/settings-table.ts';
import { readConfig } from '../../src/config/config.ts';
import { briefing } from '../support/cli.ts';
import { fill, temporaryFolder } from '../support/folder.ts';

const table = (files: Record<string, string>) => {
  const folder = temporaryFolder();
  fill(folder, files);
  return settingLines(readConfig(folder));
};

test('every setting with its value and its origin: default, .env, briefing.yaml or environment', () => {
  process.env.BRIEFING_TITLE = 'The Port Desk';
  try {
    const lines = table({
      'briefing.yaml':
        'timezone: Europe/Oslo\ntitle: Mine\ngrace: 3\nfetch:\n  allow: [nas.local]\nwatch: [cod, Elin Marsk]\n',
      '.env': '# mail\nBRIEFING_APPROVAL=90m\nexport BRIEFING_FETCH_CONTACT=desk@example.org\n',
    });
    expect(lines.filter((line) => !line.endsWith('default')).map((line) => line.replace(/ {3,}/g, ' | '))).toEqual([
      'Setting | Value | Origin',
      'title | The Port Desk | environment, BRIEFING_TITLE',
      'timezone | Europe/Oslo | briefing.yaml, line 1',
      'fetch.allow | nas.local | briefing.yaml, line 5',
      'fetch.contact  desk@example.org | .env, line 3',
      'watch | cod | briefing.yaml, line 6',
      ' | Elin Marsk',
      ' | horoscope',
      ' | quiz',
      'catchUp | 3 | briefing.yaml, line 3',
      'approval | 90m | .env, line 2',
    ]);
  } finally {
    delete process.env.BRIEFING_TITLE;
  }
});

const editions = [
  'template: plain',
  'editions:',
  '  - name: Morning',
  '    at: "06:30"',
  '  - name: Ports',
  '    look: wire',
  '    theme: ink',
  '    approval: 2h',
  '  - name: Evening',
  '    template: wire',
  '    theme: ink',
].join('\n');

test('the settings of each edition with their lines, also under old names', () => {
  const lines = table({ 'briefing.yaml': editions }).map((line) => line.replace(/ {2,}/g, ' | '));
  expect(lines.slice(-6)).toEqual([
    'Morning: at | 06:30 | briefing.yaml, line 4',
    'Ports: template | wire | briefing.yaml, line 6',
    'Ports: theme | ink | briefing.yaml, line 7',
    'Ports: approval | 120m | briefing.yaml, line 8',
    'Evening: template | wire | briefing.yaml, line 10',
    'Evening: theme | ink | briefing.yaml, line 11',
  ]);
});

test('each template of an edition is compiled, once', () => {
  const folder = temporaryFolder();
  fill(folder, { 'briefing.yaml': editions });
  expect(templateChoices(readConfig(folder).config)).toEqual([
    { template: 'plain', theme: null },
    { template: 'wire', theme: 'ink' },
  ]);
});

test('a default is shown as what it means', () => {
  const lines = table({}).map((line) => line.replace(/ {2,}/g, ' | '));
  for (const line of [
    'words | no limit | default',
    'theme | the template’s own | default',
    'editor | nobody | default',
    'sentences | 3 | default',
    'approval | no | default',
    'smtp | none | default',
  ])
    expect(lines).toContain(line);
});

test('secrets are masked, whatever characters they have', () => {
  const lines = table({
    '.env': 'SMTP_URL="smtp://abcd efgh:SECRET mnop@localhost:9"\nIMAP_URL=imaps://me:SECRET@mail.example\n',
    'briefing.yaml':
      'sources:\n  - https://me:SECRET@example.org/feed\n  - url: https://example.org/two\n    headers: { x-key: SECRET }\n',
  });
  expect(lines.join('\n')).not.toMatch(/SECRET|efgh|abcd/);
  expect(lines.join('\n')).toContain('smtp://***@localhost:9');
  expect(lines.join('\n')).toContain('"headers":{"x-key":"***"}');
});

test('each check of the mail setup gives its findings, in order', async () => {
  const folder = temporaryFolder();
  fill(folder, {
    'briefing.yaml': 'approval: yes\npublicUrl: http://quay.example/\n',
    '.env': 'SMTP_URL=smtp://localhost:9\nIMAP_URL=imap://localhost:9\nMAIL_FROM=desk@localhost\n',
  });
  const { code, out } = await briefing(folder, ['check']);
  expect([code, out.match(/^[?✓✗] \S+(?= )/gm)?.filter((line) => !line.endsWith('Zones'))]).toEqual([
    1,
    ['✗ Server', '✗ Mailbox', '✗ Sender', '✗ Editor', '? Readers', '✗ Unsubscribe'],
  ]);
  expect(out).toContain('✗ Editor    editions wait for approval, and MAIL_EDITOR is not set');
});
