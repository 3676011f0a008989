import type { HttpClient } from '../../lib/http/exchange.ts';
import { pictureType } from '../../lib/picture-type.ts';
import type { Picture } from '../../model/email.ts';

/** A picture of more bytes is skipped: it travels inside every mail. */
const mostBytes = 200_000;

/** Fetches a picture, to be sent inside the mail; null where it cannot be had or is no picture that mail programs show. */
export async function fetchPicture(http: HttpClient, id: string, url: string): Promise<Picture | null> {
  const answer = await http.get({ url, accept: 'image/jpeg,image/png,image/gif', robots: true });
  if (answer.kind !== 'answer' || answer.bytes.length > mostBytes) return null;
  const type = pictureType(answer.bytes);
  return type && { id, type, base64: Buffer.from(answer.bytes).toString('base64') };
}
