import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import Handlebars from 'handlebars';
import { decodeBytes } from '../../lib/text/encoding.ts';
import { didYouMean } from '../../lib/text/nearest.ts';
import type { Picture } from '../../model/email.ts';
import { BriefingError, messageOf } from '../../model/errors.ts';
import type { Problem } from '../../model/outcome.ts';
import type { View } from '../mail/view.ts';
import { pictureOf, readTemplate } from '../pictures.ts';
import { helperNames, registerHelpers } from './helpers.ts';
import { compileMjml } from './mjml.ts';
import { expand, placeOf, type TemplateSource } from './partials.ts';
import { type Theme, themeOf } from './themes.ts';

/** A compiled template set: one function for each part of a mail, and one for the web version. */
export interface TemplateSet {
  readonly html: (view: View) => string;
  readonly text: (view: View) => string;
  readonly subject: (view: View) => string;
  readonly preheader: (view: View) => string;
  readonly web: (view: View) => string;
  readonly theme: Theme;
  readonly logo: Picture | null;
}

/** A usable template set, with the problem of the configured one; null if it is the configured one. */
export interface CompiledTemplates {
  readonly templates: TemplateSet;
  readonly problem: Problem | null;
}

/** Which template set in which theme; `theme` null for the template's own. Example: `{ template: 'plain', theme: 'ink' }`. */
export interface TemplateChoice {
  readonly template: string;
  readonly theme?: string | null;
  /** The user's own templates, which go before the shipped ones. */
  readonly own?: string;
}

/** The templates that ship with the program. */
const shipped = fileURLToPath(new URL('../../../templates', import.meta.url));

/** The template set from which others take their missing files. */
const basis = 'briefing';

const ownTemplates = () => path.resolve('templates');

/** The names of all looks, and of all themes: the user's own and the shipped ones. */
export function templatesAndThemes(own = ownTemplates()): { looks: string[]; themes: string[] } {
  const entries = [own, shipped].flatMap((folder) => (existsSync(folder) ? readdirSync(folder) : []));
  const inside = (name: string, file: string) =>
    [own, shipped].some((folder) => existsSync(path.join(folder, name, file)));
  const looks = entries.filter((name) => ['html.mjml.hbs', 'text.hbs'].some((file) => inside(name, file)));
  const themes = [own, shipped].flatMap((folder) => {
    const home = path.join(folder, 'themes');
    return existsSync(home) ? readdirSync(home).filter((name) => name.endsWith('.json')) : [];
  });
  return {
    looks: [...new Set(looks)].sort(),
    themes: [...new Set(themes)].map((name) => name.slice(0, -'.json'.length)).sort(),
  };
}

/**
 * Compiles a template set: partials are inlined, theme values inserted, MJML run once over the page with its Handlebars tags in
 * place, and the result compiled by Handlebars. Data never reaches MJML. A user's `templates/<template>/<file>` in the
 * current folder overrides the shipped file of that name; missing files are taken from `briefing`.
 *
 * @throws BriefingError naming the template, the line and what is wrong there
 */
export async function compileTemplates(choice: TemplateChoice): Promise<TemplateSet> {
  const { load, page, values, folders } = filesOf(choice);
  const html = page('html.mjml.hbs');
  const text = load('text.hbs');
  return {
    html: filled({ ...html, text: await compileMjml(html) }, html, 'html'),
    text: filled(text, text, 'plain'),
    subject: filled(...twice(load('subject.hbs')), 'plain'),
    preheader: filled(...twice(load('preheader.hbs')), 'plain'),
    web: filled(...twice(page('web.html.hbs')), 'html'),
    theme: values,
    logo: values.logo === '' ? null : pictureOf('logo', fileNamed(values.logo, folders)),
  };
}

/** The configured template set, or the shipped one if that cannot be compiled: an error in a template must not cost the day's edition. */
export async function compileWithFallback(choice: TemplateChoice): Promise<CompiledTemplates> {
  try {
    return { templates: await compileTemplates(choice), problem: null };
  } catch (error) {
    const message = `it cannot be used, so the shipped template is used instead: ${messageOf(error)}`;
    return {
      templates: await compileTemplates({ template: basis, own: shipped }),
      problem: { stage: 'render', about: `the template "${choice.template}"`, message },
    };
  }
}

/** The templates that contain markup, with their partials inlined. @throws BriefingError as `compileTemplates` */
export function markupSources(choice: TemplateChoice): TemplateSource[] {
  const { page } = filesOf(choice);
  return [page('html.mjml.hbs'), page('web.html.hbs')];
}

