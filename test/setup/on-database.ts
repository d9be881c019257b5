/** Which tests need the server that TEST_DATABASE_URL names; they make databases of their own on it. */

const hasServer = (process.env["TEST_DATABASE_URL"] ?? "") !== "";

/** The patterns to leave out, said once where there is no server. */
export function withoutServer(pattern: string): readonly string[] {
  if (hasServer) return [];
  console.log(`TEST_DATABASE_URL is not set: ${pattern}, the tests on PostgreSQL, do not run.`);
  return [pattern];
}
