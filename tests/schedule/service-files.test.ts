import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseDocument } from 'htmlparser2';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { printers, type ServicePlace } from '../../src/schedule/service-files.ts';
import { briefing } from '../support/cli.ts';
import { fill, root, temporaryFolder } from '../support/folder.ts';
import { wall } from '../support/newsroom.ts';

const noSystemd = spawnSync('systemd-analyze', ['--version']).status !== 0;
if (noSystemd) console.warn('SKIPPED: no systemd-analyze; the systemd unit is not verified');

/** A folder whose name has all that a shell, a crontab, a unit and XML read. */
function awkwardFolder(): string {
  const folder = path.join(temporaryFolder(), `Ann's 100% <news> & more`);
  mkdirSync(folder);
  return folder;
}

const place = (folder: string): ServicePlace => ({
  folder,
  user: os.userInfo().username,
  node: process.execPath,
  cli: path.join(root, 'dist/cli.js'),
  owner: '1000:1000',
  zone: 'Europe/Berlin',
});

describe('briefing schedule --print', () => {
  test('prints the file alone, and where it goes beside it; what is not known is named', async () => {
    const folder = temporaryFolder();
    const { code, out, err } = await briefing(folder, ['schedule', '--print', 'systemd']);
    expect([code, out]).toEqual([0, expect.stringContaining(`WorkingDirectory=${folder}\n`)]);
    expect(out).toMatch(/^\[Unit\][\s\S]*WantedBy=multi-user\.target\n$/);
    expect(err).toContain('sudo systemctl enable --now briefing');
    const unknown = await briefing(folder, ['schedule', '--print', 'upstart']);
    expect([unknown.code, unknown.err]).toEqual([2, expect.stringContaining('systemd, cron, launchd')]);
  });

  test.skipIf(noSystemd)('systemd takes the unit, in a folder of any name', () => {
    for (const folder of [temporaryFolder(), awkwardFolder()]) {
      const unit = path.join(temporaryFolder(), 'briefing.service');
      writeFileSync(unit, printers.systemd(place(folder)).text);
      const { status, stderr } = spawnSync('systemd-analyze', ['verify', unit], { encoding: 'utf8' });
      expect([status, stderr]).toEqual([0, '']);
    }
  });

  test('the line of a crontab runs as cron runs it, in a folder of any name', () => {
    const folder = awkwardFolder();
    fill(folder, { 'articles/wall.txt': wall, 'briefing.yaml': 'at: "* * * * *"\n' });
    const line = printers.cron(place(folder)).text;
    expect(line).toMatch(/^\*\/5( \*){4} [^\n]+\n$/);
    // Cron takes what stands after the fifth blank up to the first % without a \ before it, and gives it to sh (crontab(5)).
    const command = line.split(' ').slice(5).join(' ').trimEnd();
    expect(command).not.toMatch(/(?<!\\)%/);
    const { status } = spawnSync('/bin/sh', ['-c', command.replaceAll('\\%', '%')], {
      cwd: '/',
      env: { HOME: '/', PATH: '/usr/bin:/bin', BRIEFING_TIMEZONE: 'UTC' },
    });
    const log = readFileSync(path.join(folder, 'briefing.log'), 'utf8');
    expect([status, log]).toEqual([0, expect.stringContaining('"event":"made"')]);
    expect(existsSync(path.join(folder, 'digests/index.html'))).toBe(true);
  });

  test('launchd: the list is well formed, and names the folder', () => {
    const folder = awkwardFolder();
    const list = parseDocument(printers.launchd(place(folder)).text, { xmlMode: true });
    const texts: string[] = [];
    const walk = (nodes: typeof list.children) => {
      for (const node of nodes) {
        if ('data' in node && node.type === 'text') texts.push(node.data);
        if ('children' in node) walk(node.children as typeof list.children);
      }
    };
    walk(list.children);
    expect(texts).toEqual(expect.arrayContaining([folder, `${folder}/briefing.log`, process.execPath, 'schedule']));
  });

  test('docker copies what is there, and builds it', () => {
    const { text, where } = printers.docker(place('/srv/briefing'));
    const copied = [...text.matchAll(/^COPY (.+) \S+$/gm)].flatMap(([, names]) => names.split(' '));
    expect(copied.filter((name) => !existsSync(path.join(root, name)))).toEqual([]);
    expect(where).toContain('--user 1000:1000');
    const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
    const built = [...scripts.build.matchAll(/node (\S+)/g)].map(([, script]) => script as string);
    for (const script of built) expect(copied.some((name) => script.startsWith(name))).toBe(true);
  });

  test('compose and github-actions are YAML, with zone and secrets', () => {
    expect(parse(printers.compose(place('/srv/briefing')).text).services.briefing).toMatchObject({
      user: '1000:1000',
      environment: { BRIEFING_TIMEZONE: 'Europe/Berlin' },
      volumes: ['.:/data'],
    });
    const { jobs } = parse(printers['github-actions'](place('/srv/briefing')).text);
    const step = jobs.briefing.steps.find(({ run = '' }) => run.includes('schedule --once'));
    // biome-ignore lint/suspicious/noTemplateCurlyInString: GitHub fills it in.
    expect(step.env.SMTP_URL).toBe('${{ secrets.SMTP_URL }}');
  });
});
