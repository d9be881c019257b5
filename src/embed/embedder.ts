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
  /** As `embedPassage`, with what the model expects in front of a question. */
  embedQuery(text: string): Promise<Float32Array>;
  close(): Promise<void>;
}
