/**
 * Queues updates in lanes: in order within a lane, lanes in parallel and by turns, so that one who writes much waits
 * only for themselves. A job begins when the one before it in its lane is done or runs in the background. Nothing
 * begins after `stop`, nor beside a job that is to be alone.
 */
interface Job {
  readonly lane: string;
  readonly id: number;
  /** Until it was tried once, later jobs of all lanes wait for it. */
  readonly alone?: boolean;
  /** Since when it waits, in milliseconds since 1970; now by default. */
  readonly sinceMs?: number;
}

/** `again`: the job stays first in its lane, which waits for `inMs`. */
export type Ending = { readonly kind: "done" } | { readonly kind: "again"; readonly inMs: number };

/**
 * `behind`: another job of the lane has to come first. This one goes to the end of its lane, which waits for `inMs`.
 * `goes-on`: the rest of the job runs in the background. `ended` must not reject; on `again` the job is queued as a new
 * one.
 */
export type Outcome =
  | Ending
  | { readonly kind: "behind"; readonly inMs: number }
  | { readonly kind: "goes-on"; readonly ended: Promise<Ending> };

export interface Lanes {
  add(job: Job): void;
  /** Whether it waits, is handled, or runs in the background. */
  has(id: number): boolean;
  /** How many jobs wait, are handled, or run in the background. */
  size(): number;
  /** Since when the oldest of them waits, in milliseconds since 1970; null without one. */
  oldestMs(): number | null;
  /** Resolves when no job is handled or runs in the background. Waiting jobs are left. */
  stop(): Promise<void>;
}

interface LaneOptions {
  /** Must not reject. */
  readonly handle: (id: number) => Promise<Outcome>;
  /** How many jobs are handled in parallel. */
  readonly width: number;
}

export function createLanes({ handle, width }: LaneOptions): Lanes {
  /** A lane exists as long as it has jobs; the first of them may be running. */
  const lanes = new Map<string, number[]>();
  const ready: string[] = [];
  const resting = new Set<NodeJS.Timeout>();
  const running = new Set<Promise<void>>();
  const goingOn = new Set<Promise<void>>();
  const stopping = new AbortController();
  const alone = new Set<number>();
  /** What `size` counts, and since when each waits. */
  const unended = new Map<number, number>();

  const fill = (): void => {
    while (!stopping.signal.aborted && running.size < (alone.size > 0 ? 1 : width)) {
      const lane = ready.shift();
      if (lane === undefined) return;
      const run = runFirst(lane).finally(() => {
        running.delete(run);
        fill();
      });
      running.add(run);
    }
  };

  const runFirst = async (lane: string): Promise<void> => {
    const jobs = lanes.get(lane);
    const id = jobs?.[0];
    if (jobs === undefined || id === undefined) return;
    const outcome = await handle(id);
    alone.delete(id);
    if (outcome.kind === "again") return rest(lane, outcome.inMs);
    jobs.shift();
    if (outcome.kind === "behind") {
      jobs.push(id);
      return rest(lane, outcome.inMs);
    }
    if (jobs.length === 0) lanes.delete(lane);
    else ready.push(lane);
    if (outcome.kind === "done") return void unended.delete(id);
    const followed = follow({ lane, id }, outcome.ended).finally(() => goingOn.delete(followed));
    goingOn.add(followed);
  };

  const follow = async (job: Job, ended: Promise<Ending>): Promise<void> => {
    const ending = await ended;
    if (ending.kind === "again") return after(ending.inMs, () => line(job));
    unended.delete(job.id);
  };

  const rest = (lane: string, inMs: number): void =>
    after(inMs, () => {
      ready.push(lane);
      fill();
    });

  const after = (inMs: number, then: () => void): void => {
    if (stopping.signal.aborted) return;
    const timer = setTimeout(() => {
      resting.delete(timer);
      then();
    }, inMs);
    resting.add(timer);
  };

  const line = ({ lane, id }: Job): void => {
    const jobs = lanes.get(lane);
    if (jobs !== undefined) return void jobs.push(id);
    lanes.set(lane, [id]);
    ready.push(lane);
    fill();
  };

  return {
    add(job) {
      unended.set(job.id, job.sinceMs ?? Date.now());
      if (job.alone === true) alone.add(job.id);
      line(job);
    },
    has: (id) => unended.has(id),
    size: () => unended.size,
    oldestMs: () =>
      [...unended.values()].reduce<number | null>((a, b) => Math.min(a ?? b, b), null),
    async stop() {
      stopping.abort();
      for (const timer of resting) clearTimeout(timer);
      await Promise.all(running);
      await Promise.all(goingOn);
    },
  };
}
