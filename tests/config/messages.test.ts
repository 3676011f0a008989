import { describe, expect, test } from 'vitest';
import { loadConfig } from '../../src/config/config.ts';
import { messageOf } from '../../src/model/errors.ts';
import { briefing } from '../support/cli.ts';
import { fill, temporaryFolder } from '../support/folder.ts';

/** The message of a configuration that is refused. */
function refusal(files: Record<string, string>): string {
  const folder = temporaryFolder();
  fill(folder, files);
  try {
    loadConfig(folder);
  } catch (error) {
    return messageOf(error);
  }
  return 'no error';
}

const yaml = (text: string) => ({ 'briefing.yaml': text });
const env = (text: string) => ({ '.env': text });

describe('what may be a secret is not shown, and nothing that a terminal would obey', () => {
  test.each([
    ['sources: {url: https://e.example/, Authorization: Bearer hunter2}\n', 'sources is a map with 2 entries'],
    ['sources:\n  - [url, {Authorization: hunter2}]\n', 'sources[0] is a list of 2 entries'],
    ['topics: {password: hunter2}\n', 'topics is a map with 1 entry'],
    [
      'editions:\n  - {name: A, sources: [{url: https://e.example, header: {Cookie: hunter2}}]}\n  - name: a\n',
      'editions is a list of 2 entries',
    ],
    ['from: u:hunter2@m.example:587\n', '***@m.example:587'],
    ['length: "-----BEGIN PRIVATE KEY-----hunter2"\n', 'length is ***'],
    ['u:hunter2@m.example: x\n', 'unknown setting "***@m.example"'],
    ['"ti\\e[31mtle": x\n', 'unknown setting "ti\\u001b[31mtle"'],
  ])('%j', (text, said) => {
    const message = refusal(yaml(text));
    expect(message).toContain(said);
    expect(message).not.toContain('hunter2');
  });

  test('an address that is none, and an anchor that holds itself, are mistakes and no faults of ours', () => {
    expect(refusal(yaml('sources:\n  - "https://exa mple.org/"\n'))).toContain(
      'sources[0] is "https://exa mple.org/": is an address that cannot be read',
    );
    expect(refusal(yaml('topics: &a\n  - *a\n'))).toContain('that holds itself');
  });
});

