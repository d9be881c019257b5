import { configDefaults, defineConfig } from "vitest/config";

/** Its tests make databases of their own on the server that TEST_DATABASE_URL names. */
const onDatabase = "test/database/**";
const hasDatabase = (process.env["TEST_DATABASE_URL"] ?? "") !== "";
if (!hasDatabase)
  console.log(`TEST_DATABASE_URL is not set: ${onDatabase}, the tests on PostgreSQL, do not run.`);

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: [...configDefaults.exclude, "test/long/**", ...(hasDatabase ? [] : [onDatabase])],
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
