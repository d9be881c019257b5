/** What a bot says of itself: one long and one short text for each language. */
import { expect, test } from "vitest";
import { startCaller } from "./caller.ts";

test("a language without a text of its own gets that of all others", async () => {
  const { call } = await startCaller();
  const zh = { language_code: "zh" };
  await call("setMyDescription", { description: "Ask me." });
  expect((await call("getMyDescription", zh)).result).toEqual({ description: "Ask me." });
  await call("setMyDescription", { description: "问我。", ...zh });
  expect((await call("getMyDescription", zh)).result).toEqual({ description: "问我。" });
  expect((await call("getMyDescription")).result).toEqual({ description: "Ask me." });
  expect((await call("getMyShortDescription", zh)).result).toEqual({ short_description: "" });
});

test("what is too long, or for no language, is refused", async () => {
  const { call, expectRefusal } = await startCaller();
  await call("setMyDescription", { description: "字".repeat(512) });
  await expectRefusal("setMyDescription", { description: "字".repeat(513) }, /TOO_LONG/);
  await call("setMyShortDescription", { short_description: "字".repeat(120) });
  await expectRefusal("setMyShortDescription", { short_description: "字".repeat(121) }, /TOO_LONG/);
  await expectRefusal(
    "setMyDescription",
    { description: "", language_code: "zh-hans" },
    /language/,
  );
});
