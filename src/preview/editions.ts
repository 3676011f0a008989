import { localRecipient } from '../adapters.ts';
import { readEdition, type SavedEdition, savedEditions } from '../archive/read.ts';
import type { Config } from '../config/config.ts';
import { composeMessage } from '../mail/message.ts';
import { linksOf } from '../mailing/planning/plan.ts';
import type { Digest } from '../model/digest.ts';
import type { Email } from '../model/email.ts';
import { BriefingError, messageOf } from '../model/errors.ts';
import { render } from '../render/render.ts';
import { compileTemplates } from '../render/templates/templates.ts';

/** In which template a mail is shown. */
export interface Shown {
  readonly template: string;
  readonly theme: string | null;
  /** The user's own templates; by default those of the current folder. */
  readonly own?: string;
}

/** An edition's mail as it would be sent now. */
export interface RenderedEdition extends SavedEdition {
  readonly email: Email;
  /** The bytes of the message. */
  readonly eml: Buffer;
}

/** The names of the saved editions, newest first. */
export function newestFirst({ out }: Pick<Config, 'out'>): string[] {
  return savedEditions(out).reverse();
}

/** The mail of a saved edition, made by the same code that makes the one that is sent. */
export async function renderEdition(config: Config, saved: SavedEdition, shown: Shown): Promise<RenderedEdition> {
  const { digest, pictures } = saved;
  const templates = await compileTemplates(shown);
  const email = rendered(() => render(digest, templates, { ...linksOf(config, digest.edition), pictures }), digest);
  const eml = await composeMessage(digest, email, {
    from: config.from,
    to: config.to[0] ?? localRecipient,
    list: config.mainList ? null : config.list,
    zone: config.timezone,
  });
  return { ...saved, email, eml };
}

/** What numbers and names of a saved digest lead to was checked when it was made; a file that was changed since may lead nowhere. */
function rendered(make: () => Email, { edition }: Digest): Email {
  try {
    return make();
  } catch (error) {
    if (error instanceof BriefingError) throw error;
    throw new BriefingError(`The edition ${edition} cannot be rendered: ${messageOf(error)}`, {
      hint: 'Its files were changed: briefing audit says where.',
      cause: error,
    });
  }
}

/** A saved edition by its name, or the newest one. */
export async function openEdition(config: Config, name: string | null, shown: Shown): Promise<RenderedEdition> {
  const chosen = name ?? newestFirst(config)[0];
  if (chosen === undefined)
    throw new BriefingError(`There is no edition in ${config.out} yet.`, { hint: 'npm start makes the first one.' });
  return renderEdition(config, readEdition(config.out, chosen), shown);
}
