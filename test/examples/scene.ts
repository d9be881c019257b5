/** What people do in one of the pictures. All that the bot says in it, it says itself. */
import type { Picture } from "./draw/picture.ts";
import type { Stage } from "./stage.ts";

export interface Scene {
  /** The picture's file, without its ending. */
  readonly name: string;
  /** What is to be seen, for those who do not see it. */
  readonly title: string;
  readonly play: (stage: Stage) => Promise<Omit<Picture, "title">>;
}
