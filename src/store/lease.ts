import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import type { Kysely } from 'kysely';
import type { Clock } from '../lib/time/clock.ts';
import { BriefingError, exitCodes } from '../model/errors.ts';
import type { Tables } from './database/migrations.ts';
import { inTurn } from './database/write-queue.ts';

/**
 * Lets one process at a time make and send editions. A lease expires, so that a suspended holder (a machine asleep, SIGSTOP) blocks nobody. Its
 * fencing token grows with every holder and is checked in every transaction that writes: a holder that was suspended cannot write after it resumes
 * (Kleppmann, "How to do distributed locking", 2016).
 */
export interface Lease {
  readonly fence: number;
  /** Ends the lease. */
  release(): Promise<void>;
}

const name = 'run';

/** How long a lease lasts without renewal, and how often it is renewed, in milliseconds. */
const term = 120_000;
const renewal = 15_000;

/** @throws BriefingError (exit code 75, EX_TEMPFAIL) when another process holds it */
export async function takeLease(db: Kysely<Tables>, clock: Clock): Promise<Lease> {
  const me = `${place()} ${process.pid}`;
  const fence = await inTurn(db, async (step) => {
    const held = await step.selectFrom('leases').selectAll().where('name', '=', name).executeTakeFirst();
    const now = clock().getTime();
    // A lease that ends later than possible was taken while the clock ran ahead.
    if (held && held.until > now && held.until <= now + term && !isDead(held.holder)) return null;
    const row = { name, holder: me, fence: (held?.fence ?? 0) + 1, until: now + term };
    await step.replaceInto('leases').values(row).execute();
    return row.fence;
  });
  if (fence === null)
    throw new BriefingError('Another run is at work on this folder.', {
      hint: 'Wait until it has ended, then try again.',
      exitCode: exitCodes.busy,
    });
  const mine = () => db.updateTable('leases').where('name', '=', name).where('fence', '=', fence);
  const renewing = setInterval(() => {
    // A holder that cannot renew it notices at its next write.
    mine()
      .set({ until: clock().getTime() + term })
      .execute()
      .catch(() => {});
  }, renewal);
  renewing.unref();
  return {
    fence,
    async release() {
      clearInterval(renewing);
      // If this cannot be written, the lease expires; the error that came before is the one to report.
      await mine()
        .set({ until: 0 })
        .execute()
        .catch(() => {});
    },
  };
}

/** @throws BriefingError when another process holds the lease by now */
export async function assertHeld(step: Kysely<Tables>, { fence }: Pick<Lease, 'fence'>): Promise<void> {
  const row = await step.selectFrom('leases').select('fence').where('name', '=', name).executeTakeFirst();
  if (row?.fence !== fence)
    throw new BriefingError('Another run took over while this one stood still; this one stops.', {
      exitCode: exitCodes.busy,
    });
}

/** Where a process id means something: this machine since it was started, and this container on it. */
function place(): string {
  const read = (look: () => string) => {
    try {
      return look().trim();
    } catch {
      return '-';
    }
  };
  const boot = read(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8'));
  const container = read(() => readlinkSync('/proc/self/ns/pid'));
  return `${hostname()} ${boot} ${container}`;
}

/** True when the lease was taken on this host and its PID no longer exists. Elsewhere only the expiry of the lease shows it. */
function isDead(holder: string): boolean {
  const at = holder.lastIndexOf(' ');
  if (holder.slice(0, at) !== place()) return false;
  const pid = Number(holder.slice(at + 1));
  try {
    process.kill(pid, 0);
    return isZombie(pid);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

/** In a container whose first process does not look after others, one that was killed keeps its number. */
function isZombie(pid: number): boolean {
  try {
    return /\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}
