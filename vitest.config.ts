import { configDefaults, defineConfig } from "vitest/config";
import { withoutServer } from "./test/setup/on-database.ts";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: [...configDefaults.exclude, "test/long/**", ...withoutServer("test/database/**")],
    // The model and the index are got and built once, before any test file, and shared read-only.
    globalSetup: ["test/setup/build-index.ts"],
    // By default one core is left idle, which on two is half of them.
    maxWorkers: "100%",
    // A file finds the modules loaded by the one before it: to load them anew for each took half of all the time.
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
