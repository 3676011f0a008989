import { createServer, type Socket } from 'node:net';
import { afterAll } from 'vitest';

/** What a mailbox does instead of what it should, at the command or the mail that is named. */
export interface ImapFault {
  /** Instead of the greeting. */
  readonly greeting?: (socket: Socket) => void;
  /** Instead of the answer to a command, such as `SEARCH`, `FETCH` or `LOGIN`. */
  readonly command?: Readonly<Record<string, (socket: Socket, tag: string) => void>>;
  /** Before the mail of this number is given: it is not there any more, or nothing follows. */
  readonly mail?: (number: number, socket: Socket) => 'gone' | 'stop' | undefined;
}

/** A mailbox that gives mails over IMAP, to everybody, without TLS, and misbehaves as a test says. */
export interface HostileMailbox {
  readonly url: string;
  readonly mails: Buffer[];
  fault: ImapFault;
  readonly seen: { connections: number; commands: string[] };
}

export async function openHostileMailbox(mails: Buffer[], fault: ImapFault = {}): Promise<HostileMailbox> {
  const sockets = new Set<Socket>();
  const box = { url: '', mails, fault, seen: { connections: 0, commands: [] as string[] } };
  const server = createServer((socket) => {
    sockets.add(socket);
    box.seen.connections++;
    socket.on('close', () => sockets.delete(socket)).on('error', () => {});
    if (box.fault.greeting) box.fault.greeting(socket);
    else socket.write('* OK [CAPABILITY IMAP4rev1] ready\r\n');
    let rest = '';
    socket.on('data', (chunk) => {
      rest += chunk.toString('latin1');
      const lines = rest.split('\r\n');
      rest = lines.pop() ?? '';
      for (const line of lines) answer(line, socket, box);
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  afterAll(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const { port } = server.address() as { port: number };
  return Object.assign(box, { url: `imap://flo:sesame@127.0.0.1:${port}?plain=yes` });
}

function answer(line: string, socket: Socket, { mails, fault, seen }: HostileMailbox): void {
  const [tag, ...words] = line.split(' ');
  const command = words.join(' ').toUpperCase().replace(/^UID /, '');
  const [verb] = command.split(' ');
  seen.commands.push(verb);
  const instead = fault.command?.[verb];
  if (instead !== undefined) {
    instead(socket, tag);
    return;
  }
  const say = (...lines: string[]) => socket.write(lines.map((one) => `${one}\r\n`).join(''));
  if (verb === 'CAPABILITY') say('* CAPABILITY IMAP4rev1', `${tag} OK done`);
  else if (verb === 'LIST') say('* LIST (\\HasNoChildren) "/" INBOX', `${tag} OK done`);
  else if (verb === 'EXAMINE' || verb === 'SELECT')
    say(
      `* ${mails.length} EXISTS`,
      '* FLAGS (\\Seen)',
      '* OK [UIDVALIDITY 7] valid',
      `* OK [UIDNEXT ${mails.length + 1}] next`,
      `${tag} OK [READ-ONLY] done`,
    );
  else if (verb === 'SEARCH') {
    const [, start, end] = /UID (\d+):(\d+|\*)/.exec(command) ?? [];
    // In a range that ends in * the last mail is always found.
    const to = end === undefined || end === '*' ? mails.length : Number(end);
    const from = Math.min(Number(start ?? 1), end === '*' ? mails.length : Number.POSITIVE_INFINITY);
    const there = mails.map((_, at) => at + 1).filter((number) => number >= from && number <= to && mails[number - 1]);
    say(`* SEARCH ${there.join(' ')}`, `${tag} OK done`);
  } else if (verb === 'FETCH') {
    for (const number of command.split(' ')[1].split(',').flatMap(rangeOf)) {
      const mail: Buffer | undefined = mails[number - 1];
      const instead = fault.mail?.(number, socket);
      if (instead === 'stop' || socket.destroyed) return;
      if (mail === undefined || instead === 'gone') continue;
      socket.write(`* ${number} FETCH (UID ${number} BODY[]<0> {${mail.length}}\r\n`);
      socket.write(mail);
      say(')');
    }
    if (!socket.destroyed) say(`${tag} OK done`);
  } else if (verb === 'LOGOUT') {
    say('* BYE', `${tag} OK done`);
    socket.end();
  } else say(`${tag} OK done`);
}

function rangeOf(text: string): number[] {
  const [first, last = first] = text.split(':').map(Number);
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}
