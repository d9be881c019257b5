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

test("package.json decides on every package of the lockfile that has an install script", () => {
  const names = Object.entries(packages).flatMap(([place, { hasInstallScript }]) =>
    hasInstallScript === true ? (place.split("node_modules/").at(-1) ?? []) : [],
  );
  expect([...new Set(names)].toSorted()).toEqual(Object.keys(allowScripts).toSorted());
});

test("SECURITY.md lists them with what was decided, and a reason for each", () => {
  const rows = textOf("SECURITY.md").matchAll(/^\| `([^`]+)` +\| (yes|no) +\| (\S.*\S) +\|$/gm);
  const listed = [...rows].map(([, name = "", decision]) => [name, decision === "yes"]);
  expect(Object.fromEntries(listed)).toEqual(allowScripts);
  expect(listed).toHaveLength(Object.keys(allowScripts).length);
});

test("what nodejieba's script calls by npx lies where npx looks, and is pinned", () => {
  const { overrides } = v.parse(
    v.object({ overrides: v.object({ nodejieba: v.record(v.string(), v.string()) }) }),
    JSON.parse(textOf("package.json")),
  );
  const name = "@mapbox/node-pre-gyp";
  const called = packages[`node_modules/nodejieba/node_modules/${name}`];
  expect(called?.version).toBe(overrides.nodejieba[name]);
});

test("there is one tar, and no old one", () => {
  const versions = Object.entries(packages).flatMap(([place, { version }]) =>
    place.endsWith("node_modules/tar") ? version : [],
  );
  expect(versions).toEqual([expect.stringMatching(/^7\./)]);
});
