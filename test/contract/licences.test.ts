/** ARCHITECTURE.md says of each dependency under which licence it is, as the dependency itself says. */
import { readFileSync } from "node:fs";
import path from "node:path";
import * as v from "valibot";
import { expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "../..");
const textOf = (...name: readonly string[]) => readFileSync(path.join(root, ...name), "utf8");

const { dependencies, devDependencies } = v.parse(
  v.object({
    dependencies: v.record(v.string(), v.string()),
    devDependencies: v.record(v.string(), v.string()),
  }),
  JSON.parse(textOf("package.json")),
);

function licenceOf(name: string): string {
  const form = v.object({ license: v.string() });
  return v.parse(form, JSON.parse(textOf("node_modules", name, "package.json"))).license;
}

test("every licence but MIT is named", () => {
  const section = textOf("ARCHITECTURE.md").split("\n## Licences\n")[1] ?? "";
  const rows = [...section.matchAll(/^\| (\S[^|]*?) +\| (\S[^|]*?) +\|$/gmu)];
  const named = (name: string) => rows.find(([, , packages = ""]) => packages.includes(name));
  const all = Object.keys({ ...dependencies, ...devDependencies });
  const listed = all.filter((name) => named(name) !== undefined);
  expect(listed).toEqual(all.filter((name) => licenceOf(name) !== "MIT"));
  const simple = listed.filter((name) => /^[\w.-]+$/u.test(licenceOf(name)));
  expect(simple.map((name) => named(name)?.[1])).toEqual(simple.map(licenceOf));
});
