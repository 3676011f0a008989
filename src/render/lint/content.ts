import { elementsOf, type PageElement, textOf } from '../../lib/markup/html.ts';
import type { Email } from '../../model/email.ts';
import { mailLimit, wireBytes } from '../mail/fit.ts';
import { tagOf } from './accessibility.ts';
import type { LintFinding } from './finding.ts';

/** Links are absolute, of the web or of mail, and lead out of this machine. */
export function linksOf(root: PageElement): LintFinding[] {
  const found: LintFinding[] = [];
  for (const element of elementsOf(root)) {
    const { href, src } = element.attributes;
    const add = (rule: string, message: string) => found.push({ area: 'links', rule, message, place: tagOf(element) });
    if (element.name === 'a' && !isMailLink(href ?? '')) add('address', `leads to “${(href ?? '').slice(0, 80)}”`);
    if (element.name === 'img' && !/^cid:/.test(src ?? ''))
      add('picture', 'is loaded from the network: it tracks the reader and may disappear');
    if (['script', 'iframe', 'object', 'form', 'base'].includes(element.name))
      add('active', 'is not allowed in a mail');
  }
  return found;
}

function isMailLink(href: string): boolean {
  if (/^mailto:[^\s@]+@[^\s@]+$/.test(href)) return true;
  if (!/^https?:\/\//.test(href) || !URL.canParse(href)) return false;
  return !/^(?:localhost|127\.|\[)/.test(new URL(href).hostname);
}

/** Findings on the size of a mail and the length of its subject. */
export function sizeOf({ html, subject }: Email): LintFinding[] {
  const bytes = wireBytes(html);
  const findings: LintFinding[] = [];
  const add = (rule: string, message: string) => findings.push({ area: 'size', rule, message, place: null });
  if (bytes > mailLimit) add('html', `the HTML has ${bytes} bytes; Gmail clips at about 102,000`);
  if (subject.trim() === '') add('subject', 'the subject is empty');
  if (subject.length > 120) add('subject', `the subject has ${subject.length} characters; programs show some 60`);
  return findings;
}

/** A link to a passage of a page (text fragment): too long to read, so that the text part has the page alone. */
function isPassage(link: string): boolean {
  return link.includes('#:~:text=');
}

function pageOf(link: string): string {
  return link.split('#')[0];
}

/** What is longer than this is one text however its ends are cut. */
const comparedLength = 60;

/**
 * The HTML and the text part hold the same: every link of one is in the other, and every piece of running text of the HTML in the
 * text part.
 */
export function parityOf(root: PageElement, { text }: Email): LintFinding[] {
  const findings: LintFinding[] = [];
  const add = (rule: string, message: string, place: string | null) =>
    findings.push({ area: 'parity', rule, message, place });
  const inHtml = new Set(
    [...elementsOf(root)].flatMap(({ name, attributes }) => (name === 'a' ? (attributes.href ?? []) : [])),
  );
  const inText = new Set(text.match(/^ *(?:https?:\/\/|mailto:)\S+$/gm)?.map((line) => line.trim()) ?? []);
  const pagesInText = new Set([...inText].map(pageOf));
  const isInText = (link: string) => inText.has(link) || (isPassage(link) && pagesInText.has(pageOf(link)));
  for (const link of inHtml) if (!isInText(link)) add('links', 'a link of the HTML is not in the text part', link);
  for (const link of inText) if (!inHtml.has(link)) add('links', 'a link of the text part is not in the HTML', link);
  const plain = folded(text.replace(/\[\d+\]/g, ' '));
  for (const element of elementsOf(root)) {
    if (!['h1', 'h2', 'h3', 'p', 'td'].includes(element.name) || element.parent === null) continue;
    if (
      [...elementsOf(element)].some((inner) => inner !== element && ['p', 'td', 'h1', 'h2', 'h3'].includes(inner.name))
    )
      continue;
    for (const piece of piecesOf(element))
      if (!plain.includes(folded(piece).slice(0, comparedLength)))
        add('text', 'words of the HTML are not in the text part', piece.trim().slice(0, 120));
  }
  return findings;
}

/** The pieces of text of an element, without superscripts. */
function piecesOf(element: PageElement): string[] {
  const direct = element.children.flatMap((child) =>
    typeof child === 'string' ? [child] : child.name === 'sup' ? [] : [textOf(child)],
  );
  return direct
    .map((piece) => piece.replace(/\s+/g, ' '))
    .filter((piece) => (piece.match(/\p{L}/gu)?.length ?? 0) > 12);
}

/** Letters and figures alone, in small letters: blanks, marks and lines are each part's own. */
function folded(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
