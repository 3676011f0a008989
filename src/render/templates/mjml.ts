import { shortHash } from '../../lib/hash.ts';
import { BriefingError, messageOf } from '../../model/errors.ts';
import { placeOfLine, type TemplateSource } from './partials.ts';

/** Compiled pages by content: a template in a theme is compiled once for all digests. */
const compiled = new Map<string, Promise<string>>();

/** Maximum number of cached pages: a preview compiles at every change of a template. */
const maxKept = 32;

/** MJML -> HTML, with the Handlebars tags where they were. */
export function compileMjml(source: TemplateSource): Promise<string> {
  const key = shortHash(source.text);
  const known = compiled.get(key);
  if (known) return known;
  const html = compile(source);
  // The error may be fixed later.
  html.catch(() => compiled.delete(key));
  compiled.set(key, html);
  if (compiled.size > maxKept) compiled.delete(compiled.keys().next().value as string);
  return html;
}

async function compile(source: TemplateSource): Promise<string> {
  const { default: mjml2html } = await import('mjml');
  try {
    // No web fonts (the default would load Google's); CSS minifying needs a package that wants a newer Node.
    const { html } = await mjml2html(source.text, {
      validationLevel: 'strict',
      fonts: {},
      minify: true,
      minifyOptions: { minifyCss: false },
    } as Parameters<typeof mjml2html>[1]);
    const lost = missing(tags(source.text), tags(html));
    // MJML drops text that stands bare between its tags without a word.
    if (lost.length > 0)
      throw new BriefingError(`${placeOfTag(source, lost[0])}: MJML dropped ${[...new Set(lost)].join(' ')}.`, {
        hint: 'Handlebars tags between MJML tags must stand in <mj-raw>.',
      });
    return withShortStyles(html);
  } catch (error) {
    if (error instanceof BriefingError) throw error;
    const message = messageOf(error).replace(/Line (\d+) of \S+ \(([^)]*)\)/g, (_, line: string, tag: string) => {
      return `${placeOfLine(source.lines, Number(line))} (${tag})`;
    });
    throw new BriefingError(`${source.name} is not valid MJML: ${message}`, { cause: error });
  }
}

/** Styles stand on every tag, since some clients drop style sheets: without their blanks a digest is a tenth smaller. */
function withShortStyles(html: string): string {
  return html.replace(/(?<= style=")[^"]*(?=")/g, (style) => style.replace(/([:;,]) +/g, '$1').replace(/;$/, ''));
}

function placeOfTag({ text, lines }: TemplateSource, tag: string): string {
  const at = text.indexOf(tag);
  return placeOfLine(lines, text.slice(0, Math.max(0, at)).split('\n').length);
}

/** What of `before` is not in `after`, as often as it is missing. */
function missing(before: readonly string[], after: readonly string[]): string[] {
  const left = [...after];
  return before.filter((tag) => {
    const at = left.indexOf(tag);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

function tags(source: string): string[] {
  return source.match(/\{\{[^}]*\}\}/g)?.map((tag) => tag.replace(/\s+/g, ' ')) ?? [];
}
