/** What the bot's process and the one that decodes pictures tell each other. */
import type { RecognisedPage } from "./recognised.ts";

/** A file whose pages can be drawn. */
export interface DrawableFile {
  readonly kind: "pdf" | "ofd" | "picture";
  readonly bytes: Uint8Array;
}

export interface RecognitionTask extends DrawableFile {
  readonly work: "recognise";
  /** 1-based; null for all. */
  readonly pages: readonly number[] | null;
  /** Those of an earlier attempt. */
  readonly known: readonly number[];
}

/** Draws one page as a JPEG picture. */
export interface DrawingTask extends DrawableFile {
  readonly work: "draw";
  /** 1-based. */
  readonly page: number;
}

/** Joins pictures into one PDF file. */
export interface JoiningTask {
  readonly work: "join";
  readonly pictures: readonly Uint8Array[];
}

export type PictureTask = RecognitionTask | DrawingTask | JoiningTask;

export type PictureMessage =
  /** The pages that are asked for, known ones too. */
  | { readonly kind: "begin"; readonly pages: readonly number[] }
  | { readonly kind: "page"; readonly page: RecognisedPage }
  /** A picture of several is done. */
  | { readonly kind: "going-on" }
  /** The page that was drawn, or the pictures that were joined. */
  | { readonly kind: "made"; readonly bytes: Uint8Array }
  | { readonly kind: "end" }
  | { readonly kind: "failed"; readonly problem: string };
