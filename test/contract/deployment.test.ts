/**
 * The compose files, the Dockerfile, the systemd unit and the proxy's example name only settings that exist, and agree with
 * each other and with the program. Units and the proxy's syntax are checked by their own programs where those are here.
 */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { load } from "js-yaml";
import * as v from "valibot";
import { expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "../..");
const textOf = (name: string) => readFileSync(path.join(root, name), "utf8");

const settings = new Set(
  [...textOf(".env.example").matchAll(/^#([A-Z_]+)=/gmu)].map(([, name]) => name),
);
/** A setting, or one that is read from a file. */
const isSetting = (name: string) => settings.has(name) || settings.has(name.replace(/_FILE$/u, ""));
/** Of Node, tsx and the C library. */
const isOfRuntime = (name: string) =>
  name === "NODE_ENV" || name === "TSX_DISABLE_CACHE" || name.startsWith("MALLOC_");

const compose = v.parse(
  v.object({
    services: v.object({
      bot: v.object({
        build: v.object({ args: v.object({ NODE_IMAGE: v.string() }) }),
        environment: v.record(v.string(), v.string()),
        secrets: v.array(v.string()),
        ports: v.array(v.string()),
        volumes: v.array(v.string()),
        read_only: v.literal(true),
      }),
    }),
    secrets: v.record(v.string(), v.object({ file: v.string() })),
    volumes: v.record(v.string(), v.unknown()),
  }),
  load(textOf("compose.yaml")),
);
const { bot } = compose.services;

const shared = v.parse(
  v.object({
    services: v.object({
      database: v.object({
        image: v.string(),
        environment: v.object({ POSTGRES_PASSWORD_FILE: v.string() }),
        secrets: v.array(v.string()),
        volumes: v.array(v.string()),
      }),
      bot: v.object({
        build: v.object({ args: v.object({ NODE_IMAGE: v.string() }) }),
        scale: v.number(),
        environment: v.record(v.string(), v.string()),
        secrets: v.array(v.string()),
        volumes: v.array(v.string()),
        read_only: v.literal(true),
      }),
      proxy: v.object({
        image: v.string(),
        ports: v.array(v.string()),
        volumes: v.array(v.string()),
      }),
    }),
    secrets: v.record(v.string(), v.object({ file: v.string() })),
  }),
  load(textOf("deploy/compose.database.yaml")),
);

/** Assignments of the Dockerfile's last stage. */
const image = new Map(
  [
    ...textOf("Dockerfile").matchAll(/^(?:ENV|ARG)? +([A-Za-z_]+)=([^\s\\]+)|ARG (\w+)=(\S+)/gmu),
  ].map(([, name = "", value = "", argument, given]): [string, string] => [
    argument ?? name,
    given ?? value,
  ]),
);

test("every setting that a deployment names exists", () => {
  const unit = [...textOf("deploy/reform-practice-bot.service").matchAll(/\b([A-Z]+_[A-Z_]+)=/gu)];
  const named = [
    ...Object.keys(bot.environment),
    ...Object.keys(shared.services.bot.environment),
    ...unit.map(([, name = ""]) => name),
    ...[...image.keys()].filter((name) => name !== "NODE_IMAGE" && !name.startsWith("npm_config")),
  ];
  expect(named.length).toBeGreaterThan(8);
  expect(named.filter((name) => !isSetting(name) && !isOfRuntime(name))).toEqual([]);
});

test("compose, Dockerfile and proxy agree", () => {
  const targets = bot.volumes.map((volume) => volume.split(":")[1]);
  expect(targets).toContain(image.get("DATA_DIR"));
  expect(Object.keys(compose.volumes)).toEqual(bot.volumes.map((each) => each.split(":")[0]));
  expect(bot.build.args.NODE_IMAGE).toContain(image.get("NODE_IMAGE"));
  const port = image.get("HTTP_PORT");
  expect(bot.ports).toEqual([`127.0.0.1:${port}:${port}`]);
  expect(textOf("deploy/nginx.conf")).toContain(`proxy_pass http://127.0.0.1:${port};`);
  for (const secret of bot.secrets) {
    expect(Object.values(bot.environment)).toContain(`/run/secrets/${secret}`);
    const file = compose.secrets[secret]?.file ?? "";
    // A secret beside the code must not be committed.
    expect(textOf(".gitignore").split("\n")).toContain(path.basename(file));
  }
  expect(textOf("deploy/reform-practice-bot.service")).toContain("--import tsx src/main.ts");
});

test("the deployment with a database agrees with the Dockerfile, its proxy and its script", () => {
  const { database, bot: bots, proxy } = shared.services;
  for (const used of [database.image, proxy.image]) expect(used).toMatch(/:\d[\w.-]+$/u);
  expect(database.image).toMatch(/:0\.8\.\d+-pg17$/u);
  expect(bots.scale).toBe(2);
  expect(bots.build).toEqual(bot.build);
  expect(bots.volumes).toEqual([image.get("DATA_DIR"), "/app/index"]);
  const proxied = textOf("deploy/nginx.database.conf");
  expect(proxied).toContain("set $bots bot;");
  expect(proxied).toContain(`proxy_pass http://$bots:${image.get("HTTP_PORT")};`);
  expect(proxy.volumes[0]).toMatch(/^\.\.\/nginx\.conf:/u);
  for (const service of [database, bots])
    for (const secret of service.secrets)
      expect(textOf(".gitignore").split("\n")).toContain(
        path.basename(shared.secrets[secret]?.file ?? ""),
      );
  const files = [
    ...Object.values(bots.environment).filter((value) => value.startsWith("/run/secrets/")),
    database.environment.POSTGRES_PASSWORD_FILE,
  ];
  const declared = Object.keys(shared.secrets).map((name) => `/run/secrets/${name}`);
  expect(files.toSorted()).toEqual(declared.toSorted());
  const script = textOf("deploy/init-database.sql");
  expect(script).toContain("/run/secrets/database_url");
  expect(script).toMatch(/create role bot login password [^;]*;/u);
  expect(script).not.toMatch(/superuser;|createdb|createrole/iu);
});

test("systemd accepts the unit", (context) => {
  const unit = path.join(root, "deploy/reform-practice-bot.service");
  const { error, status, stdout, stderr } = spawnSync("systemd-analyze", ["verify", unit], {
    encoding: "utf8",
  });
  context.skip(error !== undefined, "no systemd-analyze here");
  // It looks for the program that the unit starts, which need not be here.
  const problems = `${stdout}${stderr}`
    .split("\n")
    .filter((line) => !/ is not executable/u.test(line));
  expect(problems.join("")).toBe("");
  expect([0, 1]).toContain(status);
});
