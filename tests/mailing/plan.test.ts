import { expect, test } from 'vitest';
import { loadConfig } from '../../src/config/config.ts';
import { planMails } from '../../src/mailing/planning/plan.ts';
import type { Subscriber } from '../../src/model/delivery.ts';
import { compileTemplates } from '../../src/render/templates/templates.ts';
import { smallDigest } from '../support/digest.ts';
import { temporaryFolder } from '../support/folder.ts';

test.each([
  // The edition's zone and hour, the moment at which it is made, and who waits until when.
  ['Europe/Berlin', '2026-11-24T06:00Z', 'America/Vancouver', '07:30', '2026-11-24T15:30Z'],
  ['Europe/Berlin', '2026-11-24T06:00Z', 'Pacific/Pago_Pago', '06:15', '2026-11-24T17:15Z'],
  ['Europe/Berlin', '2026-11-24T06:00Z', 'America/St_Johns', '02:00', '2026-11-24T06:00Z'],
  ['Europe/Berlin', '2026-11-24T06:00Z', 'Asia/Seoul', '21:00', '2026-11-24T12:00Z'],
  ['Europe/Berlin', '2026-11-24T06:00Z', 'Asia/Seoul', '07:00', '2026-11-24T06:00Z'],
  ['Europe/Berlin', '2026-11-24T06:00Z', null, '06:30', '2026-11-24T06:00Z'],
  ['Europe/Berlin', '2026-11-24T06:00Z', null, '19:30', '2026-11-24T18:30Z'],
  ['Europe/Berlin', '2026-11-24T21:00Z', 'Asia/Seoul', '07:00', '2026-11-24T22:00Z'],
  ['Pacific/Auckland', '2026-11-23T18:00Z', 'Pacific/Honolulu', '07:30', '2026-11-24T17:30Z'],
  ['Pacific/Auckland', '2026-11-23T18:00Z', 'Pacific/Honolulu', '09:00', '2026-11-23T19:00Z'],
  ['Pacific/Honolulu', '2026-11-24T17:00Z', 'Pacific/Auckland', '07:30', '2026-11-24T18:30Z'],
  ['Pacific/Kiritimati', '2026-11-23T17:00Z', 'Pacific/Niue', '06:45', '2026-11-23T17:45Z'],
])('an edition of %s at %s: for %s at %s it is due at %s', async (zone, made, place, hour, due) => {
  const digest = await smallDigest();
  const reader: Subscriber = {
    ...{ id: '0', key: 'ann@quay.example', address: 'ann@quay.example', name: null, topics: [], language: null },
    ...{ hour, zone: place, format: 'html', fromSettings: false },
  };
  const { deliveries } = planMails({
    ...{
      digest,
      pictures: [],
      templates: await compileTemplates({ template: 'plain', theme: null }),
      links: { web: null, unsubscribe: null, imprint: [] },
    },
    settings: { ...loadConfig(temporaryFolder()), timezone: zone },
    ...{ recipients: [reader], off: new Map(), now: new Date(made), held: false },
  });
  expect(deliveries.map((one) => new Date(one.due).toISOString())).toEqual([due.replace('Z', ':00.000Z')]);
  expect(deliveries[0].due - Date.parse(made)).toBeLessThan(86_400_000);
});
