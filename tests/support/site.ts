import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll } from 'vitest';
import { type HttpOptions, openHttp } from '../../src/lib/http/client.ts';
import type { HttpClient } from '../../src/lib/http/exchange.ts';

type Play = (request: IncomingMessage, response: ServerResponse) => void;

/** A site on this machine: what it plays, by path, and what it was asked. */
export interface Site {
  readonly url: string;
  readonly port: number;
  readonly plays: Map<string, Play>;
  readonly asked: { path: string; headers: IncomingMessage['headers'] }[];
  /** Plays a text with its headers; status 200. */
  says(path: string, body: string | Uint8Array, headers?: Record<string, string>): void;
}

/** Starts a site for the tests of a file; a path that it does not know is 404. */
export async function openSite(): Promise<Site> {
  const plays: Site['plays'] = new Map();
  const asked: Site['asked'] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    asked.push({ path, headers: request.headers });
    response.on('error', () => {});
    const play = plays.get(path);
    if (play) play(request, response);
    else response.writeHead(404, { 'content-type': 'text/plain' }).end('not here');
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    plays,
    asked,
    says: (path, body, headers = {}) =>
      plays.set(path, (_, response) => {
        response.writeHead(200, headers).end(body);
      }),
  };
}

/** A client for tests: no pauses, short deadlines, loopback open unless said otherwise. */
export function testClient(options: Partial<HttpOptions> = {}): HttpClient {
  return openHttp({
    agent: 'daily-briefing/test (+mailto:desk@example.org)',
    clock: () => new Date('2026-11-22T06:00:00Z'),
    allow: ['127.0.0.1'],
    ...options,
    limits: { hostDelay: 0, backoff: 5, total: 1500, idle: 700, ...options.limits },
  });
}
