import { type PageElement, parsePage } from '../../lib/markup/html.ts';
import { cleanText, oneLine } from '../../lib/text/text.ts';
import { canonicalUrl, safeUrl, siteOf } from '../../lib/url.ts';
import { blocksOf } from '../blocks/blocks.ts';
import { readPageBody } from '../blocks/page-body.ts';
import type { PageHints } from '../models/page-view.ts';
import { firstOf, type PageReading } from '../page-reading.ts';
import { surroundingsOf } from '../surroundings.ts';
import { readPageAuthors } from './page-authors.ts';
import { readDates } from './page-dates.ts';
import { factsOf, metaOf, visibleText } from './page-facts.ts';
import { readImage } from './page-image.ts';
import { readTitle } from './page-title.ts';
import { readStructured } from './structured-data.ts';

/**
 * Reads a page. Steps, in the order that their needs dictate: 1. gather what the page says of itself to machines; 2. its title;
 * 3. find the story among its blocks, with the help of both; 4. authors, days and the picture from the machine values and
 * from what stands around the story, each candidate with its name. A `mail` runs no scripts: what it hides stays hidden.
 */
export async function readPage(html: string, pageUrl: string | null, mail = false): Promise<PageReading> {
  const root = await parsePage(html);
  const { facts, data, url, site, outlet, name, title, hints } = readHead(root, pageUrl);
  const base = safeUrl(facts.base, pageUrl) ?? pageUrl ?? url;
  const { blocks, pictures } = blocksOf(root, !mail);
  const body = readPageBody(blocks, hints);
  // The last place over the story that says the title: what is nearer to the story is more its own.
  const titleAt = blocks.slice(0, body.first + 1).findLastIndex((block) => block.text === title?.value);
  const around = surroundingsOf(blocks, titleAt, body.first, body.last);
  const byline = readPageAuthors(facts, data, around, { title: title?.value ?? null, outlet: name });
  const { published, updated } = readDates(facts, data, around, { url: canonicalUrl(pageUrl) ?? url, site });
  const image = readImage(facts, data, { pictures, first: body.first, base });
  const from: Record<string, string> = {};
  for (const [field, found] of Object.entries({ title, outlet, published, updated, image }))
    if (found) from[field] = found.from;
  if (byline.authors.length > 0 || byline.agency !== null) from.authors = byline.from;
  const section = [data.section, metaOf(facts, 'article:section'), data.type].join(' ');
  return {
    title: title ? cleanText(title.value) : null,
    authors: byline.authors,
    agency: byline.agency,
    outlet: name,
    published: published?.value ?? null,
    updated: updated?.value ?? null,
    declaredLanguage: facts.language ?? data.language ?? metaOf(facts, 'og:locale', 'content-language'),
    url,
    image: image?.value ?? null,
    opinion:
      /\b(?:opinions?|opinionnewsarticle|editorials?|columns?|columnists?|commentary|op-?ed|viewpoints?|comment is free)\b/i.test(
        section,
      ),
    paid: data.paid || /^(?:locked|metered|paid|premium)$/i.test(metaOf(facts, 'article:content_tier') ?? ''),
    video:
      /^video/i.test(metaOf(facts, 'og:type') ?? '') ||
      facts.scripts.some((script) => /"@type"\s*:\s*"VideoObject"/.test(script)),
    links: blocks.filter((block) => block.linked > 0.8 && block.text.length > 25).length,
    teasers: body.teasers,
    paragraphs: body.paragraphs,
    removed: body.removed,
    from,
  };
}

/** What a page says of itself before its text is read. */
function readHead(root: PageElement, pageUrl: string | null) {
  const facts = factsOf(root);
  const url =
    canonicalUrl(facts.canonical, pageUrl) ?? canonicalUrl(metaOf(facts, 'og:url'), pageUrl) ?? canonicalUrl(pageUrl);
  const site = siteOf(canonicalUrl(pageUrl) ?? url);
  const heading = facts.headings.find((element) => element.name === 'h1');
  const data = readStructured(facts.scripts, [
    metaOf(facts, 'og:title') ?? '',
    heading ? visibleText(heading) : '',
    facts.title,
  ]);
  const outlet = firstOf<string>([
    { from: 'json-ld publisher', value: data.outlet },
    { from: 'og:site_name', value: metaOf(facts, 'og:site_name') },
    { from: 'meta application-name', value: metaOf(facts, 'application-name') },
    { from: 'site', value: site },
  ]);
  const name = outlet ? cleanText(oneLine(outlet.value)) : null;
  const title = readTitle(facts, data, name, site);
  const hints = {
    title: title?.value ?? null,
    description: metaOf(facts, 'og:description', 'description', 'twitter:description'),
    articleBody: data.body,
  };
  return { facts, data, url, site, outlet, name, title, hints };
}

/** What the head of a page gives the search for its story. @public for tests/learn */
export function hintsOf(root: PageElement, pageUrl: string | null): PageHints {
  return readHead(root, pageUrl).hints;
}
