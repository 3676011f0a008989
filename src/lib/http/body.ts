import { pipeline, type Readable, type Transform } from 'node:stream';
import { constants, createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { Refusal } from './policy-refusal.ts';

// An answer that breaks off is worth what came of it: a feed reader takes the items before the cut.
const gentle = { finishFlush: constants.Z_SYNC_FLUSH };

const unpackers: Record<string, () => Transform> = {
  gzip: () => createGunzip(gentle),
  'x-gzip': () => createGunzip(gentle),
  deflate: () => createInflate(gentle),
  br: () => createBrotliDecompress({ finishFlush: constants.BROTLI_OPERATION_FLUSH }),
};

/**
 * The body of an answer, unpacked. Bytes are counted as they come out of the unpacker, so that 300 kB that unpack to 300 MB
 * are stopped at `most`.
 *
 * @throws Refusal for more than `most` bytes, for an unknown encoding and for more than one
 */
export async function readBody(body: Readable, encodingHeader: string | null, most: number): Promise<Uint8Array> {
  const encodings = (encodingHeader ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'identity');
  const refuse = (reason: string) => {
    body.on('error', () => {});
    body.destroy();
    return new Refusal(reason);
  };
  if (encodings.length > 1) throw refuse(`is packed ${encodings.length} times over; once is allowed`);
  const [encoding] = encodings;
  if (encoding !== undefined && !Object.hasOwn(unpackers, encoding))
    throw refuse('is packed in a way that we do not know');
  const stream = encoding === undefined ? body : pipeline(body, unpackers[encoding](), () => {});
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of stream as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > most) throw refuse(`is larger than ${Math.round(most / 1e6)} MB`);
    parts.push(part);
  }
  return Buffer.concat(parts);
}
