import { existsSync, readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';

/**
 * What SQLite does not say of its journal (the WAL): it takes the journal up to the first frame whose checksum is wrong, and goes on as if the rest had
 * never been written. That is right for what a power cut tore, and for anything else the state goes back in time, and mails are sent again.
 * `torn`: the last transaction is not whole; it is unknown whether it was ever finished. `lost`: finished transactions are gone.
 */
export type JournalState = 'whole' | 'torn' | 'lost';

const [headerSize, frameHeaderSize] = [32, 24];

/** A write in progress may look like damage: the journal is read again this often, with this delay in milliseconds. */
const looks = 4;
const between = 50;

/** The state of the journal beside a database file; `whole` where there is none. */
export async function journalOf(file: string): Promise<JournalState> {
  for (let look = 1; ; look++) {
    const state = existsSync(`${file}-wal`) ? stateOf(readFileSync(`${file}-wal`)) : 'whole';
    if (state === 'whole' || look === looks) return state;
    await setTimeout(between);
  }
}

/** As the format says: sqlite.org/fileformat2.html, "The Write-Ahead Log". */
function stateOf(journal: Buffer): JournalState {
  if (journal.length <= headerSize || journal.subarray(0, headerSize).every((byte) => byte === 0)) return 'whole';
  const magic = journal.readUInt32BE(0);
  if (magic >>> 1 !== 0x377f0682 >>> 1) return 'lost';
  const sum = summing(journal, magic === 0x377f0682);
  let sums = sum([0, 0], 0, 24);
  if (!isAt(journal, 24, sums)) return 'lost';
  const frameSize = frameHeaderSize + journal.readUInt32BE(8);
  const salts = [journal.readUInt32BE(16), journal.readUInt32BE(20)];
  let at = headerSize;
  for (; at + frameSize <= journal.length; at += frameSize) {
    if (!isAt(journal, at + 8, salts)) break;
    sums = sum(sum(sums, at, at + 8), at + frameHeaderSize, at + frameSize);
    if (!isAt(journal, at + 16, sums)) break;
  }
  // Frames of an earlier round have other salts; what was rolled back after it had been written has no end of a transaction.
  let ends = 0;
  for (; at + frameSize <= journal.length; at += frameSize) {
    const ours = journal.readUInt32BE(at + 8) === salts[0] || journal.readUInt32BE(at + 12) === salts[1];
    if (ours && journal.readUInt32BE(at + 4) !== 0) ends++;
  }
  return ends === 0 ? 'whole' : ends === 1 ? 'torn' : 'lost';
}

type Pair = readonly number[];

const isAt = (bytes: Buffer, at: number, [first, second]: Pair) =>
  bytes.readUInt32BE(at) === first && bytes.readUInt32BE(at + 4) === second;

/** The checksum of a part of the journal, which goes on from the one of what stands before. */
function summing(journal: Buffer, littleEndian: boolean): (before: Pair, from: number, to: number) => Pair {
  const words = new DataView(journal.buffer, journal.byteOffset, journal.length);
  return ([first, second], from, to) => {
    for (let at = from; at < to; at += 8) {
      first = (first + words.getUint32(at, littleEndian) + second) >>> 0;
      second = (second + words.getUint32(at + 4, littleEndian) + first) >>> 0;
    }
    return [first, second];
  };
}
