type Listener = (signature: string) => void;

/** Reports changes. */
export interface Watcher {
  /** Gives what ends it. */
  listen(listener: Listener): () => void;
  listeners(): number;
}

/**
 * Notifies listeners when a signature of files changes. Polls every `every` milliseconds, only while somebody listens, and once for all listeners: a
 * look reads the state of some hundred files.
 */
export function openWatcher(signature: () => string, every = 300): Watcher {
  const listeners = new Set<Listener>();
  let seen = '';
  let timer: NodeJS.Timeout | null = null;

  const read = () => {
    try {
      return signature();
    } catch {
      // A folder that cannot be read just now: the next poll reads it again.
      return seen;
    }
  };
  const look = () => {
    const now = read();
    if (now !== seen) for (const listener of listeners) listener(now);
    seen = now;
    // Not an interval: where a look takes long, there is a pause between two all the same.
    timer = setTimeout(look, every);
  };

  return {
    listen(listener) {
      listeners.add(listener);
      if (timer === null) {
        seen = read();
        timer = setTimeout(look, every);
      }
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0 || timer === null) return;
        clearTimeout(timer);
        timer = null;
      };
    },
    listeners: () => listeners.size,
  };
}
