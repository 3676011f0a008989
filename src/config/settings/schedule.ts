import { z } from 'zod';
import { kind, type Setting, setting } from '../setting.ts';
import { integer, textLike, times } from '../value-types.ts';

/** An edition's name is its identity and the name of its folder. */
const editionName = textLike(/^[\p{L}\p{N}_][\p{L}\p{M}\p{N}_ -]*$/u, 'a name of letters, digits, spaces and hyphens');

/** When editions are made, and which there are. */
export const scheduleSettings = {
  at: setting({
    schema: times.default('07:00'),
    env: 'BRIEFING_AT',
    perEdition: true,
    help: 'When `briefing schedule` makes the edition, on the clock of `timezone`: `07:00`, `weekdays 07:00`, `mon, thu 07:30, 18:00`, or a cron pattern.',
    example: 'weekdays 07:00',
  }),
  catchUp: setting({
    schema: integer(0, 168).default(12),
    env: 'BRIEFING_CATCH_UP',
    unit: 'hours',
    help: 'The catch-up window: an edition that is late by more than this, because the machine was off, is recorded as missed and not made.',
    example: '4',
    renamedFrom: { key: 'grace', env: 'BRIEFING_GRACE' },
  }),
  editions: setting({
    schema: kind(
      z
        .array(
          z.looseObject({
            name: kind(
              z
                .string()
                .transform((name) => name.trim().normalize('NFC'))
                .pipe(editionName),
              { words: 'a name of letters, digits, spaces and hyphens' },
            ),
          }),
        )
        .refine(
          (editions) => new Set(editions.map(({ name }) => name.toLowerCase())).size === editions.length,
          'has two editions of one name',
        ),
      { words: 'a list of editions', each: 'a map with name' },
    ).default([]),
    help: 'Several editions from the same sources, each with a `name` and any of the settings marked “edition” below. What an edition does not set it takes from the common settings. The name is its identity: renamed, it begins anew.',
    default: 'one edition',
    example:
      '- name: Morning\n  at: weekdays 07:00\n- name: Ports\n  at: fri 16:00\n  timezone: Europe/Oslo\n  to: [desk@example.org]\n  approval: 30m',
    fields: {
      name: setting({
        schema: editionName,
        help: 'What the edition is called.',
        default: 'required',
        example: 'Ports',
      }),
    },
  }),
} satisfies Record<string, Setting>;