describe('a wrong setting is named with its file, line, value, what is allowed and what was meant', () => {
  test.each([
    [yaml('# mine\ntitel: x\n'), 'briefing.yaml, line 2: unknown setting "titel". Did you mean "title"?'],
    [yaml('nonsense: x\n'), 'briefing.yaml, line 1: unknown setting "nonsense".'],
    [
      yaml('topics:\n  - name: x\n    word: [y]\n'),
      'briefing.yaml, line 3: unknown setting "word" of topics[0]. Did you mean "words"? Allowed are name, words, sources, priority, cap.',
    ],
    [yaml('topics:\n  - name: x\n'), 'briefing.yaml, line 2: topics[0] is a map with 1 entry: needs words or sources.'],
    [
      yaml('topics:\n  - {name: x, words: [a]}\n  - {name: X, words: [b]}\n'),
      'briefing.yaml, line 1: topics is a list of 2 entries: has two topics of one name.',
    ],
    [
      yaml('topics:\n  - name: x\n    words: [a]\n    cap: 0\n'),
      'briefing.yaml, line 4: topics[0].cap is 0: must be a whole number from 1 to 100.',
    ],
    [
      yaml('title: x\nlanguages: [en, German]\n'),
      'briefing.yaml, line 2: languages[1] is "German": must be a language code such as en.',
    ],
    [
      yaml('requireWords: [harbour, "!"]\n'),
      'briefing.yaml, line 1: requireWords is ["harbour","!"]: must be a list of words or phrases.',
    ],
    [yaml('foundTopics: perhaps\n'), 'briefing.yaml, line 1: foundTopics is "perhaps": must be true or false.'],
    [
      yaml('sources:\n  - name: x\n'),
      'briefing.yaml, line 2: sources[0] is a map with 1 entry: needs either url or path.',
    ],
    [
      yaml('sources:\n  - url: https://x.example\n    fulText: true\n'),
      'briefing.yaml, line 3: unknown setting "fulText" of sources[0]. Did you mean "fullText"? Allowed are url, path, kind, name, topic, fullText, language, headers, limit, since.',
    ],
    [
      yaml('sources:\n  - url: https://x.example\n    kind: fed\n'),
      'briefing.yaml, line 3: sources[0].kind is "fed": must be folder, site, feed, links, page or opml. Did you mean "feed"?',
    ],
    [
      yaml('sources:\n  - url: ftp://x.example\n'),
      'briefing.yaml, line 2: sources[0].url is "ftp://x.example": is no http or https address.',
    ],
    [yaml('sources: [a, a]\n'), 'briefing.yaml, line 1: sources is ["a","a"]: names one place twice.'],
    [yaml('sources: []\n'), 'briefing.yaml, line 1: sources is []: must have at least one source.'],
    [
      yaml('sources:\n  - 12\n'),
      'briefing.yaml, line 2: sources[0] is 12: must be a folder, an address, or a map with url or path.',
    ],
    [
      yaml('title: x\n\nsentences: many\n'),
      'briefing.yaml, line 3: sentences is "many": must be a whole number from 1 to 8.',
    ],
    [yaml('sentences: 2.5\n'), 'briefing.yaml, line 1: sentences is 2.5: must be a whole number from 1 to 8.'],
    [
      yaml('length: stanard\n'),
      'briefing.yaml, line 1: length is "stanard": must be brief, standard or full. Did you mean "standard"?',
    ],
    [
      yaml('exclude: [opinon]\n'),
      'briefing.yaml, line 1: exclude[0] is "opinon": must be promotion, horoscope, quiz, listicle, opinion or live. Did you mean "opinion"?',
    ],
    [yaml('pictures: tru\n'), 'briefing.yaml, line 1: pictures is "tru": must be true or false. Did you mean "true"?'],
    [
      yaml('approval: soon\n'),
      'briefing.yaml, line 1: approval is "soon": must be yes, no, or a time such as 30m or 2h.',
    ],
    [
      yaml('at: montag 07:00\n'),
      'briefing.yaml, line 1: at is "montag 07:00": must be a time such as "07:00", "weekdays 07:00" or "mon, thu 07:30, sat 9:00", or a cron pattern such as "0 7 * * 1-5".',
    ],
    [
      yaml('title: "a\\r\\nBcc: x@y"\n'),
      'briefing.yaml, line 1: title is "a\\r\\nBcc: x@y": must be a text of one line.',
    ],
    [
      yaml('publicUrl: news.example.org\n'),
      'briefing.yaml, line 1: publicUrl is "news.example.org": must be a web address such as https://news.example.org/briefing/.',
    ],
    [yaml('dkim: {selector: a}\n'), 'briefing.yaml, line 1: dkim.key is missing: must be a text of one line.'],
    [
      yaml('dkim: {selecter: a, key: b}\n'),
      'briefing.yaml, line 1: unknown setting "selecter" of dkim. Did you mean "selector"? Allowed are selector, key, domain.',
    ],
    [
      yaml('fetch: {alow: [nas.local]}\n'),
      'briefing.yaml, line 1: unknown setting "alow" of fetch. Did you mean "allow"? Allowed are allow, contact.',
    ],
    [yaml('fetch: nas.local\n'), 'briefing.yaml, line 1: fetch is "nas.local": must be a map of allow and contact.'],
    [
      yaml('editions:\n  - name: Ports\n    at: montag\n'),
      'briefing.yaml, line 3: edition Ports, at is "montag": must be a time such as "07:00", "weekdays 07:00" or "mon, thu 07:30, sat 9:00", or a cron pattern such as "0 7 * * 1-5".',
    ],
    [
      yaml('editions:\n  - name: Ports\n    smtp: x\n'),
      'briefing.yaml, line 3: edition Ports: "smtp" cannot be set for one edition, only for all.',
    ],
    [
      yaml('editions:\n  - name: Ports\n    tymezone: x\n'),
      'briefing.yaml, line 3: edition Ports: unknown setting "tymezone". Did you mean "timezone"?',
    ],
    [
      yaml('editions:\n  - at: 07:00\n'),
      'briefing.yaml, line 2: editions[0].name is missing: must be a name of letters, digits, spaces and hyphens.',
    ],
    [
      yaml('editions:\n  - name: Ports\n  - name: ports\n'),
      'briefing.yaml, line 1: editions is a list of 2 entries: has two editions of one name.',
    ],
    [
      env('BRIEFING_QUOTES=1\nBRIEFING_SENTENCES=99\n'),
      '.env, line 2: BRIEFING_SENTENCES is 99: must be a whole number from 1 to 8.',
    ],
    [
      env('BRIEFING_TIMEZONE=Mars/Olympus\n'),
      '.env, line 1: BRIEFING_TIMEZONE is "Mars/Olympus": must be an IANA time zone such as Europe/Berlin.',
    ],
    [
      env('BRIEFING_FETCH_ALLOW=10.0.0.0/99\n'),
      '.env, line 1: BRIEFING_FETCH_ALLOW is "10.0.0.0/99": "10.0.0.0/99" is no address, network or host name, such as 192.168.1.0/24, 127.0.0.1:8080 or nas.local.',
    ],
    [env('BRIEFING_TITEL=x\n'), '.env, line 1: BRIEFING_TITEL is not a setting. Did you mean "BRIEFING_TITLE"?'],
    [env('MAIL_FORM=a@b.example\n'), '.env, line 1: MAIL_FORM is not a setting. Did you mean "MAIL_FROM"?'],
    [
      env('MAIL_FROM=not an address\n'),
      '.env, line 1: MAIL_FROM is "not an address": must be one address, such as Name <name@example.org> or "Name, Office" <name@example.org>.',
    ],
    [
      env(`MAIL_BOUNCES=${'b'.repeat(30)}@example.org\n`),
      '.env, line 1: MAIL_BOUNCES is "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbb@example.org": may have at most 21 letters before its @, because a signature is put after them.',
    ],
  ])('%j', (files, message) => {
    expect(refusal(files)).toBe(message);
  });
});

