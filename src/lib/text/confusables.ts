/**
 * Letters that look like Latin ones, each with the one that it looks like: a part of Unicode's confusables (UTS 39) for the scripts
 * whose letters can spell a whole name. The two strings of a row have the same length, letter above letter.
 */
const rows: readonly (readonly [script: string, letters: string, latin: string])[] = [
  ['Cyrillic capitals', 'АВЕЅІЈКМНОРСТХУҮԌԚԜҺЬ', 'ABESIJKMHOPCTXYYGQWHb'],
  ['Cyrillic', 'аеѕіјорсхуүԁԛԝһӏгпкмнтв', 'aesijopcxyydqwhlrnkmhtb'],
  ['Greek capitals', 'ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹ', 'ABEZHIKMNOPTYXC'],
  ['Greek', 'αιοκνρτυχγηωϲϳ', 'aioknptuxynwcj'],
  ['Armenian', 'օսոհցզքՕՍԼՏ', 'ounhgqpOULS'],
  ['Cherokee', 'ᎪᏴᏟᎠᎬᎻᎫᏦᏞᎷᏢᎡᏚᎢᏙᏔᏃᎳ', 'ABCDEHJKLMPRSTVWZW'],
  ['Lisu', 'ꓐꓑꓒꓓꓔꓖꓗꓙꓚꓜꓝꓞꓠꓡꓢꓣꓤꓥꓦꓧꓨꓪꓫꓬꓮꓰꓲꓳꓴ', 'BPdDTGKJCZFFNLSRRVVHGWXYAEIOU'],
  ['Latin small capitals', 'ᴀʙᴄᴅᴇɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ', 'abcdeghijklmnoprstuvwyz'],
  ['other Latin', 'ıɩɑɡɪʋƅøØłŁđĐħĦŧŦ', 'iiagivboOlLdDhHtT'],
];

const latinOf = new Map(rows.flatMap(([, letters, latin]) => [...letters].map((letter, at) => [letter, latin[at]])));

/**
 * A name in the letters that it seems to be written in: NFKC (which undoes full-width and mathematical letters), then every word that
 * looks Latin in Latin letters. A word looks so when it holds a Latin letter or when each of its letters has a Latin double; Привет and
 * Έθνος have letters that do not, and stay. For keys, never for print. "ВВС News" is "BBC News".
 */
export function seemingly(name: string): string {
  if (/^[\u0000-\u007F]*$/.test(name)) return name;
  // Marks first: Ё has no row of its own, and a mark over a letter does not hide what it is.
  return name
    .normalize('NFKC')
    .normalize('NFD')
    .replace(/[\p{L}\p{M}\p{N}]+/gu, (word) =>
      looksLatin(word) ? [...word].map((one) => latinOf.get(one) ?? one).join('') : word,
    )
    .normalize('NFC');
}

function looksLatin(word: string): boolean {
  return /\p{Script=Latin}/u.test(word) || [...word].every((one) => !/\p{L}/u.test(one) || latinOf.has(one));
}
