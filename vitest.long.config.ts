import { configDefaults, defineConfig } from "vitest/config";
import { withoutClusters, withoutServer } from "./test/setup/on-database.ts";

/** `npm run test:long`: what takes minutes. Its short forms are among the usual tests. */
export default defineConfig({
  test: {
    include: ["test/long/**/*.test.ts"],
    exclude: [
      ...configDefaults.exclude,
      ...withoutServer("test/long/database/**"),
      ...withoutClusters("test/long/clusters/**"),
    ],
    globalSetup: ["test/setup/build-index.ts"],
    // They start, load and kill whole processes: beside each other they would only measure the others.
    fileParallelism: false,
    testTimeout: 30 * 60_000,
    hookTimeout: 120_000,
    // The counts that they end with are lines of their own.
    disableConsoleIntercept: true,
  },
});
