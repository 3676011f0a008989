// The mail of 10 topics of 5 stories: filling a template that MJML compiled once, beside running MJML over the filled page each time, in one
// run; and all that an edition needs (the fitting, the text part, the web version). Prints digests a second, the ratio, and the bytes.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { register } from 'tsx/esm/api';

const templates = new URL('../../templates/briefing/', import.meta.url);

async function parts() {
  const unregister = register();
  const { digestOf } = await import('../support/awkward.ts');
  await unregister();
  const { render } = await import('../../dist/render/render.js');
  const { compileTemplates } = await import('../../dist/render/templates/templates.js');
  const { viewOf } = await import('../../dist/render/mail/view-of.js');
  const { fitted } = await import('../../dist/render/mail/fit.js');
  const digest = digestOf({ topics: 10, stories: 5, sentences: 3, quotes: 1, dates: 1, lines: 10, sources: 2 });
  const compiled = await compileTemplates({ template: 'briefing', own: fileURLToPath(templates) });
  const view = fitted(viewOf(digest), new Map(), compiled.html).view;
  return { render, templates: compiled, digest, view };
}

/** Times a second, over at least two seconds after a first round. */
async function rate(work) {
  await work();
  let count = 0;
  const began = performance.now();
  while (performance.now() - began < 2000) {
    await work();
    count++;
  }
  return (1000 * count) / (performance.now() - began);
}

/** The page before MJML, as the program makes it, filled by Handlebars first. */
async function mjmlEachTime(view) {
  const { expand } = await import('../../dist/render/templates/partials.js');
  const { registerHelpers } = await import('../../dist/render/templates/helpers.js');
  const { default: Handlebars } = await import('handlebars');
  const { default: mjml2html } = await import('mjml');
  const theme = JSON.parse(readFileSync(new URL('theme.json', templates), 'utf8'));
  const read = (name) => ({ name, text: readFileSync(new URL(name, templates), 'utf8') });
  const page = expand('html.mjml.hbs', read).text.replace(/\[\[(\w+)\]\]/g, (_, key) => theme[key]);
  const handlebars = Handlebars.create();
  registerHelpers(handlebars);
  const template = handlebars.compile(page, { strict: true });
  const options = { validationLevel: 'strict', fonts: {}, minify: true, minifyOptions: { minifyCss: false } };
  return async () => (await mjml2html(template(view), options)).html;
}

export const measures = {
  async compiled() {
    const { templates, view } = await parts();
    return { rate: await rate(() => templates.html(view)), bytes: Buffer.byteLength(templates.html(view)) };
  },
  async whole() {
    const { render, templates, digest } = await parts();
    const { html, text, web } = render(digest, templates);
    const bytes = { html: Buffer.byteLength(html), text: Buffer.byteLength(text), web: Buffer.byteLength(web) };
    return { rate: await rate(() => render(digest, templates)), bytes };
  },
  async mjml() {
    const { view } = await parts();
    const fill = await mjmlEachTime(view);
    return { rate: await rate(fill), bytes: Buffer.byteLength(await fill()) };
  },
};

export function bench(run) {
  const [compiled, mjml, whole] = ['compiled', 'mjml', 'whole'].map((name) => run(name));
  const line = (what, { rate, bytes }) =>
    console.log(`${what.padEnd(44)} ${rate.toFixed(1).padStart(8)} a second   ${JSON.stringify(bytes)} bytes`);
  line('HTML by the compiled templates', compiled);
  line('HTML by MJML each time', mjml);
  line('whole: fitting, HTML, text, web version', whole);
  console.log(`compiled once is ${(compiled.rate / mjml.rate).toFixed(0)} times as fast`);
}
