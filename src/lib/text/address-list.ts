/** Address lists as RFC 5322 (3.4) writes them, cut into tokens. Read strictly: what nodemailer's parser would guess at is refused here. */

/**
 * A piece of an address list.
 *
 * @example of `"Lee, Ann" <ann@tarnby.example>` the first: { kind: 'quoted', text: 'Lee, Ann', start: 0, end: 10 }
 */
export interface Token {
  readonly kind: 'space' | 'quoted' | 'comment' | 'angle' | 'separator' | 'word';
  /** Without its marks; escapes are undone in quoted strings and comments. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** All but comments, which nest. Each begins with characters of its own. */
const forms = [
  ['space', /[ \t]+/y],
  ['quoted', /"((?:[^"\\]|\\.)*)"/y],
  ['angle', /<([^<>]*)>/y],
  ['separator', /[,;]/y],
  ['word', /[^\s"(),;<>]+/y],
] as const;

/** The tokens of a text; null where a mark is not closed, or closes nothing. */
export function tokensOf(text: string): Token[] | null {
  const tokens: Token[] = [];
  for (let at = 0; at < text.length; ) {
    const token = text[at] === '(' ? commentAt(text, at) : plainTokenAt(text, at);
    if (token === null) return null;
    tokens.push(token);
    at = token.end;
  }
  return tokens;
}

/** The mailboxes of a list, as they are written; semicolons part them too, as Outlook does. What is no list is given back whole. */
export function splitMailboxes(text: string): string[] {
  const cuts = (tokensOf(text) ?? []).filter(({ kind }) => kind === 'separator');
  const parts = [...cuts, { start: text.length }].map(({ start }, nth) => text.slice(cuts[nth - 1]?.end ?? 0, start));
  return parts.map((part) => part.trim()).filter(Boolean);
}

function plainTokenAt(text: string, start: number): Token | null {
  for (const [kind, form] of forms) {
    form.lastIndex = start;
    const match = form.exec(text);
    if (match === null) continue;
    const inner = match[1] ?? match[0];
    return { kind, text: kind === 'quoted' ? unescaped(inner) : inner, start, end: start + match[0].length };
  }
  return null;
}

function commentAt(text: string, start: number): Token | null {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '(') depth++;
    else if (text[at] === ')' && --depth === 0)
      return { kind: 'comment', text: unescaped(text.slice(start + 1, at)), start, end: at + 1 };
  }
  return null;
}

function unescaped(text: string): string {
  return text.replace(/\\(.)/g, '$1');
}
