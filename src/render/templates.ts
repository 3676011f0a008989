import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import Handlebars from 'handlebars';
import { BriefingError, messageOf } from '../errors.ts';
import { registerHelpers } from './helpers.ts';
import type { View } from './view.ts';

/** A look: one compiled template for each part of a mail. */
export interface Look {
  readonly html: (view: View) => string;
  readonly text: (view: View) => string;
  readonly subject: (view: View) => string;
  readonly preheader: (view: View) => string;
}

/** The templates that ship with the program. */
const shipped = fileURLToPath(new URL('../../templates', import.meta.url));

/** The names of all looks: the user's own folder first, then the shipped ones. */
function looksIn(folders: readonly string[]): string[] {
  const found = folders
    .filter((folder) => existsSync(folder))
    .flatMap((folder) =>
      readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => entry.name),
    );
  return [...new Set(found)].sort();
}

/**
 * Compiles a look: partials are pasted in, theme values put in, MJML run once over the page with its Handlebars tags in
 * place, and the result compiled by Handlebars. Data never reaches MJML. A user's `templates/<look>/<file>` in the
 * current folder goes before the shipped file of that name.
 *
 * @throws BriefingError naming the template and what is wrong with it
 */
export async function compileLook(name: string, own = path.resolve('templates')): Promise<Look> {
  const folders = [path.join(own, name), path.join(shipped, name)].filter(
    (folder, at, all) => existsSync(folder) && all.indexOf(folder) === at,
  );
  if (folders.length === 0)
    throw new BriefingError(`There is no look "${name}".`, {
      hint: `Looks are folders of templates; there are ${looksIn([own, shipped]).join(', ')}.`,
    });
  const read = (file: string): string => {
    const folder = folders.find((candidate) => existsSync(path.join(candidate, file)));
    if (!folder)
      throw new BriefingError(`The look "${name}" lacks ${file}.`, {
        hint: `Copy it from ${path.join(shipped, 'briefing', file)}.`,
      });
    return readFileSync(path.join(folder, file), 'utf8');
  };
  const page = withTheme(withPartials(read('html.mjml.hbs'), read, 0), read('theme.json'), name);
  const handlebars = Handlebars.create();
  registerHelpers(handlebars);
  const compile = (file: string, source: string, plain: boolean) => {
    const template = handlebars.compile<View>(source, { strict: true, noEscape: plain });
    return (view: View): string => {
      try {
        return template(view);
      } catch (error) {
        throw new BriefingError(`The template ${name}/${file} cannot be filled: ${messageOf(error)}`, {
          hint: 'templates/README.md lists the fields that a template may use.',
          cause: error,
        });
      }
    };
  };
  const text = compile('text.hbs', withPartials(read('text.hbs'), read, 0), true);
  const preheader = compile('preheader.hbs', read('preheader.hbs').trim(), true);
  const html = compile('html.mjml.hbs', await compileMjml(page, name), false);
  const subject = compile('subject.hbs', read('subject.hbs').trim(), true);
  return { html, text, subject, preheader };
}

/** `{{> name}}` becomes the partial's text, so that MJML's inlined styles reach it. */
function withPartials(source: string, read: (file: string) => string, depth: number): string {
  if (depth > 8) throw new BriefingError('Partials include each other in a circle.');
  return source.replace(/\{\{>\s*([\w-]+)\s*\}\}/g, (_, partial: string) =>
    withPartials(read(`partials/${partial}.hbs`), read, depth + 1),
  );
}

/** `[[accent]]` becomes the theme's value: MJML checks colours and sizes, so they must be there when it runs. */
function withTheme(source: string, themeJson: string, look: string): string {
  let theme: Record<string, string>;
  try {
    theme = JSON.parse(themeJson) as Record<string, string>;
  } catch (error) {
    throw new BriefingError(`${look}/theme.json is no JSON: ${messageOf(error)}`, { cause: error });
  }
  return source.replace(/\[\[(\w+)\]\]/g, (_, key: string) => {
    if (!Object.hasOwn(theme, key))
      throw new BriefingError(`${look}/html.mjml.hbs uses [[${key}]], which ${look}/theme.json does not set.`);
    return theme[key];
  });
}

async function compileMjml(source: string, look: string): Promise<string> {
  const { default: mjml2html } = await import('mjml');
  try {
    // No web fonts (the default would load Google's); CSS minifying needs a package that wants a newer Node.
    const { html } = await mjml2html(source, {
      validationLevel: 'strict',
      fonts: {},
      minify: true,
      minifyOptions: { minifyCss: false },
    } as Parameters<typeof mjml2html>[1]);
    const lost = missing(tags(source), tags(html));
    // MJML drops text that stands bare between its tags without a word.
    if (lost.length > 0)
      throw new BriefingError(`${look}/html.mjml.hbs: MJML dropped ${[...new Set(lost)].join(' ')}.`, {
        hint: 'Handlebars tags between MJML tags must stand in <mj-raw>.',
      });
    return html;
  } catch (error) {
    if (error instanceof BriefingError) throw error;
    throw new BriefingError(`${look}/html.mjml.hbs is no valid MJML: ${messageOf(error)}`, { cause: error });
  }
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

/** The page that lists all editions. */
export function compileArchive(own = path.resolve('templates')): (view: object) => string {
  const file = [own, shipped]
    .map((folder) => path.join(folder, 'archive.html.hbs'))
    .find((candidate) => existsSync(candidate)) as string;
  return Handlebars.create().compile(readFileSync(file, 'utf8'), { strict: true });
}
