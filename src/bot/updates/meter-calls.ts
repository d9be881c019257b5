/**
 * Calls to Telegram in, those that failed counted. One that was given up on purpose has not failed.
 */
import type { Transformer } from "grammy";
import type { Meter } from "../../core/meter.ts";

export function meterCalls(meter: Meter): Transformer {
  return async (prev, method, payload, signal) => {
    try {
      const response = await prev(method, payload, signal);
      if (!response.ok) meter.failed(method, response.error_code);
      return response;
    } catch (error) {
      if (signal?.aborted !== true) meter.failed(method, "none");
      throw error;
    }
  };
}