describe('a file that is no YAML', () => {
  test.each([
    [
      'title: x\nwatch: [a\n',
      'briefing.yaml, line 3: cannot be read as YAML: the line is not indented like the lines around it, or a bracket before it is not closed.',
    ],
    ['title: x\ntitle: y\n', 'briefing.yaml, line 2: cannot be read as YAML: the line has a name that is there twice.'],
    [
      'topics:\n\t- name: x\n',
      'briefing.yaml, line 2: cannot be read as YAML: the line is indented with a tab: use spaces.',
    ],
    [
      'title: a: b\n',
      'briefing.yaml, line 1: cannot be read as YAML: the line has two values: put quotation marks around a value with a colon, or begin a new line.',
    ],
    [
      'title: @x\n',
      'briefing.yaml, line 1: cannot be read as YAML: the line begins with a character that needs quotation marks around the value.',
    ],
    ['- a\n', 'briefing.yaml must have settings as "name: value" lines.'],
    [
      'title: *nowhere\n',
      'briefing.yaml has an alias (*name) that is not defined, that holds itself, or too many of them.',
    ],
  ])('%j', (text, message) => {
    expect(refusal(yaml(text))).toBe(message);
  });

  test('a password on the line that cannot be read is not in the message', () => {
    expect(refusal(yaml('smtp: "smtp://me:SECRET@x.example\n'))).not.toContain('SECRET');
  });
});

