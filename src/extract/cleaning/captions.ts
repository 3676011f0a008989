import { textPackFor } from '../../language/packs.ts';
import { hasDateline } from '../../language/sentences.ts';
import { foldKey } from '../../lib/text/text.ts';
import type { Removed } from '../page-reading.ts';
import type { Around, Place, Uncleaned, WholeText } from './uncleaned.ts';

/** Houses that credits of pictures name; names are the same in every language. */
const house = [
  'AP Photo|AFP Photo|AP Images|Reuters|REUTERS|AP|AFP|EPA|EPA-EFE|EFE|UPI|PA|dpa|TASS|Xinhua|Yonhap|KCNA|SANA|ANSA|TNS|MCT|ZUMA(?: Press)?|Sipa(?: USA)?|Redux',
  'Getty(?: Images)?|Bloomberg|NurPhoto|Shutterstock|Pixabay|Unsplash|Flickr|iStock|Alamy|Corbis|Polaris|Magnum|WireImage',
  'Anadolu(?: Agency)?|Barcroft|Rex Features|Wikimedia(?: Commons)?|Dreamstime|YouTube|Pool|Handout|Instagram|CQ Roll Call|Icon Sportswire|NPR|Icon SMI',
].join('|');

const name = "\\p{Lu}[\\p{L}.'’-]*(?: [\\p{L}.'’-]+){0,4}";

/** "Ann Lee/Reuters", "Reuters/Ann Lee", "AP Photo/Ann Lee", "Getty Images", "Ann Lee, AFP/Getty Images". */
const credit = [
  `(?:${name},? ?[/,] ?){1,3}(?:via )?(?:${house})(?: via (?:${house}))?`,
  `(?:REUTERS|Reuters|AP Photo|AP|AFP|EPA) ?/ ?${name}`,
  `(?:${name} )?via (?:${house})`,
  '(?:AFP|AP|Bloomberg|Pool)?[ /]?(?:Getty Images|AP Photo|AFP Photo|Reuters photo)',
  'Pixabay|Wikimedia Commons|Wikimedia|Shutterstock|iStock|Dreamstime',
].join('|');

const endsInCredit = new RegExp(
  `(?:\\({1,2}(?:[^()]{0,40}[:;] ?)?(?:${credit})[^()]{0,60}\\){1,2}|(?:^|[.!?)|] ?| \\| ?)(?:${credit})(?:[ /][\\p{L} ]{1,20})?(?:; ?[^.]{2,80})?)\\.?$`,
  'u',
);

/** "Ann Lee/AP/File Boats lie in the harbour". */
const opensWithCredit = new RegExp(`^(?:${name}/){1,2}(?:${house})(?:/File)?(?: \\p{Lu}|$)`, 'u');

/** "Boats lie in the harbour. (Reuters)": only over a text, where no report ends so. */
const bareHouse = new RegExp(`\\((?:${house})\\)\\.?$`, 'u');

/** A credit behind a caption, with the text glued to it: "… on May 3. REUTERS/Ann Lee WASHINGTON (Reuters) - ". */
const bar = new RegExp(`^.{10,400}? \\| (?:${credit})(?=\\s|$)`, 'u');
const glued = /^.{10,400}?[.)] REUTERS\/\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]+){0,2}(?:\/File Photo)?\s/u;

const longestCaption = 450;

/** What cutting a credit needs. */
interface Cutting {
  readonly place: Place;
  readonly text: Uncleaned;
  readonly removed: Removed[];
}

/** A paragraph without the caption, up to its credit, that stands before the article's own words; empty where it is nothing more. */
export function withoutCredit(line: string, { place, text, removed }: Cutting): string {
  if (place.before > 1) return line;
  const found = bar.exec(line)?.[0] ?? gluedCaption(line);
  if (found === null) return line;
  const rest = line.slice(found.length).trim();
  removed.push({ rule: 'caption', text: found.trim() });
  if (rest === '' || !foldKey(rest).startsWith(foldKey(text.title).slice(0, 30))) return rest;
  // The headline and its standfirst follow the picture.
  removed.push({ rule: 'headline under a picture', text: rest });
  return '';
}

/** Only before a dateline: the same credit may end a caption in the middle of a text. */
function gluedCaption(line: string): string | null {
  const found = glued.exec(line)?.[0] ?? null;
  return found !== null && hasDateline(line.slice(found.length)) ? found : null;
}

/**
 * The rule that says a paragraph is a caption: it ends in a credit; or it opens the text, tells in the present what a picture shows, and
 * gives the picture's day or points at it; or it stands over the only dateline.
 */
export function captionRule(line: string, { place, text, whole }: Around): string | null {
  if (line.length > longestCaption) return null;
  const words = textPackFor(text.language).cleaning?.captions;
  // "…, he told the harbour board. (AFP/Reuters)" ends in its sources.
  if (endsInCredit.test(line) && !(place.before > 0 && words?.reports.test(line))) return 'caption';
  if (opensWithCredit.test(line) || (place.before === 0 && bareHouse.test(line))) return 'caption';
  if (words === undefined) return null;
  if (labelled(words.creditLabel).test(line)) return 'caption';
  if (place.before > 0 || hasDateline(line) || /["“”]/.test(line) || words.reports.test(line)) return null;
  const hasVerb = textPackFor(text.language).clauses?.hasVerb ?? (() => true);
  const shows = words.does.test(line) || !hasVerb(line.replace(/\([^()]*\)/g, ' '));
  if (shows && (words.dated.test(line) || words.points.test(line))) return 'caption without a credit';
  return (shows || wholeDate.test(line)) && isOverDateline(place, whole) ? 'over the dateline' : null;
}

/** "Sept. 12, 2026": the day of a picture; reports of the day say "Thursday". */
const wholeDate = /\p{Lu}\p{Ll}{2,8}\.? \d{1,2}, \d{4}/u;

/** A report begins with its dateline. Some texts have several, as lists of places have. */
function isOverDateline({ next }: Place, whole: WholeText): boolean {
  return hasDateline(next) && whole.datelines === 1;
}

const labels = new Map<string, RegExp>();

/** "… Photograph: Ann Lee/The Harbour", "Photo by Ann Lee for the Harbour": a label and a name end the paragraph. */
function labelled(label: string): RegExp {
  const known = labels.get(label);
  if (known) return known;
  const pattern = new RegExp(`(?:^|[\\s(|])(?:${label})\\s*(?::|(?<=by))\\s*${name}(?:[/,][^.]{2,50})?\\)?\\.?$`, 'u');
  labels.set(label, pattern);
  return pattern;
}
