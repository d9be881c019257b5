/** A message as somebody who reads the chat sees it: what a bubble is drawn of. */
import type { RichText } from "./rich-text.ts";

export interface Name {
  readonly text: string;
  /** Of `nameColors`. */
  readonly color: number;
}

export interface ShownButton {
  readonly text: string;
  /** Clients mark in the button's corner what opens an address or copies a text. */
  readonly kind: "data" | "url" | "copy";
}

export interface ShownMessage {
  readonly isOwn: boolean;
  readonly sender: Name;
  readonly replied: { readonly name: Name; readonly text: string } | null;
  /** The bot's username, where somebody posted its words. */
  readonly via: string | null;
  readonly content: RichText;
  /** As shown, such as 09:30. */
  readonly time: string;
  readonly buttons: readonly (readonly ShownButton[])[];
}
