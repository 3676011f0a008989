import { dataUrl } from '../lib/picture-type.ts';
import { clip, foldKey, oneLine } from '../lib/text/text.ts';
import { weekdayNames, weekdayOf } from '../lib/time/calendar.ts';
import type { Digest } from '../model/digest.ts';
import type { Email, Picture } from '../model/email.ts';
import { fitted } from './mail/fit.ts';
import { subjectHeadline } from './mail/subject.ts';
import type { View } from './mail/view.ts';
import { viewOf } from './mail/view-of.ts';
import type { TemplateSet } from './templates/templates.ts';

/** What a mail contains besides its digest. */
export interface Extras extends Links {
  /** By the ids of their stories. */
  readonly pictures: readonly Picture[];
}

/** Links of a mail besides its sources; null for none. */
export interface Links {
  /** The web version's address. */
  readonly web: string | null;
  /** Unsubscribe link: http(s) or mailto. */
  readonly unsubscribe: string | null;
  /** The lines of the imprint. */
  readonly imprint: readonly string[];
}

const none: Extras = { web: null, unsubscribe: null, imprint: [], pictures: [] };

const preheaderLength = 140;

/** Number of characters of a preheader that the widest mail lists show. */
const shownOfPreheader = 150;

/** Combining grapheme joiner, zero-width non-joiner, no-break space: a space that mail clients neither collapse nor trim. */
const padding = '\u034F\u200C\u00A0';

/** Digest -> Email, by a compiled template set. Pure: the same digest gives the same bytes. */
export function render(digest: Digest, templates: TemplateSet, given: Partial<Extras> = {}): Email {
  const extras = { ...none, ...given };
  const { subject, preheader, whole } = openingOf(digest, templates, extras);
  const { theme, logo } = templates;
  const withLogo = (src: string) => ({ src: logo ? src : '', alt: theme.logoAlt, width: theme.logoWidth });
  const pictures = new Map(extras.pictures.map((picture) => [picture.id, picture]));
  const mail = { ...withPictures(whole, pictures, ({ id }) => `cid:${id}`), logo: withLogo(`cid:${logo?.id}`) };
  const weights = new Map(digest.topics.flatMap(({ stories }) => stories.map(({ id, weight }) => [id, weight.total])));
  const { view: shown, html } = fitted(mail, weights, templates.html);
  const page = withPictures(whole, pictures, dataUrl);
  return {
    subject,
    preheader,
    html,
    text: tidy(templates.text(shown)),
    // A story that was reduced to one line has no picture.
    pictures: [...(logo ? [logo] : []), ...extras.pictures].filter(({ id }) => html.includes(`src="cid:${id}"`)),
    web: templates.web({ ...page, logo: withLogo(logo ? dataUrl(logo) : '') }),
  };
}

function withPictures(view: View, pictures: ReadonlyMap<string, Picture>, address: (picture: Picture) => string): View {
  if (pictures.size === 0) return view;
  const shown = (id: string) => {
    const picture = pictures.get(id);
    return picture ? address(picture) : '';
  };
  return {
    ...view,
    topics: view.topics.map((topic) => ({
      ...topic,
      stories: topic.stories.map((story) => ({ ...story, picture: shown(story.id) })),
    })),
  };
}

function openingOf(digest: Digest, templates: TemplateSet, links: Links) {
  const view = {
    ...viewOf(digest),
    ...{ web: links.web ?? '', unsubscribe: links.unsubscribe ?? '', imprint: links.imprint },
  };
  const subject = subjectOf(view, templates, digest);
  const preheader = clip(oneLine(templates.preheader(view)), preheaderLength);
  const preheaderPadding = padding.repeat(Math.max(0, shownOfPreheader - preheader.length));
  return { subject, preheader, whole: { ...view, preheader, preheaderPadding } };
}

/** Never the subject of the previous edition: mail clients would fold the new mail into the old conversation. */
function subjectOf(view: View, templates: TemplateSet, { previous, day }: Digest): string {
  const used = foldKey(previous?.subject ?? '');
  const leads = [view.lead, ...view.rest.map(subjectHeadline)];
  const subjects = leads.slice(0, 4).map((lead) => oneLine(templates.subject({ ...view, lead })));
  const fresh = subjects.find((subject) => foldKey(subject) !== used);
  return fresh ?? `${subjects[0]} (${weekdayNames[weekdayOf(day)]})`;
}

function tidy(text: string): string {
  return `${text.replace(/\n{3,}/g, '\n\n').trim()}\n`;
}
