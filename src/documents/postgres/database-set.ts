/** The files of the documents in PostgreSQL, to be moved within one transaction, which has locked `documentTables`. */
import type { Query } from "../../database/database.ts";
import type { DocumentSet } from "../document-set.ts";

export const documentTables = [
  "document_files",
  "document_revision",
  "imported_documents",
] as const;

export function createDatabaseSet(query: Query): DocumentSet {
  return {
    async hashes() {
      // Of the bytes themselves, not of what stands beside them.
      const rows = await query<{ path: string; sha256: string }>(
        `select path, encode(sha256(bytes), 'hex') as sha256 from document_files
         where bytes is not null`,
      );
      return new Map(rows.map(({ path, sha256 }) => [path, sha256]));
    },
    async read(file) {
      const [row] = await query<{ bytes: Buffer }>(
        "select bytes from document_files where path = $1",
        [file],
      );
      return row?.bytes ?? Buffer.alloc(0);
    },
    async add(file, bytes) {
      await query(
        `with next as (
           update document_revision set revision = revision + 1, change_id = null returning revision
         )
         insert into document_files (path, sha256, bytes, revision)
         select $1, sha256($2), $2, revision from next
         on conflict (path) do update
         set sha256 = excluded.sha256, bytes = excluded.bytes, revision = excluded.revision`,
        [file, bytes],
      );
    },
  };
}
