/** Where a quotation ends inside a paragraph, and whether its sentence goes on after it. */

/** What each opening mark may be closed by; «, » and “ open in some languages and close in others. */
const closersOf: Readonly<Record<string, string>> = {
  '«': '»',
  '»': '«»',
  '‹': '›',
  '›': '‹›',
  '„': '“”"‟',
  '“': '”',
  '”': '”',
  '「': '」',
  '『': '』',
  '（': '）',
  '《': '》',
  '〈': '〉',
  '【': '】',
};

/** Nobody nests quotations deeper; more opening marks are a hostile text's, or were never closed. */
const deepest = 8;

const mark = /[«»‹›„“”「」『』（）《》〈〉【】]/g;

/** The marks of a paragraph by their places, each opening or closing. One pass; a quotation that another paragraph opened counts as closed here. */
function marksOf(paragraph: string): ReadonlyMap<number, 'opens' | 'closes'> {
  const marks = new Map<number, 'opens' | 'closes'>();
  const open: string[] = [];
  for (const { 0: char, index } of paragraph.matchAll(mark)) {
    const opener = open.findLastIndex((one) => closersOf[one].includes(char));
    if (opener >= 0) open.length = opener;
    // Nothing is open: what could close does so, unless a word follows at once (»Ja.«, ”Ja.”).
    const closes =
      opener >= 0 ||
      !(char in closersOf) ||
      (/[»›”]/.test(char) && !/[\p{L}\p{N}¿¡]/u.test(paragraph[index + 1] ?? ''));
    marks.set(index, closes ? 'closes' : 'opens');
    if (!closes) open.push(char);
    if (open.length > deepest) open.shift();
  }
  return marks;
}

/**
 * Moves the cuts that the segmenter made beside quotation marks: a closing mark after a blank ("« Oui. » Il part.") belongs to
 * the sentence before it, and an opening one straight after a full stop (彼は帰った。「はい」) to the one after it.
 *
 * @param starts where sentences seem to begin, ascending
 */
export function cutsBesideMarks(paragraph: string, starts: readonly number[]): number[] {
  const marks = marksOf(paragraph);
  if (marks.size === 0) return [...starts];
  const moved = starts.map((start) => {
    if (start === 0) return 0;
    let at = start;
    while (at > 0 && marks.get(at - 1) === 'opens') at--;
    if (at < start) return at;
    for (let next = start; marks.get(next) === 'closes'; ) {
      next += 1 + (/^\s*/.exec(paragraph.slice(next + 1, next + 20))?.[0].length ?? 0);
      at = next;
    }
    return at;
  });
  return moved.filter((at, place) => at < paragraph.length && (place === 0 || at > moved[place - 1]));
}

/** A full stop or its like with the closing marks after it; without marks only ！ and ？ leave the sentence open. */
const quotationEnd = /(?:[.。．！？!?…][」』”’）》〉】]+|[！？!?])\s*$/u;

/** What goes on after a Japanese quotation: particles of quoting and of case. */
const particles = new Set(
  'と って という といった とか とだけ など なんて が は を に の も で や へ から まで より だ です'.split(' '),
);

/** Of these, those that can follow a ！ or ？ without a closing mark. */
const quotingParticles = new Set('と って という とか など なんて'.split(' '));

/** A Chinese tag after a quotation: who, and a word of speech, and nothing more (他大声说。). */
const speechTag =
  /^[\p{Script=Han}·]{1,8}?(?:说道|问道|答道|喊道|叫道|写道|说|問|问|道|喊|叫|答|表示|回答|笑道|說道|說)(?:[。！？]|$)/u;

let words: Intl.Segmenter | null = null;

/** Marks that only scripts without capitals use, and that are always closed: a quotation of two sentences is one sentence of its speaker's. */
const whole: readonly (readonly [opening: string, closing: string])[] = [
  ['「', '」'],
  ['『', '』'],
  ['（', '）'],
  ['“', '”'],
];

/** A quotation longer than this, in letters, was never closed. */
const longestQuotation = 300;

/** Whether a Chinese or Japanese sentence ends within brackets or quotation marks that `next` closes. */
export function endsWithinMarks(sentence: string, next: string, language: string): boolean {
  if ((language !== 'ja' && language !== 'zh') || sentence.length > longestQuotation) return false;
  // 客からは「残念だ！」「なぜ今か？」という声が出た。: one list of what was said.
  if (/」\s*$/.test(sentence) && next.startsWith('「') && !sentence.startsWith('「')) return true;
  return whole.some(
    ([opening, closing]) =>
      sentence.lastIndexOf(opening) > sentence.lastIndexOf(closing) &&
      next.slice(0, longestQuotation).includes(closing),
  );
}

/** Whether a sentence of a script without capitals goes on after the quotation that `before` ends with. */
export function quotationGoesOn(before: string, next: string, language: string): boolean {
  if (!quotationEnd.test(before)) return false;
  // Korean puts a blank between sentences, and none before its particles of quoting ("“네.”라고 말했다").
  if (language === 'ko') return !/\s$/.test(before) && /^\p{Script=Hangul}/u.test(next);
  if (language === 'zh') return /[」』”’]\s*$/u.test(before) && speechTag.test(next);
  if (language !== 'ja') return false;
  // The dictionary of Intl tells the particle と from ところが and とても.
  words ??= new Intl.Segmenter('ja', { granularity: 'word' });
  const [first] = words.segment(next.slice(0, 12));
  return (/[」』”’）》〉】]\s*$/u.test(before) ? particles : quotingParticles).has(first?.segment ?? '');
}
