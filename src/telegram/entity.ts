/** A text of a message with what Telegram marks in it. */
export interface WrittenText {
  readonly text: string;
  readonly entities: readonly Entity[];
}

/** `offset` and `length` are in UTF-16 units of the text. */
export interface Entity {
  readonly type: string;
  readonly offset: number;
  readonly length: number;
  /** Of a `text_link`. */
  readonly url?: string;
  /** Of a `text_mention`. */
  readonly user?: { readonly id: number };
}
