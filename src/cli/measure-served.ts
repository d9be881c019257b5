/**
 * An index and questions in; what a process of its own, which opens it as the bot does, has measured, out.
 */
import type { ServedMeasurement } from "../bench/served.ts";
import { AppError } from "../core/errors.ts";
import { measureApart } from "./measure-apart.ts";
import type { ServedOrder } from "./served-order.ts";

/** @throws AppError `index.corrupt` with the reason why it could not be measured. */
export async function measureServedApart(
  order: Omit<ServedOrder, "name">,
): Promise<ServedMeasurement> {
  const measured = await measureApart("bench-served", { ...order, name: "served" });
  if (!("failure" in measured)) return measured;
  const { indexDir } = order.folders;
  throw new AppError(
    "index.corrupt",
    `The index in ${indexDir} could not be measured: ${measured.failure}`,
    { indexDir },
  );
}
