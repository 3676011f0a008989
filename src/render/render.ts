import type { Digest } from '../digest.ts';
import { weekdayNames, weekdayOf } from '../lib/calendar.ts';
import { clip, foldKey, oneLine } from '../lib/text.ts';
import type { Email } from '../model.ts';
import { fitted, mailLimit } from './fit.ts';
import type { Look } from './templates.ts';
import { subjectHeadline, type View, viewOf } from './view.ts';

/** Where a mail leads besides its sources; null where there is no such place. */
export interface Links {
  /** The web version's address. */
  readonly web: string | null;
  /** Where its reader signs off: http(s) or mailto. */
  readonly unsubscribe: string | null;
}

const nowhere: Links = { web: null, unsubscribe: null };

const preheaderLength = 140;

/** Digest -> Email, by a compiled look. Pure: the same digest gives the same bytes. */
export function render(digest: Digest, look: Look, links: Links = nowhere): Email {
  const { subject, preheader, whole } = openingOf(digest, look, links);
  const { theme, logo } = look;
  const withLogo = (src: string) => ({ src: logo ? src : '', alt: theme.logoAlt, width: theme.logoWidth });
  const mail = { ...whole, logo: withLogo(`cid:${logo?.id}`) };
  const weights = new Map(digest.topics.flatMap(({ stories }) => stories.map(({ id, weight }) => [id, weight.total])));
  const shown = fitted(mail, weights, (view) => Buffer.byteLength(look.html(view)) <= mailLimit);
  return {
    subject,
    preheader,
    html: look.html(shown),
    text: tidy(look.text(shown)),
    pictures: logo ? [logo] : [],
    web: look.web({ ...whole, logo: withLogo(`data:${logo?.type};base64,${logo?.base64}`) }),
  };
}

function openingOf(digest: Digest, look: Look, links: Links) {
  const view = { ...viewOf(digest), web: links.web ?? '', unsubscribe: links.unsubscribe ?? '' };
  const subject = subjectOf(view, look, digest);
  const preheader = clip(oneLine(look.preheader(view)), preheaderLength);
  return { subject, preheader, whole: { ...view, preheader } };
}

/** Mail programs put two mails of one subject into one conversation, and the new one is not seen: never the same twice running. */
function subjectOf(view: View, look: Look, { previous, day }: Digest): string {
  const used = foldKey(previous?.subject ?? '');
  const leads = [view.lead, ...view.rest.map(subjectHeadline)];
  const subjects = leads.slice(0, 4).map((lead) => oneLine(look.subject({ ...view, lead })));
  const fresh = subjects.find((subject) => foldKey(subject) !== used);
  return fresh ?? `${subjects[0]} (${weekdayNames[weekdayOf(day)]})`;
}

function tidy(text: string): string {
  return `${text.replace(/\n{3,}/g, '\n\n').trim()}\n`;
}
