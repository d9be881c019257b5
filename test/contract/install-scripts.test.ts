/**
 * What installing runs is known: the same list in the lockfile, in package.json and, with reasons, in SECURITY.md;
 * and what a script calls is what the lockfile has.
 */
import { readFileSync } from "node:fs";
import path from "node:path";
import * as v from "valibot";
import { expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "../..");
const textOf = (name: string) => readFileSync(path.join(root, name), "utf8");

const { allowScripts } = v.parse(
  v.object({ allowScripts: v.record(v.string(), v.boolean()) }),
  JSON.parse(textOf("package.json")),
);

const { packages } = v.parse(
  v.object({
    packages: v.record(
      v.string(),
      v.object({ version: v.string(), hasInstallScript: v.optional(v.boolean()) }),
    ),
  }),
  JSON.parse(textOf("package-lock.json")),
);

/** npm reads of the lockfile which packages have scripts, and of a package without any runs none, whatever version it is. */
const withoutScripts = ["nodejieba", "onnxruntime-node"];

test("package.json decides on every package of the lockfile that has an install script", () => {
  const names = Object.entries(packages).flatMap(([place, { hasInstallScript }]) =>
    hasInstallScript === true ? (place.split("node_modules/").at(-1) ?? []) : [],
  );
  expect([...new Set([...names, ...withoutScripts])].toSorted()).toEqual(
    Object.keys(allowScripts).toSorted(),
  );
});

test("the lockfile has no scripts of those whose scripts download", () => {
  for (const name of withoutScripts)
    expect(
      packages[`node_modules/${name}`]?.hasInstallScript,
      `npm install wrote "hasInstallScript" to node_modules/${name} in package-lock.json: remove that line`,
    ).toBeUndefined();
});

test("SECURITY.md lists them with what was decided, and a reason for each", () => {
  const rows = textOf("SECURITY.md").matchAll(/^\| `([^`]+)` +\| (yes|no) +\| (\S.*\S) +\|$/gm);
  const listed = [...rows].map(([, name = "", decision]) => [name, decision === "yes"]);
  expect(Object.fromEntries(listed)).toEqual(allowScripts);
  expect(listed).toHaveLength(Object.keys(allowScripts).length);
});

test("there is one tar, and no old one", () => {
  const versions = Object.entries(packages).flatMap(([place, { version }]) =>
    place.endsWith("node_modules/tar") ? version : [],
  );
  expect(versions).toEqual([expect.stringMatching(/^7\./)]);
});
