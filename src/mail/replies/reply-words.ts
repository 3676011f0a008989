import {
  mailboxTherePhrases,
  noSuchMailboxPhrases,
  noSuchMailboxWithStatus,
  type Phrase,
  recipientPhrases,
  senderPhrases,
  serverPhrases,
  sessionLimitPhrases,
} from './reply-phrases.ts';

/**
 * What a permanent refusal is about, whether a server gives it as a reply or a bounce reports it. `no mailbox`: it says that the recipient has
 * no such mailbox; `server`: its words are of the sender, the account, limits or policy; `unclear`: anything else.
 */
export type Subject = 'no mailbox' | 'server' | 'unclear';

/** The address is wrong or gone (RFC 3463, 3.2 and 3.3; RFC 7505 for 5.1.10). Others of 5.1.x are about the sender, or say nothing of it. */
const noSuchMailboxStatus = /^5\.(?:1\.(?:1|2|3|6|10)|2\.1)$/;

/** The address of the sender is wrong (RFC 3463, 3.2), or may send no more today (Microsoft 365). */
const senderStatus = /^5\.1\.(?:7|8|90)$/;

/** Nothing but "it failed": what a server or a report says when it knows no better. */
const generalStatus = /^5\.(?:0\.0|1\.0)$/;

/** Maximum length of a text that is judged, in characters: replies have 512 a line (RFC 5321, 4.5.3.1.5), and few lines. */
const longest = 4000;

/** No word that says something is longer, in characters: an address has 254 at most (RFC 5321, 4.5.3.1.3). */
const longestWord = 300;

/**
 * Judges the words of a refusal. `sender` is the envelope sender: a reply that names it and not the recipient is not about the recipient.
 *
 * @param whole the whole reply or diagnostic text, its lines joined; its first 4000 characters are judged
 * @param status the status of a report, where the text has none of its own
 */
export function subjectOf(
  whole: string,
  { status = null, sender = null }: { readonly status?: string | null; readonly sender?: string | null } = {},
): Subject {
  const said = judged(whole);
  const words = wordsOf(said);
  const says = (phrases: readonly Matcher[]) => phrases.some((phrase) => phrase.test(words));
  const statuses = [...statusesIn(said), ...(status === null ? [] : [status])];
  if (says(ofSender) || statuses.some((one) => senderStatus.test(one))) return 'server';
  if (sender !== null && namesOnly(said, sender)) return 'server';
  if (says(ofFullMailbox)) return 'unclear';
  const code = statuses.find((one) => !generalStatus.test(one)) ?? null;
  const [ofThisRecipient, ofTheServer] = [says(ofRecipient), says(ofServer)];
  // "5.7.1 Blocked, user unknown to our allow list": a policy that mentions an unknown user is no dead mailbox.
  const ofPolicy = ofTheServer && (code?.startsWith('5.7.') ?? false);
  const saysNoMailbox =
    says(ofNoMailbox) || ofNoMailboxWithStatus.some(([of, phrase]) => code === of && phrase.test(words));
  if (saysNoMailbox && !ofPolicy) return 'no mailbox';
  if (code !== null && noSuchMailboxStatus.test(code) && (ofThisRecipient || !ofTheServer)) return 'no mailbox';
  return ofTheServer && !ofThisRecipient ? 'server' : 'unclear';
}

/** Whether a server takes no more mails over this connection, and would over the next. */
export function limitsSession(said: string): boolean {
  const words = wordsOf(judged(said));
  return ofSession.some((phrase) => phrase.test(words));
}

/**
 * Enhanced status codes (RFC 3463) of class 5, wherever they stand. Part of an IP address or of a longer version number is none, and there are
 * subjects 0 to 7 only.
 */
export function statusesIn(text: string): string[] {
  return [...text.matchAll(/(?<![\d.])5\.[0-7]\.\d{1,3}(?!\d|\.\d)/g)].map(([code]) => code);
}

/** The words of a reply without what differs from one recipient to the next: addresses, hosts, numbers, identifiers, times. */
export function sameWordsKey(said: string, recipient: string): string {
  const [local = '', domain = ''] = recipient.toLowerCase().split('@');
  return judged(said)
    .replace(/\S*:\/\/\S+/g, ' ')
    .split(/[\s<>()[\]{}"'`,;]+/)
    .filter((word) => !/[\d@=#]|[^.]\.[^.]|[a-z][A-Z]/.test(word))
    .map((word) => word.toLowerCase().replace(/[^\p{L}\p{M}-]/gu, ''))
    .filter((word) => word !== '' && word !== local && word !== domain)
    .join(' ');
}

/** What is judged of a text that anybody may have written: addresses are looked for from every letter of a word, so its words are short. */
function judged(text: string): string {
  return breakLongWords(text.replace(/\s+/g, ' ').slice(0, longest));
}

/** A text whose longest words are cut into pieces of 300 characters, so that no pattern has to go through an endless one again and again. */
export function breakLongWords(text: string): string {
  return text.replace(longWord, '$& ');
}

const longWord = new RegExp(`\\S{${longestWord}}(?=\\S)`, 'g');

/** A text as phrases are compared with it: without case, accents, codes, addresses of the web, and with `@` for an address of mail. */
function wordsOf(text: string): string {
  return fold(
    text
      .replace(/\S*:\/\/\S+/g, ' ')
      .replace(/[^\s<>:;,()"']+@[^\s<>:;,()"']+/g, ' @ ')
      // Every line of a reply begins with its code: it may stand in the middle of a phrase.
      .replace(/(?<![\w.])[245]\d\d(?=[\s-])/g, ' ')
      .replace(/(?<![\d.])[245]\.\d{1,3}\.\d{1,3}(?!\d|\.\d)/g, ' '),
  );
}

function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ł', 'l')
    .replaceAll('ø', 'o')
    .replaceAll('ı', 'i')
    .replaceAll('ß', 'ss')
    .replace(/[^\p{L}\p{N}@]+/gu, ' ')
    .trim();
}

type Matcher = RegExp;

const noSpaces = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}/u;

function matcherOf(phrase: string): Matcher {
  const body = phrase
    .split('…')
    .map((part) =>
      part
        .trim()
        .split(' ')
        .map((word) => fold(word) + (word.endsWith('*') ? '[^ ]*' : ''))
        .join(' '),
    )
    .join('(?: [^ ]+){0,4} ');
  return new RegExp(noSpaces.test(phrase) ? body : `(?:^| )${body}(?: |$)`, 'u');
}

const matchers = (phrases: readonly Phrase[]) => phrases.map(([says]) => matcherOf(says));

const ofNoMailbox = matchers(noSuchMailboxPhrases);
const ofNoMailboxWithStatus = noSuchMailboxWithStatus.map(([status, says]) => [status, matcherOf(says)] as const);
const ofSender = matchers(senderPhrases);
const ofFullMailbox = matchers(mailboxTherePhrases);
const ofRecipient = matchers(recipientPhrases);
const ofServer = matchers(serverPhrases);
const ofSession = matchers(sessionLimitPhrases);

/** Whether the only address in a text is this one. */
function namesOnly(text: string, address: string): boolean {
  const named = [...text.toLowerCase().matchAll(/[\w.!#$%&'*+/=?^`{|}~-]+@[\w-]+(?:\.[\w-]+)*/g)].map(([one]) => one);
  return named.length > 0 && named.every((one) => one === address.toLowerCase());
}
