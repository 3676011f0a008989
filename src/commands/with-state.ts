import type { Config } from '../config/config.ts';
import type { Clock } from '../lib/time/clock.ts';
import type { State } from '../store/state.ts';

type Work<T> = (state: State, config: Config) => Promise<T>;

/** Opens the state of the current folder for a command that needs no lease, and closes it after the work. */
export async function withState<T>(work: Work<T>): Promise<T> {
  const [{ loadConfig }, { openState }] = await Promise.all([
    import('../config/config.ts'),
    import('../store/state.ts'),
  ]);
  const config = loadConfig();
  return closing(await openState(config), config, work);
}

/**
 * As `withState`, with the lease: no other command and no schedule works at the same time.
 *
 * @throws BriefingError where another run is at work
 */
export async function withLease<T>(clock: Clock, work: Work<T>): Promise<T> {
  const [{ loadConfig }, { openLeased }] = await Promise.all([import('../config/config.ts'), import('../adapters.ts')]);
  const config = loadConfig();
  return closing(await openLeased(config, clock), config, work);
}

async function closing<T>(state: State, config: Config, work: Work<T>): Promise<T> {
  try {
    return await work(state, config);
  } finally {
    await state.close();
  }
}
