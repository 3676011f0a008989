import { Readable } from 'node:stream';
import type { SmtpStage } from './replies/reply-codes.ts';

/** Bytes that are kept back until the delivery is marked as committing. */
const lastBytes = 16;

/**
 * A message whose last bytes wait for a yes: until they have left, the server has no whole mail, and the sender can still cancel it. It is read
 * only once the server has answered DATA with 354.
 */
export class CommitGate extends Readable {
  readonly #bytes: Uint8Array;
  readonly #beforeCommit: () => Promise<boolean>;
  #position: 'closed' | 'head' | 'asking' | 'released' = 'closed';
  /** Why the last bytes were not sent: `cancelled`, or what `beforeCommit` threw. */
  withheld: unknown = null;
  onRelease: () => void = () => {};

  constructor(bytes: Uint8Array, beforeCommit: () => Promise<boolean>) {
    super();
    this.#bytes = bytes;
    this.#beforeCommit = beforeCommit;
  }

  /** The stage that the transaction has reached; until the body begins it is the one that the error names. */
  stage(before: SmtpStage): SmtpStage {
    if (this.#position === 'closed') return before;
    return this.#position === 'released' ? 'end-of-data' : 'body';
  }

  override _read(): void {
    if (this.#position === 'closed') {
      this.#position = 'head';
      this.push(this.#bytes.subarray(0, -lastBytes));
    } else if (this.#position === 'head') {
      this.#position = 'asking';
      this.#beforeCommit().then(
        (yes) => (yes ? this.#release() : this.#withhold('cancelled')),
        (error: unknown) => this.#withhold(error),
      );
    }
  }

  #release(): void {
    this.#position = 'released';
    this.onRelease();
    this.push(this.#bytes.subarray(-lastBytes));
    this.push(null);
  }

  #withhold(why: unknown): void {
    this.withheld = why;
    this.destroy(new Error('withheld'));
  }
}
