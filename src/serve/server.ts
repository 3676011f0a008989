import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import Handlebars from 'handlebars';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Config } from '../config/config.ts';
import { addressOf, maskAddress } from '../lib/text/mail-address.ts';
import type { Clock } from '../lib/time/clock.ts';
import { listKey, readUnsubscribeToken } from '../mail/unsubscribe-token.ts';
import { unsubscribePath } from '../mailing/planning/freeze-mail.ts';
import type { State } from '../store/state.ts';
import { everyList } from '../store/suppressions.ts';
import { answerFile, isPublic } from './files.ts';
import { lastingHealth } from './health.ts';

/** How long the answer to an unsubscribe request waits for a mail whose last bytes are on their way, in milliseconds. */
const inFlightTimeout = 5000;

/** How often the state is polled meanwhile, in milliseconds; a poll is one indexed read. */
const inFlightPoll = 50;

const pageFile = fileURLToPath(new URL('../../templates/serve/page.html.hbs', import.meta.url));

/** The page that asks or confirms, compiled when the server opens. */
type Page = (words: {
  readonly title: string;
  readonly heading: string;
  readonly text: string;
  readonly ask: string;
}) => string;

/** What a server needs. */
export interface ServeOptions {
  readonly config: Config;
  /** The state, opened again where its file was replaced: an unsubscribe written to a removed file would be lost. */
  readonly state: () => Promise<State>;
  readonly clock: Clock;
  readonly sleep: (milliseconds: number) => Promise<void>;
  readonly tell: (event: string, about: Readonly<Record<string, unknown>>) => void;
}

/** The public server: unsubscribe pages, the web archive, and /healthz. */
export function serveApp(options: ServeOptions): Hono {
  const { config, tell } = options;
  const app = new Hono();
  const inner = routes(options);
  app.use(async (context, next) => {
    await next();
    context.header('X-Content-Type-Options', 'nosniff');
    // The token is in the address: it must not be sent to sites that are linked from here.
    context.header('Referrer-Policy', 'no-referrer');
    context.header('X-Frame-Options', 'DENY');
  });
  // Behind a proxy that does not take the path of `publicUrl` away.
  const prefix = config.publicUrl === null ? '/' : new URL(config.publicUrl).pathname;
  if (prefix !== '/') {
    // Routes are compared with decoded paths.
    const decoded = decodePath(prefix);
    app.route(decoded, inner);
    // Without its slash, as a web server does it; relative, so that it is right behind whatever path a proxy adds.
    app.get(decoded.slice(0, -1), (context) => context.redirect(`${path.posix.basename(prefix)}/`));
  }
  app.route('/', inner);
  app.notFound((context) => context.text('There is nothing here.', 404));
  app.onError((error, context) => {
    tell('fault', { message: error.message });
    return context.text('Not now. Try again in a minute.', 503, { 'Retry-After': '60' });
  });
  return app;
}

function decodePath(encoded: string): string {
  try {
    return decodeURI(encoded);
  } catch {
    return encoded;
  }
}

function routes(options: ServeOptions): Hono {
  const { config, clock } = options;
  const app = new Hono();
  const page: Page = Handlebars.compile(readFileSync(pageFile, 'utf8'), { strict: true });
  const healthOf = lastingHealth(clock);
  app.get('/healthz', async (context) => {
    const health = await healthOf({ ...options, state: await options.state() });
    return context.json(health, health.ok ? 200 : 503, { 'Cache-Control': 'no-store' });
  });
  app.get(`/${unsubscribePath}:token`, (context) => ask(context, options, page));
  app.post(
    `/${unsubscribePath}:token`,
    bodyLimit({ maxSize: 4096, onError: (context) => context.text('Too large.', 413) }),
    (context) => unsubscribe(context, options, page),
  );
  app.get('/', (context) => answerFile(context, config.out, 'index.html', clock));
  app.get('/:name', (context) => {
    const name = context.req.param('name');
    return isPublic(config.out, name) ? context.redirect(`${name}/`) : answerFile(context, config.out, name, clock);
  });
  const ofEdition = (context: Context, edition: string, name: string) =>
    isPublic(config.out, edition)
      ? answerFile(context, path.join(config.out, edition), name, clock)
      : context.notFound();
  app.get('/:edition/', (context) => ofEdition(context, context.req.param('edition'), 'index.html'));
  app.get('/:edition/:name', (context) => {
    const { edition, name } = context.req.param();
    return ofEdition(context, edition, name);
  });
  return app;
}

/** A GET only asks: mail scanners follow every link (RFC 8058, 3.1). */
async function ask(context: Context, options: ServeOptions, page: Page): Promise<Response> {
  const who = await subscriberOf(context, options);
  if (who === null) return invalidLink(context, options, page);
  return answer(context, 200, page, {
    title: options.config.title,
    heading: 'Unsubscribe?',
    text: `${maskAddress(who.address)} will get no more of these mails.`,
    ask: 'Unsubscribe',
  });
}

/** One POST unsubscribes, from the button or by a mail program (RFC 8058); repeating it changes nothing. No cookie, no login, no redirect. */
async function unsubscribe(context: Context, options: ServeOptions, page: Page): Promise<Response> {
  const who = await subscriberOf(context, options);
  if (who === null) return invalidLink(context, options, page);
  const { subscribers } = await options.state();
  const off = { key: who.key, list: who.list, reason: 'unsubscribed', at: options.clock().getTime() };
  // A mail that is being committed is waited for: after the answer nothing more is sent.
  let inFlight = await subscribers.optOut(off);
  for (let waited = 0; inFlight > 0 && waited < inFlightTimeout; waited += inFlightPoll) {
    await options.sleep(inFlightPoll);
    inFlight = await subscribers.inFlight(who.key);
  }
  options.tell('unsubscribed', { to: who.address });
  return answer(context, 200, page, {
    title: options.config.title,
    heading: 'You are unsubscribed',
    text: `${maskAddress(who.address)} gets no more of these mails.`,
    ask: '',
  });
}

/** The subscriber that the token of the address stands for; null where it is not valid. */
async function subscriberOf(context: Context, { state, config }: ServeOptions) {
  const { subscribers } = await state();
  const signed = readUnsubscribeToken(await subscribers.secret(), context.req.param('token') ?? '');
  const subscriber = signed === null ? null : await subscribers.byId(signed.reader);
  if (signed === null || subscriber === null) return null;
  const list = ['', ...config.editions.map((edition) => edition.list)].find((name) => listKey(name) === signed.list);
  return { key: subscriber.key, address: subscriber.address, list: list ?? everyList };
}

function invalidLink(context: Context, options: ServeOptions, page: Page): Response {
  const { replyTo, from } = options.config;
  const address = addressOf(replyTo ?? from);
  const asked = address.endsWith('@localhost') ? '' : `, or write to ${address}`;
  return answer(context, 400, page, {
    title: options.config.title,
    heading: 'This unsubscribe link is not valid',
    text: `It may have been cut off: use the whole link at the end of the mail${asked}.`,
    ask: '',
  });
}

function answer(context: Context, status: 200 | 400, page: Page, words: Parameters<Page>[0]): Response {
  return context.html(page(words), status, {
    'Cache-Control': 'no-store',
    'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'",
  });
}
