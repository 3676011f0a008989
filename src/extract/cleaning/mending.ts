/** Puts right what a scraper broke: drop caps and blanks lost after a sentence. Needs no words. */
export function mended(paragraph: string): string {
  return withBlanks(withoutDropCap(paragraph));
}

/**
 * "M OHAMMED walks": the first letter stands in a box of its own. The letters that are words by themselves in some language ("A GROUP")
 * prove nothing.
 */
function withoutDropCap(text: string): string {
  return text.replace(/^(["“„«]?[BCDFGHJKLMNPQRSTVWXZ]) (?=\p{Lu}{2,}[\p{Ll}\p{Lu}'’-]*[ ,])/u, '$1');
}

/** "(NW Business)A muddled": the house that a text opens with, glued to it. */
const gluedHouse = /^(\(\p{Lu}{2,}[\p{L} ]{0,30}\))(?=\p{Lu})/u;

/** "officials.Lund is": a word in small letters, a mark, and a word with a capital that is no domain of an address. */
const gluedSentence = /([.!?])(?=\p{Lu}\p{Ll}*[\s,’'])(?<=(?:(?:^|[\s“"(])\p{Ll}{2,}|\p{L}\p{Ll}{2,}[”"’)])[.!?])/gu;

/** "do that.”Lee said": a quotation mark between a mark and a letter. */
const gluedQuotation = /([.,!?])(["”])(?=\p{L})/gu;

function withBlanks(text: string): string {
  return withQuotationsApart(text.replace(gluedHouse, '$1 ')).replace(gluedSentence, '$1 ');
}

/** A blank behind a mark that closes a quotation, before one that opens it. Marks are counted as the text is walked, once. */
function withQuotationsApart(text: string): string {
  const counts: Record<string, number> = { '“': 0, '„': 0, '”': 0, '"': 0 };
  let counted = 0;
  return text.replace(gluedQuotation, (all, mark: string, quotation: string, at: number) => {
    for (const [seen] of text.slice(counted, at).matchAll(/[“„”"]/g)) counts[seen]++;
    counted = at;
    return isOpen(counts, quotation) ? `${all} ` : `${mark} ${quotation}`;
  });
}

/** Whether a quotation is open before a mark that both opens and closes. */
function isOpen(counts: Readonly<Record<string, number>>, mark: string): boolean {
  const opened = counts['“'] + counts['„'];
  if (mark === '”' && opened > 0) return opened > counts['”'];
  return counts[mark] % 2 === 1;
}
