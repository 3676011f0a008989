import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { briefing } from '../support/cli.ts';
import { copySamples, fill, temporaryFolder } from '../support/folder.ts';

test('briefing lint: nothing found in the mail of the samples, a fault of one’s own template named, no edition', async () => {
  const folder = temporaryFolder();
  expect(await briefing(folder, ['lint'])).toMatchObject({ code: 2, err: expect.stringContaining('no edition') });
  copySamples(folder);
  await briefing(folder, ['--day', '2026-11-22', '--quiet']);
  const good = await briefing(folder, ['lint']);
  expect(good).toMatchObject({ code: 0, out: expect.stringContaining('Nothing found.') });
  expect(good.out).toMatch(/accessibility +24 of 28 rules, in the markup: good/);
  fill(folder, {
    'templates/briefing/partials/foot.hbs': '<p style="font-size:10px"><a href="/here" title={{title}}>here</a></p>',
  });
  const bad = await briefing(folder, ['lint', '2026-11-22', '--json']);
  expect(bad.code).toBe(1);
  const { checks } = JSON.parse(bad.out) as { checks: { findings: { rule: string }[] }[] };
  const rules = new Set(checks.flatMap(({ findings }) => findings.map(({ rule }) => rule)));
  for (const rule of ['font-size', 'link-text', 'address', 'unquoted-attribute']) expect(rules).toContain(rule);
  expect(await briefing(folder, ['lint', '--look', 'nowhere'])).toMatchObject({ code: 2 });
  writeFileSync(path.join(folder, 'digests/2026-11-22/digest.json'), '{}');
  expect(await briefing(folder, ['lint'])).toMatchObject({ code: 2, err: expect.stringContaining('cannot be read') });
});
