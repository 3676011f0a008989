import { anyOf, wordsOf } from '../../lib/text/text.ts';

/** Forms of verbs that their ending does not show. */

/** Past forms of irregular verbs in news, without those that are also present forms, nouns or adjectives. */
export const irregularPasts = wordsOf(`
    began came went got gave took made met held told said kept left led lost paid ran sent sold spoke stood struck thought won wrote fell rose
    grew broke brought built bought caught chose dealt drew drove fought flew found froze knew laid meant rode saw sought spent stole swore threw
    withdrew became was were had did fled shot slept drank sang swam wore tore shook forgot taught heard
  `);

/** Finite forms that end like nouns: auxiliaries, and verbs of events. */
export const finiteForms = wordsOf(`
    is are has have do does will would can could may might must should shall put set cut hit quit read spread shut begins opens starts ends closes
    meets votes debates comes goes says wants plans expects expires returns takes holds
  `);

const finite = new RegExp(`\\b(?:${anyOf([...finiteForms, ...irregularPasts])}|\\p{Ll}{2,}ed)\\b`, 'u');

/** Whether a stretch of English has a finite verb. */
export function hasVerb(text: string): boolean {
  return finite.test(text);
}
