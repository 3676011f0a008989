import { lstatSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import Handlebars from 'handlebars';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { State } from '../adapters.ts';
import type { Config } from '../config.ts';
import { addressOf, maskAddress } from '../deliver/address.ts';
import { isDraft } from '../deliver/saved.ts';
import { listKey, readUnsubscribeToken } from '../deliver/sign.ts';
import { isEditionName } from '../digest.ts';
import type { Clock } from '../lib/clock.ts';
import { signOffPath } from '../mailing.ts';
import { everyList } from '../store/readers.ts';
import { healthOf } from './health.ts';

/** What is served of the archive, and as what; the mail itself, the texts of articles and the run report stay inside. */
const types: Readonly<Record<string, string>> = {
  'index.html': 'text/html; charset=utf-8',
  'digest.txt': 'text/plain; charset=utf-8',
  'editions.js': 'text/javascript; charset=utf-8',
  'feed.json': 'application/feed+json; charset=utf-8',
  'feed.xml': 'application/atom+xml; charset=utf-8',
  'ahead.ics': 'text/calendar; charset=utf-8',
};

/** How long a sign-off waits for a mail whose last bytes are on their way, in milliseconds. */
const patience = 5000;

const pageFile = fileURLToPath(new URL('../../templates/serve/page.html.hbs', import.meta.url));

/** What a server needs. */
export interface ServeOptions {
  readonly config: Config;
  /** What is remembered, opened anew where another file has taken its place: a sign-off in one that is gone would be none. */
  readonly state: () => Promise<State>;
  readonly clock: Clock;
  readonly sleep: (milliseconds: number) => Promise<void>;
  readonly tell: (event: string, about: Readonly<Record<string, unknown>>) => void;
}

/** The public side: sign-offs, the web archive, and whether all is well. */
export function serveApp(options: ServeOptions): Hono {
  const { config, tell } = options;
  const app = new Hono();
  const inner = routes(options);
  app.use(async (context, next) => {
    await next();
    context.header('X-Content-Type-Options', 'nosniff');
    // The token stands in the address: it must not travel to whoever is linked from here.
    context.header('Referrer-Policy', 'no-referrer');
    context.header('X-Frame-Options', 'DENY');
  });
  // Behind a proxy that does not take the path of `publicUrl` away.
  const prefix = config.publicUrl === null ? '/' : new URL(config.publicUrl).pathname;
  if (prefix !== '/') app.route(prefix, inner);
  app.route('/', inner);
  app.notFound((context) => context.text('There is nothing here.', 404));
  app.onError((error, context) => {
    tell('fault', { message: error.message });
    return context.text('Not now. Try again in a minute.', 503, { 'Retry-After': '60' });
  });
  return app;
}

function routes(options: ServeOptions): Hono {
  const { config } = options;
  const app = new Hono();
  app.get('/healthz', async (context) => {
    const health = await healthOf({ ...options, state: await options.state() });
    return context.json(health, health.ok ? 200 : 503, { 'Cache-Control': 'no-store' });
  });
  app.get(`/${signOffPath}:token`, (context) => ask(context, options));
  app.post(
    `/${signOffPath}:token`,
    bodyLimit({ maxSize: 4096, onError: (context) => context.text('Too large.', 413) }),
    (context) => signOff(context, options),
  );
  app.get('/', (context) => file(context, config.out, 'index.html'));
  app.get('/:name', (context) => {
    const name = context.req.param('name');
    return isEditionName(name) ? context.redirect(`${name}/index.html`) : file(context, config.out, name);
  });
  app.get('/:edition/:name?', (context) => {
    const { edition, name = 'index.html' } = context.req.param();
    return isEditionName(edition) && !isDraft(config.out, edition)
      ? file(context, path.join(config.out, edition), name)
      : context.notFound();
  });
  return app;
}

function file(context: Context, folder: string, name: string): Response | Promise<Response> {
  const type = Object.hasOwn(types, name) ? types[name] : undefined;
  const at = path.join(folder, name);
  // Also no link, which could lead anywhere.
  if (type === undefined || !lstatSync(at, { throwIfNoEntry: false })?.isFile()) return context.notFound();
  return context.body(readFileSync(at), 200, {
    'Content-Type': type,
    'Cache-Control': 'max-age=60',
    'Content-Security-Policy':
      "default-src 'none'; style-src 'unsafe-inline'; script-src 'self' 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'",
  });
}

/** A GET changes nothing: mail scanners follow every link (RFC 8058, 3.1 and its reasons). */
async function ask(context: Context, options: ServeOptions): Promise<Response> {
  const who = await signedIn(context, options);
  if (who === null) return notOurs(context, options);
  return page(context, options, 200, {
    heading: 'Sign off?',
    text: `${maskAddress(who.address)} would get no more of these mails.`,
    ask: 'Yes, sign me off',
  });
}

/** One POST signs off, from the button or by a mail program; again and again is as good as once. No cookie, no login, no redirect. */
async function signOff(context: Context, options: ServeOptions): Promise<Response> {
  const who = await signedIn(context, options);
  if (who === null) return notOurs(context, options);
  const { readers } = await options.state();
  const off = { key: who.key, list: who.list, reason: 'signed off', at: options.clock().getTime() };
  // What left before is waited for: after our answer nothing arrives.
  for (let waited = 0; (await readers.optOut(off)) > 0 && waited < patience; waited += 100) await options.sleep(100);
  options.tell('signed off', { to: who.address });
  return page(context, options, 200, {
    heading: 'You are signed off',
    text: `${maskAddress(who.address)} gets no more of these mails.`,
    ask: '',
  });
}

async function signedIn(context: Context, { state, config }: ServeOptions) {
  const { readers } = await state();
  const signed = readUnsubscribeToken(await readers.secret(), context.req.param('token') ?? '');
  const reader = signed === null ? null : await readers.byId(signed.reader);
  if (signed === null || reader === null) return null;
  const list = ['', ...config.editions.map((edition) => edition.list)].find((name) => listKey(name) === signed.list);
  return { key: reader.key, address: reader.address, list: list ?? everyList };
}

function notOurs(context: Context, options: ServeOptions): Response {
  const { replyTo, from } = options.config;
  const address = addressOf(replyTo ?? from);
  const asked = address.endsWith('@localhost') ? '' : `, or write to ${address}`;
  return page(context, options, 400, {
    heading: 'This link is not complete',
    text: `Use the whole link at the end of the mail${asked}.`,
    ask: '',
  });
}

function page(
  context: Context,
  { config }: ServeOptions,
  status: 200 | 400,
  words: { readonly heading: string; readonly text: string; readonly ask: string },
): Response {
  const fill = Handlebars.compile(readFileSync(pageFile, 'utf8'), { strict: true });
  return context.html(fill({ title: config.title, ...words }), status, {
    'Cache-Control': 'no-store',
    'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'",
  });
}
