/** getFile: a file's id in, where its bytes are for the next hour out. */
import type { Fields } from "../body.ts";
import { textField } from "../fields.ts";
import { badRequest } from "../refusal.ts";
import type { World } from "../world.ts";

export function getFile({ files }: World, fields: Fields): unknown {
  const fileId = textField(fields, "file_id") ?? "";
  if (fileId === "") throw badRequest("file_id not specified");
  return files.describe(fileId);
}
