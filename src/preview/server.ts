import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Context, Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { shownOutlet } from '../annotate/press/publishers.ts';
import { shortHash } from '../lib/hash.ts';
import { dataUrl } from '../lib/picture-type.ts';
import type { Clock } from '../lib/time/clock.ts';
import { BriefingError } from '../model/errors.ts';
import { lintMail } from '../render/lint/lint.ts';
import { mailLimit, wireBytes } from '../render/mail/fit.ts';
import { guard } from './access.ts';
import { openDesk, type PreviewRequest, problemOf } from './desk.ts';
import { passagesOf } from './passages.ts';
import { openWatcher } from './watcher.ts';

/** What the preview is opened with. */
export interface PreviewOptions {
  /** The folder with briefing.yaml, digests/ and templates/. */
  readonly folder: string;
  readonly clock: Clock;
  readonly port: number;
  /** Asked of every request when the preview is open to other machines; null on this one alone. */
  readonly token: string | null;
}

const assets = fileURLToPath(new URL('../../templates/preview', import.meta.url));
const types: Readonly<Record<string, string>> = { html: 'text/html', js: 'text/javascript', css: 'text/css' };

/** Maximum number of pages that wait for changes at once. */
const maxStreams = 16;

/** A mail is shown in a frame that runs nothing and loads nothing. */
const framePolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; base-uri 'none'; form-action 'none'";
const pagePolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; frame-src 'self'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/** The preview as a web application. It changes no file and no state. */
export function previewApp(options: PreviewOptions): Hono {
  const app = new Hono();
  const desk = openDesk(options);
  const watcher = openWatcher(() => desk.signature());
  app.use(async (context, next) => {
    await next();
    context.header('Content-Security-Policy', context.res.headers.get('Content-Security-Policy') ?? pagePolicy);
    context.header('X-Content-Type-Options', 'nosniff');
    context.header('Referrer-Policy', 'no-referrer');
    context.header('Cross-Origin-Resource-Policy', 'same-origin');
    context.header('Cache-Control', 'no-store');
  });
  app.use(guard(options));
  app.onError((error, context) => context.json(problemOf(error), error instanceof BriefingError ? 422 : 500));

  app.get('/', (context) => asset(context, 'index.html'));
  app.get('/:file{(?:app\\.js|style\\.css)}', (context) => asset(context, context.req.param('file')));

  app.get('/api/editions', (context) => context.json(desk.overview()));
  app.get('/api/editions/:edition', async (context) => {
    const { rendered, error } = await desk.show(wanted(context));
    const { digest, email, eml } = rendered;
    return context.json({
      edition: digest.edition,
      subject: email.subject,
      preheader: email.preheader,
      text: email.text,
      source: eml.toString('latin1'),
      hash: shortHash(eml),
      bytes: wireBytes(email.html),
      limit: mailLimit,
      problems: digest.problems,
      dropped: digest.dropped,
      accounts: digest.accounts,
      passages: passagesOf(digest),
      error,
    });
  });
  app.get('/api/editions/:edition/lint', async (context) => {
    const { rendered } = await desk.show(wanted(context));
    return context.json({ checks: await lintMail(rendered.email, rendered.eml) });
  });
  app.get('/api/editions/:edition/articles/:id', async (context) => {
    const { rendered } = await desk.show(wanted(context));
    const article = rendered.articles.find(({ id }) => id === context.req.param('id'));
    if (!article) return context.json({ message: 'There is no such article in this edition.' }, 404);
    const { id, title, published, url, text } = article;
    return context.json({ id, title, outlet: shownOutlet(article), published, url, text });
  });
  app.get('/mail/:edition', async (context) => {
    const { email } = (await desk.show(wanted(context))).rendered;
    const pictures = new Map(email.pictures.map((picture) => [picture.id, dataUrl(picture)]));
    return framed(
      context,
      inScheme(email.html, context.req.query('scheme')).replace(
        /(?<= src=")cid:([^"]+)/g,
        (whole, id: string) => pictures.get(id) ?? whole,
      ),
    );
  });
  app.get('/web/:edition', async (context) =>
    framed(context, inScheme((await desk.show(wanted(context))).rendered.email.web, context.req.query('scheme'))),
  );
  app.post('/api/editions/:edition/send', async (context) => {
    const { rendered } = await desk.show(wanted(context));
    return context.json(await desk.send(rendered, await context.req.json().catch(() => ({}))));
  });
  app.get('/events', (context) => {
    if (watcher.listeners() >= maxStreams) return context.text('Too many pages wait for changes.', 503);
    return streamSSE(
      context,
      (stream) =>
        new Promise<void>((ended) => {
          const stop = watcher.listen((data) => void stream.writeSSE({ event: 'change', data }));
          stream.onAbort(() => {
            stop();
            ended();
          });
        }),
    );
  });
  app.notFound((context) => context.json({ message: 'There is nothing here.' }, 404));
  return app;
}

/** A page as a reader sees it who prefers light or dark colours, whatever this browser's own user prefers. */
function inScheme(html: string, scheme = 'light'): string {
  const dark = scheme === 'dark';
  return (
    html
      .replace(/@media\s*\(prefers-color-scheme:\s*dark\)/g, dark ? '@media all' : '@media not all')
      // Nothing runs in the frame; asking for a script would only make the browser complain.
      .replace(/<script src=[^>]*><\/script>/, '')
      .replace(/(?<=color-schemes?:\s?)light dark/g, dark ? 'dark' : 'light')
  );
}

function wanted(context: Context): PreviewRequest {
  return {
    edition: context.req.param('edition') ?? '',
    look: context.req.query('look'),
    theme: context.req.query('theme'),
  };
}

function asset(context: Context, name: string): Response {
  const type = types[name.split('.').pop() as string];
  return context.body(readFileSync(path.join(assets, name)), 200, { 'Content-Type': `${type}; charset=utf-8` });
}

function framed(context: Context, html: string): Response {
  return context.body(html, 200, {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': framePolicy,
  });
}
