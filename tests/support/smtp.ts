import { createServer, type Server, type Socket } from 'node:net';

/** Where a transaction is when a rule is asked. */
export type Stage = 'connect' | 'ehlo' | 'mail' | 'rcpt' | 'data' | 'body' | 'dot' | 'accepted' | 'rset';

/** What the server does instead of what it should: answers so, closes, resets, falls silent, or is slow. */
export type Fault = string | 'drop' | 'reset' | 'hang' | { readonly delay: number };

/** Asked at every stage; undefined for the usual. `accepted` comes after the mail was taken and before that is said. */
export type Rule = (stage: Stage, about: { readonly to: string; readonly nth: number }) => Fault | undefined;

export interface Taken {
  readonly from: string;
  readonly to: string;
  readonly source: string;
}

/** A mail server that does what a test says: no TLS, no names, and every message that it takes responsibility for is kept. */
export interface FaultyServer {
  readonly port: number;
  readonly url: string;
  readonly taken: Taken[];
  /** Connections that were made, mails that were begun, and by which name the last client greeted. */
  readonly seen: { connections: number; mails: number; helo: string };
  rule: Rule;
  close(): Promise<void>;
}

export async function openFaultyServer(rule: Rule = () => undefined, wanted = 0): Promise<FaultyServer> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => {});
    faulty.seen.connections++;
    converse(socket, faulty);
  });
  const faulty: FaultyServer = {
    port: 0,
    url: '',
    taken: [],
    seen: { connections: 0, mails: 0, helo: '' },
    rule,
    close: () =>
      new Promise((closed) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => closed());
      }),
  };
  await new Promise<void>((listening) => server.listen(wanted, '127.0.0.1', listening));
  const { port } = server.address() as { port: number };
  return Object.assign(faulty, { port, url: `smtp://127.0.0.1:${port}?plain=yes` });
}

function converse(socket: Socket, server: FaultyServer): void {
  let rest = '';
  let from = '';
  let to = '';
  let body: string[] | null = null;
  const counts = new Map<Stage, number>();
  let busy = Promise.resolve();

  /** Does what the rule says; true where the usual is to be done. */
  const usual = async (stage: Stage): Promise<boolean> => {
    const nth = (counts.get(stage) ?? 0) + 1;
    counts.set(stage, nth);
    const fault = server.rule(stage, { to, nth });
    if (fault === undefined) return true;
    if (fault === 'drop') socket.end();
    else if (fault === 'reset') socket.resetAndDestroy();
    else if (fault === 'hang') await new Promise(() => {});
    else if (typeof fault === 'object') {
      await new Promise((late) => setTimeout(late, fault.delay));
      return true;
    } else {
      socket.write(`${fault}\r\n`);
      if (fault.startsWith('421')) socket.end();
    }
    return false;
  };

  const say = (line: string) => socket.write(`${line}\r\n`);

  const command = async (line: string): Promise<void> => {
    const verb = line.slice(0, 4).toUpperCase();
    if (verb === 'EHLO' || verb === 'HELO') {
      server.seen.helo = line.slice(5);
      if (await usual('ehlo')) say('250 faulty.example');
    } else if (verb === 'MAIL') {
      from = /<([^>]*)>/.exec(line)?.[1] ?? '';
      server.seen.mails++;
      if (await usual('mail')) say('250 2.1.0 go on');
    } else if (verb === 'RCPT') {
      to = /<([^>]*)>/.exec(line)?.[1] ?? '';
      if (await usual('rcpt')) say('250 2.1.5 go on');
    } else if (verb === 'DATA') {
      if (!(await usual('data'))) return;
      body = [];
      say('354 say it');
    } else if (verb === 'RSET') {
      if (await usual('rset')) say('250 2.0.0 forgotten');
    } else if (verb === 'QUIT') {
      say('221 2.0.0 bye');
      socket.end();
    } else say('502 5.5.1 what?');
  };

  const endOfMail = async (source: string): Promise<void> => {
    if (!(await usual('dot'))) return;
    server.taken.push({ from, to, source });
    if (await usual('accepted')) say('250 2.0.0 taken');
  };

  void usual('connect').then((yes) => yes && say('220 faulty.example ESMTP'));
  socket.on('data', (chunk) => {
    if (socket.destroyed || socket.writableEnded) return;
    rest += chunk.toString('latin1');
    const lines = rest.split('\r\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (socket.destroyed) return;
      if (body === null) busy = busy.then(() => (body === null ? command(line) : bodyLine(line)));
      else bodyLine(line);
    }
  });

  function bodyLine(line: string): void {
    if (body?.length === 3) {
      const fault = server.rule('body', { to, nth: 1 });
      if (fault === 'drop') socket.destroy();
      else if (fault === 'reset') socket.resetAndDestroy();
      if (socket.destroyed) return;
    }
    if (line !== '.') {
      body?.push(line.startsWith('.') ? line.slice(1) : line);
      return;
    }
    const source = (body ?? []).join('\r\n');
    body = null;
    busy = busy.then(() => endOfMail(source));
  }
}
