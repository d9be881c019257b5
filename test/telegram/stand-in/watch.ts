/**
 * Waits for something that a request makes true. The limit only ends a test that hangs.
 */

export interface Watch {
  readonly changed: () => void;
  until(condition: () => boolean, what: () => string, limitMs?: number): Promise<void>;
}

const giveUpAfterMs = 40_000;

export function createWatch(): Watch {
  const listeners = new Set<() => void>();
  return {
    changed() {
      for (const listener of listeners) listener();
    },
    until(condition, what, limitMs = giveUpAfterMs) {
      return new Promise((resolve, reject) => {
        // Not everything that is waited for happens in the server.
        const ticks = setInterval(check, 20);
        const timer = setTimeout(() => {
          clearInterval(ticks);
          listeners.delete(check);
          reject(new Error(`Waited in vain for ${what()}`));
        }, limitMs);
        function check(): void {
          if (!condition()) return;
          clearTimeout(timer);
          clearInterval(ticks);
          listeners.delete(check);
          resolve();
        }
        listeners.add(check);
        check();
      });
    },
  };
}
