import http from 'node:http';
import net, { type AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { closeServer } from '../../src/lib/close-server.ts';

/** A server that answers `/slow` a little later and `/never` not at all. */
async function openServer() {
  const server = http.createServer((request, response) => {
    if (request.url === '/slow') setTimeout(() => response.end('done'), 50);
    else if (request.url !== '/never') response.end('done');
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  const connect = (text: string) =>
    new Promise<{ closed: Promise<void>; got: () => string }>((open) => {
      const socket = net.connect(port, '127.0.0.1', () => socket.write(text));
      let got = '';
      socket.on('error', () => {});
      const closed = new Promise<void>((end) => socket.on('close', () => end()));
      socket.on('data', (data) => {
        got += data;
      });
      // The server has read it when it has begun the request, or at the next turn of its loop.
      setTimeout(() => open({ closed, got: () => got }), 30);
    });
  return { server, connect };
}

const request = (path: string) => `GET ${path} HTTP/1.1\r\nHost: tarnby.example\r\n\r\n`;

test.each([
  ['half a request', 'GET / HTTP/1.1\r\nHost: tarn'],
  ['half a body', 'POST / HTTP/1.1\r\nHost: tarnby.example\r\nContent-Length: 100\r\n\r\nList-Un'],
  ['nothing', ''],
  ['a request that is never answered', request('/never')],
  ['a connection that is kept', request('/')],
])('a server ends with %s open', async (_, text) => {
  const { server, connect } = await openServer();
  const client = await connect(text);
  await closeServer(server, 100);
  await client.closed;
  expect(server.listening).toBe(false);
});

test('a request that is being answered has its time, and its connection is not kept', async () => {
  const { server, connect } = await openServer();
  const client = await connect(request('/slow'));
  await closeServer(server, 60_000);
  await client.closed;
  expect(client.got()).toMatch(/^HTTP\/1\.1 200 [\s\S]*done/);
});
