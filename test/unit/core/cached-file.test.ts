/** What is kept between starts: made once, found whole or made again, and nothing half written stays. */
import { spawnSync } from "node:child_process";
import {
  existsSync,
  readFileSync,
  readdirSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { cachedFile } from "../../../src/core/cached-file.ts";
import { temporaryFolder } from "../../setup/temporary-folder.ts";

/** Where the folder cannot be written, the system's own is used: no test must find what another has left. */
function ownName(): string {
  const name = `words-${path.basename(temporaryFolder())}.txt`;
  onTestFinished(() => {
    for (const entry of readdirSync(tmpdir()))
      if (entry.startsWith(name)) rmSync(path.join(tmpdir(), entry));
  });
  return name;
}

function keep(name: string, folder: string) {
  let madeCount = 0;
  const file = cachedFile(name, folder, () => {
    madeCount++;
    return "编制\n机构\n";
  });
  return { file, madeCount, content: readFileSync(file, "utf8") };
}

test("it is made once, in a folder that need not be there", () => {
  const name = ownName();
  const folder = path.join(temporaryFolder(), "cache");
  const first = keep(name, folder);
  expect(first).toMatchObject({ madeCount: 1, content: "编制\n机构\n" });
  expect(path.dirname(first.file)).toBe(folder);
  expect(keep(name, folder)).toEqual({ ...first, madeCount: 0 });
});

test.each([
  ["cut short", (file: string) => truncateSync(file, 4)],
  ["empty", (file: string) => truncateSync(file)],
  ["changed", (file: string) => writeFileSync(file, "編制\n機構\n")],
])("one that is %s is made again, and found the next time", (_, harm) => {
  const name = ownName();
  const folder = temporaryFolder();
  harm(keep(name, folder).file);
  expect(keep(name, folder)).toMatchObject({ madeCount: 1, content: "编制\n机构\n" });
  expect(keep(name, folder)).toMatchObject({ madeCount: 0 });
  expect(readdirSync(folder)).toHaveLength(1);
});

test("what a process that is gone was writing is removed, what another one writes is not", () => {
  const name = ownName();
  const gone = `${name}.${spawnSync(process.execPath, ["--version"]).pid}.tmp`;
  const running = `${name}.${process.ppid}.tmp`;
  const folder = temporaryFolder({ [gone]: "编", [running]: "编" });
  keep(name, folder);
  expect(existsSync(path.join(folder, gone))).toBe(false);
  expect(existsSync(path.join(folder, running))).toBe(true);
});

test("where the folder cannot be written it lies in the system's", () => {
  const name = ownName();
  const folder = path.join(temporaryFolder({ taken: "a file" }), "taken");
  const { file, madeCount } = keep(name, folder);
  expect({ madeCount, folder: path.dirname(file) }).toEqual({ madeCount: 1, folder: tmpdir() });
  expect(keep(name, folder)).toMatchObject({ file, madeCount: 0 });
});

test("where no folder can be written it is an error that says so", () => {
  const taken = path.join(temporaryFolder({ taken: "a file" }), "taken");
  const usual = process.env["TMPDIR"];
  onTestFinished(() => {
    if (usual === undefined) delete process.env["TMPDIR"];
    else process.env["TMPDIR"] = usual;
  });
  process.env["TMPDIR"] = taken;
  expect(() => keep("words.txt", taken)).toThrow(
    expect.objectContaining({ code: "index.unwritable" }),
  );
});
