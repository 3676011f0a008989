import { pagePhrases } from '../../language/packs.ts';

/**
 * How a page's text names its own outlet, where no markup does. Each form is a sentence that sites print about
 * themselves; the group is the name. Tried in order over all lines, the surest first.
 */
const name = "([\\p{Lu}][\\p{L}\\d.&'’-]*(?: (?:of|the|and|&|[\\p{Lu}\\d][\\p{L}\\d.&'’-]*)){0,4})";

const forms: readonly RegExp[] = [
  new RegExp(`\\b(?:edited|written|reviewed|created) by ${name} (?:staff|team|desk)\\b`, 'u'),
  new RegExp(`^${name} is on your (?:phone|mobile)\\b`, 'u'),
  new RegExp(`^${name} (?:News )?(?:is )?now on (?:Telegram|WhatsApp|YouTube|Google News)\\b`, 'u'),
  new RegExp(
    `^(?:Follow|Subscribe to|Download the|Get the|Join) ${name} (?:on|app|newsletter|newsletters|channel|WhatsApp|Telegram)\\b`,
    'u',
  ),
  new RegExp(`^(?:©|\\(c\\)|Copyright)(?: ©)? ?(?:\\d{4}(?:[-–]\\d{2,4})?,? )?(?:[Bb]y )?${name}`, 'u'),
  new RegExp(`^(?:Originally published|First published|First appeared) (?:by|in|on|at) ${name}`, 'u'),
  /\b(?:live|latest|breaking|news|updates?) (?:on|at|only on) ((?:[a-z0-9-]+\.)+[a-z]{2,})\b/iu,
  new RegExp(`\\b(?:written|produced|headlined) (?:at|by|for) ${name}\\b`, 'u'),
  /\bat ((?:[a-z0-9-]+\.)+[a-z]{2,})\/\S*/iu,
  new RegExp(`^${name}, [^.]{3,60}\\. (?:www\\.|https?:|[\\w.]+@)`, 'u'),
  /\b(?:https?:\/\/|www\.)(?:www\.)?((?:[a-z0-9-]+\.)+[a-z]{2,})(?:\/\S*)?$/iu,
  new RegExp(`\\bMore (?:news|stories|coverage|from) (?:from |at )?${name}$`, 'u'),
];

const noOutlet =
  /^(?:All|The|News|Us|Our|This|You|More|World|Google|Facebook|Twitter|Instagram|YouTube|Telegram|WhatsApp|Apple|LinkedIn|Getty)$/i;

/** The outlet's name as the text of its page gives it; null when it gives none. */
export function outletOf(lines: readonly string[]): string | null {
  return mastheadOf(lines[0] ?? '') ?? byForm(lines) ?? byRepetition(lines);
}

function byForm(lines: readonly string[]): string | null {
  for (const form of forms) {
    for (const line of lines) {
      const found =
        line.length < 260 && !/[.!?]\s.*\bsaid\b/.test(line)
          ? form
              .exec(line)?.[1]
              ?.replace(/[.,]+$/, '')
              .trim()
          : undefined;
      const plain = found?.replace(/ News$/, (tail) => (form === forms[2] ? '' : tail));
      if (plain && !noOutlet.test(plain)) return plain;
    }
  }
  return null;
}

const papers = pagePhrases('paperNames').join('|');
const masthead = new RegExp(`^(?:The )?(?:\\p{Lu}[\\p{L}'’-]+ ){1,3}(?:${papers})$`, 'u');
const anywhere = new RegExp(`\\b(?:The )?(?:\\p{Lu}[\\p{L}'’-]+ ){1,3}(?:${papers})\\b`, 'gu');

/** A paper's name alone on the page's first line. */
function mastheadOf(first: string): string | null {
  const proper = /^[\p{Lu}\s'’-]{6,}$/u.test(first)
    ? first.toLowerCase().replace(/(^|\s)(\p{L})/gu, (_, gap: string, letter: string) => gap + letter.toUpperCase())
    : first;
  return masthead.test(proper) ? proper : null;
}

/** A paper's name that lines of apparatus (credits, live links) repeat. */
function byRepetition(lines: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const line of lines) {
    if (/[.!?]["”’]?$/.test(line)) continue;
    for (const [found] of line.matchAll(anywhere)) counts.set(found, (counts.get(found) ?? 0) + 1);
  }
  const [best] = [...counts].sort((a, b) => b[1] - a[1]);
  return best && best[1] >= 2 ? best[0] : null;
}
