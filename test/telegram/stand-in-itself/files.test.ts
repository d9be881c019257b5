/** Files that people send: what a message says of them, where their bytes are, and what is refused. */
import { expect, test } from "vitest";
import { startCaller } from "./caller.ts";

const bytes = Buffer.from("河曲县改革材料");

async function withFile(size = bytes.length) {
  const caller = await startCaller();
  const { users } = caller.standIn;
  const user = users.person("小李");
  const chat = users.privateChat(user);
  const content = size === bytes.length ? bytes : Buffer.alloc(size);
  users.sendFile(chat, user, { name: "报告.docx", bytes: content });
  const [[, message] = ["", {}]] = await caller.updates();
  const { file_id: fileId } = message["document"] as { readonly file_id: string };
  const download = (path: string, token = caller.standIn.token) =>
    fetch(`${caller.standIn.url}/file/bot${token}/${path}`);
  const pathOf = async () => {
    const { result } = await caller.call("getFile", { file_id: fileId });
    return (result as { readonly file_path: string }).file_path;
  };
  return { ...caller, message, fileId, download, pathOf };
}

test("a message names the file, getFile where it is, and there are its bytes", async () => {
  const { message, call, fileId, download } = await withFile();
  expect(message["document"]).toMatchObject({ file_name: "报告.docx", file_size: bytes.length });
  const { result } = await call("getFile", { file_id: fileId });
  expect(result).toMatchObject({ file_id: fileId, file_size: bytes.length });
  const path = (result as { readonly file_path: string }).file_path;
  expect(path).toMatch(/^documents\/file_\d+\.docx$/);
  const response = await download(path);
  expect(response.status).toBe(200);
  expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true);
});

test("an album is a message for each file", async () => {
  const { standIn, updates } = await startCaller();
  const user = standIn.users.person("小李");
  const files = ["a.txt", "b.txt"].map((name) => ({ name, bytes }));
  standIn.users.sendAlbum(standIn.users.privateChat(user), user, files);
  const albums = (await updates()).map(([, message]) => message["media_group_id"]);
  expect(albums).toEqual(["album-1", "album-1"]);
});

test("a file that is unknown, not named, or larger than 20 MB is refused", async () => {
  const { expectRefusal } = await withFile();
  await expectRefusal("getFile", { file_id: "BQAC-none" }, /wrong file_id/);
  await expectRefusal("getFile", {}, "Bad Request: file_id not specified");
  await expectRefusal("getFile", { file_id: "a", chat_id: 1 }, /unknown field "chat_id"/);
  const large = await withFile(20 * 1024 * 1024 + 1);
  await large.expectRefusal("getFile", { file_id: large.fileId }, "Bad Request: file is too big");
});

test("a path is good for an hour, and for the bot's own token only", async () => {
  const { standIn, download, pathOf } = await withFile();
  const path = await pathOf();
  expect((await download(path, "700001:another")).status).toBe(401);
  expect((await download("documents/file_99.docx")).status).toBe(404);
  standIn.clock.advance(3_600);
  expect((await download(path)).status).toBe(200);
  standIn.clock.advance(1);
  expect((await download(path)).status).toBe(404);
  expect((await download(await pathOf())).status).toBe(200);
});

test("a download fails as a test plans it", async () => {
  const { standIn, download, pathOf } = await withFile();
  const path = await pathOf();
  for (const failure of ["drop", "cut"] as const) {
    standIn.failNext("file", failure);
    await expect(download(path).then((response) => response.arrayBuffer())).rejects.toThrow();
  }
  standIn.failNext("file", { errorCode: 500, description: "Internal Server Error" });
  expect((await download(path)).status).toBe(500);
  expect((await download(path)).status).toBe(200);
});
