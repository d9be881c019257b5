/**
 * `npm run build:keys`: writes src/chat/views/message-keys.ts from the Chinese prompts. Run it when a text is added or
 * removed, or needs other variables.
 */
import { writeFileSync } from "node:fs";
import path from "node:path";
import { readPromptsFile } from "../chat/views/prompts-file.ts";
import { projectDir } from "../core/config.ts";

const { variables } = readPromptsFile(path.join(projectDir, "prompts/zh.ftl"));
const entries = [...variables].map(
  ([key, names]) => `${JSON.stringify(key)}: ${JSON.stringify([...names])},`,
);
const lines = [
  "/** Generated from prompts/zh.ftl by `npm run build:keys`: the keys of the texts, each with its variables. */",
  "export const messageKeys = {",
  ...entries,
  "} as const;",
  "export type MessageKey = keyof typeof messageKeys;",
  "",
];
writeFileSync(path.join(projectDir, "src/chat/views/message-keys.ts"), lines.join("\n"));
