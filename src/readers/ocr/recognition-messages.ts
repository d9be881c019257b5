/** What the bot's process and the one that recognises pages tell each other. */
import type { RecognisedPage } from "./recognised.ts";

export interface RecognitionTask {
  readonly kind: "pdf" | "picture";
  readonly bytes: Uint8Array;
  /** 1-based; null for all. */
  readonly pages: readonly number[] | null;
  /** Those of an earlier attempt. */
  readonly known: readonly number[];
}

export type RecognitionMessage =
  /** The pages that are asked for, known ones too. */
  | { readonly kind: "begin"; readonly pages: readonly number[] }
  | { readonly kind: "page"; readonly page: RecognisedPage }
  | { readonly kind: "end" }
  | { readonly kind: "failed"; readonly problem: string };
