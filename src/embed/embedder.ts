/**
 * What turns text into vectors, as the rest of the project sees it.
 * The same text always gets the same vector, whatever was embedded before or beside it.
 */
export interface Embedder {
  readonly dimension: number;
  /** Tells vectors of one model from those of another. */
  readonly modelSha256: string;
  /** A unit vector of `dimension` numbers. Text beyond the model's 512 tokens is not read. */
  embedPassage(text: string): Promise<Float32Array>;
  /**
   * The same vector, handed out at a turn of its own: looking things up with it keeps the thread busy. Without what the
   * model's card (bge-small-zh-v1.5) says may stand in front of a query: measured here, it is found better without.
   */
  embedQuery(text: string): Promise<Float32Array>;
  close(): Promise<void>;
}
