import { readdirSync, statSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { readEdition, type SavedEdition } from '../archive/read.ts';
import { type Config, loadConfig } from '../config/config.ts';
import { shortHash } from '../lib/hash.ts';
import { addressOf } from '../lib/text/mail-address.ts';
import type { Clock } from '../lib/time/clock.ts';
import { heloName } from '../mail/helo.ts';
import { sendOnce } from '../mail/smtp.ts';
import { BriefingError, messageOf } from '../model/errors.ts';
import { templatesAndThemes } from '../render/templates/templates.ts';
import { newestFirst, type RenderedEdition, renderEdition, type Shown } from './editions.ts';
import { sampleEdition } from './sample-edition.ts';

const shipped = fileURLToPath(new URL('../../templates', import.meta.url));

/** What is shown where there is no edition yet. */
const sampleName = 'sample';

/** An edition in a look; without one in that of the settings. An empty theme is the look's own. */
export interface PreviewRequest {
  readonly edition: string;
  readonly look?: string | undefined;
  readonly theme?: string | undefined;
}

/** An error as the preview shows it; only errors of ours have a hint. */
export function problemOf(error: unknown): { message: string; hint: string | null } {
  return { message: messageOf(error), hint: error instanceof BriefingError ? error.hint : null };
}

/** What lies on the desk: the settings, the editions, and the last good rendering of each. */
export function openDesk({ folder, clock }: { readonly folder: string; readonly clock: Clock }) {
  const lastGood = new Map<string, RenderedEdition>();
  let sample: Promise<SavedEdition> | null = null;
  let config: Config = loadConfig(folder);

  /** The settings as they are now; those before where they cannot be read, with the reason. */
  const settings = (): { config: Config; error: ReturnType<typeof problemOf> | null } => {
    try {
      config = loadConfig(folder);
      return { config, error: null };
    } catch (error) {
      return { config, error: problemOf(error) };
    }
  };
  const own = path.join(folder, 'templates');

  return {
    overview() {
      const { config: now, error } = settings();
      const saved = newestFirst(now);
      return {
        editions: saved.length > 0 ? saved : [sampleName],
        ...templatesAndThemes(own),
        look: now.template,
        theme: now.theme,
        title: now.title,
        /** Where a mail can be sent to from here; null without a mail server. */
        to: now.smtp === null || now.to.length === 0 ? null : addressOf(now.to[0]),
        error,
      };
    },

    /** An edition in a look; where a template is broken, as it was shown last, with what is wrong. */
    async show({ edition, look, theme }: PreviewRequest) {
      const { config: now, error: unread } = settings();
      const shown: Shown = { template: look || now.template, theme: theme === undefined ? now.theme : theme || null };
      const key = `${edition} ${shown.template} ${shown.theme}`;
      try {
        const saved =
          edition === sampleName ? await (sample ??= sampleEdition(now, clock)) : readEdition(now.out, edition);
        const rendered = await renderEdition(now, saved, { ...shown, own });
        lastGood.set(key, rendered);
        return { rendered, error: unread };
      } catch (error) {
        const rendered = lastGood.get(key);
        if (rendered === undefined) throw error;
        return { rendered, error: problemOf(error) };
      }
    },

    /** Sends a mail to the configured recipient, and to nobody else: the request names the address that its page showed. */
    async send({ eml }: RenderedEdition, asked: { readonly to?: unknown }): Promise<{ said: string }> {
      const { config: now } = settings();
      if (now.smtp === null) throw new BriefingError('No mail server is set.', { hint: 'Set SMTP_URL in .env.' });
      const [to] = now.to;
      if (to === undefined) throw new BriefingError('No reader is set.', { hint: 'Set MAIL_TO in .env.' });
      if (asked.to !== addressOf(to))
        throw new BriefingError('The address is another one by now.', { hint: 'Open the preview anew.' });
      return { said: await sendOnce({ smtp: now.smtp, helo: heloName(now, hostname()), from: now.from, to }, eml) };
    },

    /** Another one after every change of a template, a theme, the settings or the editions. */
    signature(): string {
      const files = [
        path.join(folder, 'briefing.yaml'),
        path.join(folder, '.env'),
        ...filesIn(own),
        ...filesIn(shipped),
      ];
      return shortHash(
        [
          ...files.map(stateOf),
          ...newestFirst(config).map((name) => stateOf(path.join(config.out, name, 'digest.json'))),
        ].join('\n'),
      );
    },
  };
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => path.join(folder, name));
  } catch {
    return [];
  }
}

function stateOf(file: string): string {
  const state = statSync(file, { throwIfNoEntry: false });
  return state ? `${file} ${state.mtimeMs} ${state.size}` : file;
}