/** Finds and reads the files of a template set: `load` inlines partials, `page` also inserts theme values. */
function filesOf({ template, theme = null, own = ownTemplates() }: TemplateChoice) {
  const { looks, themes } = templatesAndThemes(own);
  if (!looks.includes(template))
    throw new BriefingError(`There is no template "${template}".${didYouMean(template, looks)}`, {
      hint: `Templates are folders in templates/; there are ${looks.join(', ')}.`,
    });
  if (theme !== null && !themes.includes(theme))
    throw new BriefingError(`There is no theme "${theme}".${didYouMean(theme, themes)}`, {
      hint: `Themes are files in templates/themes/; there are ${themes.join(', ')}.`,
    });
  const folders = [...new Set([own, shipped].flatMap((folder) => path.join(folder, template)))].concat(
    template === basis ? [] : [...new Set([own, shipped])].map((folder) => path.join(folder, basis)),
  );
  const find = (file: string) => folders.map((folder) => path.join(folder, file)).find((found) => existsSync(found));
  const values = themeOf(themeFiles(template, theme, own));
  const load = (file: string): TemplateSource =>
    expand(file, (name, asker) => {
      const found = find(name);
      if (found === undefined)
        throw new BriefingError(`${asker === null ? `The template "${template}"` : asker}: there is no ${name}.`, {
          hint: `Templates are in ${folders.join(', ')}.`,
        });
      const home = path.basename(found.slice(0, -name.length - 1));
      return { name: `${home}/${name}`, text: decodeBytes(readTemplate(found)) };
    });
  const page = (file: string) => withTheme(load(file), values);
  return { load, page, values, folders: [...folders, path.join(own, 'themes')] };
}

/** The values of `briefing`, changed by the template's own, changed by the theme's. */
function themeFiles(template: string, theme: string | null, own: string) {
  const candidates = [
    path.join(shipped, basis, 'theme.json'),
    path.join(shipped, template, 'theme.json'),
    path.join(own, template, 'theme.json'),
    ...(theme === null
      ? []
      : [path.join(shipped, 'themes', `${theme}.json`), path.join(own, 'themes', `${theme}.json`)]),
  ];
  return [...new Set(candidates)]
    .filter((file) => existsSync(file))
    .map((file) => ({ name: file.split(path.sep).slice(-2).join('/'), text: decodeBytes(readTemplate(file)) }));
}

function fileNamed(name: string, folders: readonly string[]): string {
  const found = folders.map((folder) => path.join(folder, path.basename(name))).find((file) => existsSync(file));
  if (found === undefined)
    throw new BriefingError(`The theme's logo ${name} is not there.`, { hint: `Put it into ${folders[0]}.` });
  return found;
}

function twice(source: TemplateSource): [TemplateSource, TemplateSource] {
  return [source, source];
}

/** `[[accent]]` becomes the theme's value: MJML checks colours and sizes, so they must be there when it runs. */
function withTheme(source: TemplateSource, theme: Theme): TemplateSource {
  const text = source.text.replace(/\[\[(\w+)\]\]/g, (tag, key: string, at: number) => {
    if (!Object.hasOwn(theme, key))
      throw new BriefingError(`${placeOf(source, at)}: ${tag} is no value of the theme.`, {
        hint: `It has ${Object.keys(theme).join(', ')}; a theme may set others.`,
      });
    return String(theme[key as keyof Theme]);
  });
  return { ...source, text };
}

/** A function that fills a template. `compiled` is what Handlebars sees, `written` what its author wrote. */
function filled(compiled: TemplateSource, written: TemplateSource, kind: 'html' | 'plain'): (view: View) => string {
  const handlebars = Handlebars.create();
  registerHelpers(handlebars);
  const text = kind === 'plain' ? compiled.text.replace(/\n$/, '') : compiled.text;
  const fill = handlebars.compile<View>(text, {
    strict: true,
    noEscape: kind === 'plain',
    // What is no helper is a field: it is looked up as one, three times as fast.
    knownHelpers: helperNames,
    knownHelpersOnly: true,
  });
  return (view) => {
    try {
      return fill(view);
    } catch (error) {
      const message = messageOf(error);
      const field = /^"([^"]+)" not defined/.exec(message)?.[1] ?? /helper: "([^"]+)"/.exec(message)?.[1];
      const tag =
        field === undefined ? -1 : written.text.search(new RegExp(`\\{\\{[^}]*(?<![\\w.])${escaped(field)}(?![\\w])`));
      const where = tag < 0 ? written.name : placeOf(written, tag);
      const what = field === undefined ? message : `there is no field or helper "${field}" here`;
      throw new BriefingError(`The template ${where} cannot be filled: ${what}`, {
        hint: 'templates/README.md lists the fields that a template may use.',
        cause: error,
      });
    }
  };
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** The page that lists all editions, and the script beside it. */
export function archiveTemplates(own = ownTemplates()): { page: (view: object) => string; script: string } {
  const read = (file: string) =>
    readFileSync(
      [own, shipped].map((folder) => path.join(folder, 'archive', file)).find((found) => existsSync(found)) as string,
      'utf8',
    );
  return {
    page: Handlebars.create().compile(read('index.html.hbs'), { strict: true }),
    script: read('archive.js'),
  };
}
