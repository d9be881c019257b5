/** Which tests need PostgreSQL: patterns to leave out where there is none, which is said once. */

const isSet = (name: string): boolean => (process.env[name] ?? "") !== "";

/** Of tests that make databases of their own on the server that TEST_DATABASE_URL names. */
export function withoutServer(pattern: string): readonly string[] {
  if (isSet("TEST_DATABASE_URL")) return [];
  console.log(`TEST_DATABASE_URL is not set: ${pattern}, the tests on PostgreSQL, do not run.`);
  return [pattern];
}

/** Of tests that start servers of their own, to restart, kill and promote them. */
export function withoutClusters(pattern: string): readonly string[] {
  if (isSet("TEST_POSTGRES_DIR")) return [];
  console.log(
    `TEST_POSTGRES_DIR is not set: ${pattern}, the tests that restart PostgreSQL, do not run. ` +
      "They need root on Debian, and a folder that `test/setup/postgres-server start DIR` has made.",
  );
  return [pattern];
}
