import { foldKey } from '../lib/text/text.ts';

/**
 * The language of a text as a BCP 47 primary subtag, `und` when it is too short or unclear. A declared language
 * (`<html lang>`) decides when the text itself does not.
 */
export async function identifyLanguage(text: string, declared: string | null): Promise<string> {
  const primary = declared?.trim().toLowerCase().split(/[-_]/)[0] ?? '';
  const sample = text.slice(0, 4000);
  if (foldKey(sample).length >= 40) {
    // Its tables take some 90 MB of memory: loaded only when there is something to identify.
    const { eld } = await import('eld/extrasmall');
    const found = eld.detect(sample);
    if (found.language !== '' && found.isReliable()) return found.language;
  }
  return /^[a-z]{2,3}$/.test(primary) ? primary : 'und';
}
