/** What installing runs is known: the same list in the lockfile, in package.json and, with reasons, in SECURITY.md. */
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

test("package.json decides on every package of the lockfile that has an install script", () => {
  const { packages } = v.parse(
    v.object({
      packages: v.record(v.string(), v.object({ hasInstallScript: v.optional(v.boolean()) })),
    }),
    JSON.parse(textOf("package-lock.json")),
  );
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
