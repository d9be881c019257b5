import { openEmbeddedState } from "../../src/state/embedded/open-embedded-state.ts";
import { temporaryFolder } from "../setup/temporary-folder.ts";
import { describeStateStore } from "./state-store.ts";

describeStateStore("the embedded state store", {
  createPlace: () => temporaryFolder(),
  open: (dataDir, options) => openEmbeddedState({ dataDir, ...options }),
});
