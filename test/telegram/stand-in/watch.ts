/**
 * Waits for something that a request makes true. The limit only ends a test that hangs.
 */

export type Condition = () => boolean | Promise<boolean>;

export interface Watch {
  readonly changed: () => void;
  until(condition: Condition, what: () => string, limitMs?: number): Promise<void>;
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
          end();
          reject(new Error(`Waited in vain for ${what()}`));
        }, limitMs);
        function end(): void {
          clearTimeout(timer);
          clearInterval(ticks);
          listeners.delete(check);
        }
        function settle(isMet: boolean): void {
          if (!isMet) return;
          end();
          resolve();
        }
        function check(): void {
          const isMet = condition();
          if (typeof isMet === "boolean") return settle(isMet);
          isMet.then(settle, (error: unknown) => {
            end();
            reject(error);
          });
        }
        listeners.add(check);
        check();
      });
    },
  };
}
