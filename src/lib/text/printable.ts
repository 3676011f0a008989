/** What a terminal would obey or hide: control characters but for line breaks and tabs, formatting characters such as those that turn the direction of text. */
const unprintable = /(?![\n\t])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** A text that is safe to print on a terminal: what a terminal would obey is written as `\u001b`. */
export function printable(text: string): string {
  return text.replace(unprintable, (char) => `\\u${(char.codePointAt(0) as number).toString(16).padStart(4, '0')}`);
}
