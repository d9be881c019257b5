/**
 * Numbers of updates in, each handed to `handle` out: in order within a lane, lanes beside each other and in
 * turn, so that one who writes much waits behind himself.
 * Always holds: nothing of a lane begins before what came earlier in it is done or goes on by itself; nothing begins
 * after `stop`, nor beside a job that is to be alone.
 */
export interface Job {
  readonly lane: string;
  readonly id: number;
  /** Until it was tried once, what came later waits for it, whichever lane that is in. */
  readonly alone?: boolean;
}

/** `again`: the job stays first in its lane, which rests for so long. */
export type Ending = { readonly kind: "done" } | { readonly kind: "again"; readonly inMs: number };

/** `goes-on`: what is left of the job holds nobody up. It must not reject; for `again` the job comes back, as a new one. */
export type Outcome = Ending | { readonly kind: "goes-on"; readonly ended: Promise<Ending> };

export interface Lanes {
  add(job: Job): void;
  /** Jobs that wait, are being handled, or go on. */
  size(): number;
  /** Resolves when nothing is being handled any more, nor goes on. What waits is left. */
  stop(): Promise<void>;
}

interface LaneOptions {
  /** Must not reject. */
  readonly handle: (id: number) => Promise<Outcome>;
  /** How many are handled at a time. */
  readonly width: number;
}

export function createLanes({ handle, width }: LaneOptions): Lanes {
  /** A lane is here as long as it has jobs; the first of them may be running. */
  const lanes = new Map<string, number[]>();
  const ready: string[] = [];
  const resting = new Set<NodeJS.Timeout>();
  const running = new Set<Promise<void>>();
  const goingOn = new Set<Promise<void>>();
  const stopping = new AbortController();
  const alone = new Set<number>();
  let size = 0;

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
    if (jobs.length === 0) lanes.delete(lane);
    else ready.push(lane);
    if (outcome.kind === "done") return void (size -= 1);
    const followed = follow({ lane, id }, outcome.ended).finally(() => goingOn.delete(followed));
    goingOn.add(followed);
  };

  const follow = async (job: Job, ended: Promise<Ending>): Promise<void> => {
    const ending = await ended;
    if (ending.kind === "again") return after(ending.inMs, () => line(job));
    size -= 1;
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
      size += 1;
      if (job.alone === true) alone.add(job.id);
      line(job);
    },
    size: () => size,
    async stop() {
      stopping.abort();
      for (const timer of resting) clearTimeout(timer);
      await Promise.all(running);
      await Promise.all(goingOn);
    },
  };
}