describe('the password of a mail server', () => {
  const escapes = 'write @ as %40, / as %2F, # as %23, ? as %3F and % as %25';
  test.each([
    ['smtp://me:SEC/RET@mail.example:587', `has a character in its name or password that ends an address: ${escapes}`],
    ['smtp://me:12/RET@mail.example:587', `has a character in its name or password that ends an address: ${escapes}`],
    ['smtp://me:SEC@RE/T@mail.example', `has a character in its name or password that ends an address: ${escapes}`],
    ['smtp://me:SEC#RET@mail.example', `has a character in its name or password that ends an address: ${escapes}`],
    ['smtp://me:SEC?RET@mail.example', `has a character in its name or password that ends an address: ${escapes}`],
    [
      'smtp://me:SECRET@mail.example:x',
      `must be an address such as smtp://name:password@mail.example.org:587; in its name and password ${escapes}`,
    ],
    ['smtp//me:SECRET@mail.example', 'must be an address such as smtp://name:password@mail.example.org:587'],
    [
      'http://me:SECRET@mail.example',
      `must be an address such as smtp://name:password@mail.example.org:587; in its name and password ${escapes}`,
    ],
    ['smtp://me:SEC%zzRET@mail.example', 'has a % in its name or password that escapes nothing: write it as %25'],
    [
      'smtp://me:SECRET@mail.example:25?plain=yes',
      'has plain=yes, which sends mails and password without TLS: that is allowed only to a server on this machine (localhost)',
    ],
  ])('%s', (url, rule) => {
    expect(refusal(env(`SMTP_URL="${url}"\n`))).toBe(`.env, line 1: SMTP_URL is ***: ${rule}.`);
    expect(refusal(yaml(`smtp: "${url}"\n`))).toBe(`briefing.yaml, line 1: smtp is ***: ${rule}.`);
  });

  test('an @ needs no escape: the last one ends it', () => {
    expect(refusal(env('SMTP_URL=smtp://me:p@ss@mail.example\n'))).toBe('no error');
  });
});

describe('on the command line', () => {
  test.each([
    [['chekc'], 'error: unknown command \'chekc\'. Did you mean "check"?'],
    [['run', '--edition', 'Prots'], 'There is no edition named Prots. Did you mean "Ports"?'],
    [['schedule', '--print', 'sistemd'], 'There is no file for "sistemd". Did you mean "systemd"?'],
  ])('%j', async (args, message) => {
    const folder = temporaryFolder();
    fill(folder, yaml('editions: [{name: Ports}, {name: Coast}]\n'));
    const { code, err } = await briefing(folder, args);
    expect([code, err]).toEqual([2, expect.stringContaining(message)]);
  });

  test('a topic that is probably misspelt is said, and is no error', async () => {
    const folder = temporaryFolder();
    fill(folder, yaml('topics: [{name: Ports and shipping, words: [dock]}]\n'));
    const add = async (topics: string) =>
      (await briefing(folder, ['subscribers', 'add', 'ann@tarnby.example', '--topics', topics])).err;
    expect(await add('Prots and shipping')).toBe(
      'No topic of briefing.yaml is called "Prots and shipping". Did you mean "Ports and shipping"?\n',
    );
    expect(await add('ports and shipping')).toBe('');
  });

  test('an edition that is not there', async () => {
    const folder = temporaryFolder();
    fill(folder, { 'digests/2026-11-22/digest.json': '{}' });
    const { code, err } = await briefing(folder, ['lint', '2026-11-23']);
    expect([code, err]).toEqual([
      2,
      expect.stringContaining('There is no edition 2026-11-23 in digests. Did you mean "2026-11-22"?'),
    ]);
  });

  test('a template that is not there', async () => {
    const folder = temporaryFolder();
    fill(folder, yaml('template: plian\n'));
    const { code, err } = await briefing(folder, ['check']);
    expect([code, err]).toEqual([2, expect.stringContaining('There is no template "plian". Did you mean "plain"?')]);
  });
});
