/** The embedded form of the PassageStore keeps its contract. */
import { buildIndex } from "../../src/index/build.ts";
import { createEmbeddedPassageStore } from "../../src/index/embedded-passage-store.ts";
import { buildOptions } from "../setup/small-index.ts";
import { describePassageStore } from "./passage-store.ts";

describePassageStore("the embedded passage store", async (corpus) => {
  const { snapshot } = await buildIndex(buildOptions(corpus));
  return { store: createEmbeddedPassageStore(snapshot), close: () => Promise.resolve() };
});
