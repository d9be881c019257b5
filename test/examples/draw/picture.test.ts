/** What is drawn of a message is the message: all of it that a client shows, and nothing else. */
import { describe, expect, test } from "vitest";
import { parseHtml } from "../../telegram/stand-in/html.ts";
import { drawMessage } from "./bubble.ts";
import { drawPicture, type Picture } from "./picture.ts";
import type { ShownMessage } from "./shown-message.ts";

const bot = { text: "机器人", color: 1 };

function aMessage(html: string, fields: Partial<ShownMessage> = {}): ShownMessage {
  const nothingElse = { isOwn: false, sender: bot, replied: null, via: null, buttons: [] };
  return { ...nothingElse, content: parseHtml(html), time: "09:30", ...fields };
}

function drawn(message: ShownMessage, unfolded = false): string {
  const isUnfolded = () => unfolded;
  return wordsOf(drawMessage(message, { maxWidthPx: 300, showsSender: true, isUnfolded }).svg);
}

/** Without white space: where a line breaks there may be none. */
function wordsOf(svg: string): string {
  const shown = /<text[^>]*>([^<]*)<\/text>|aria-label="([^"]*)"/gu;
  const texts = [...svg.matchAll(shown)].map(([, text, emoji]) => text ?? emoji ?? "");
  return texts
    .join("")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&")
    .replaceAll(/\s/gu, "");
}

const long =
  "对因改革超编的903名事业人员,采取到对口党政部门跟班学习锻炼等多种方式,重新调整配备,优化了人员结构。".repeat(
    2,
  );

describe("a message", () => {
  test("has its writer, its text with the markup that it quotes, and its time", () => {
    const html = '<b>甲 &lt;乙&gt;</b> &amp;amp; "丙"\n\n末行';
    expect(drawn(aMessage(html))).toBe('机器人甲<乙>&amp;"丙"末行09:30');
  });

  test("shows three lines of a quote, and all of it once it is tapped", () => {
    const message = aMessage(`<blockquote expandable>${long}</blockquote>\n来源`);
    const [folded, unfolded] = [drawn(message), drawn(message, true)];
    expect(unfolded).toBe(`机器人${long}来源09:30`);
    const shown = folded.slice("机器人".length, -"来源09:30".length);
    expect(long.startsWith(shown)).toBe(true);
    expect(shown.length).toBeGreaterThan(40);
    expect(shown.length).toBeLessThan(long.length / 1.5);
  });

  test("shows all of a quote that does not fold", () => {
    expect(drawn(aMessage(`<blockquote>${long}</blockquote>`))).toBe(`机器人${long}09:30`);
  });

  test("says what it replies to, by whose words, and which buttons it has", () => {
    const replied = { name: { text: "小李", color: 2 }, text: "怎么\n安置?" };
    const buttons = [[{ text: "📖 1", kind: "data" }], [{ text: "复制", kind: "copy" }]] as const;
    const message = aMessage("好", { replied, via: "practice_bot", buttons });
    expect(drawn(message)).toBe("机器人via@practice_bot小李怎么安置?好09:30📖1复制");
  });

  test("of one's own is without one's name", () => {
    expect(drawn(aMessage("好", { isOwn: true }))).toBe("好09:30");
  });
});

test("an emoji is a shape, wherever it stands, and as text it is nowhere", () => {
  const replied = { name: { text: "小李", color: 2 }, text: "👍 好" };
  const buttons = [[{ text: "📖 1", kind: "data" }], [{ text: "↩ 返回", kind: "data" }]] as const;
  const html = "<b>点 📖</b> 看👎原文";
  const { svg } = drawMessage(aMessage(html, { replied, buttons }), {
    maxWidthPx: 300,
    showsSender: true,
    isUnfolded: () => false,
  });
  expect(wordsOf(svg)).toBe("机器人小李👍好点📖看👎原文09:30📖1↩返回");
  const texts = [...svg.matchAll(/<text[^>]*>([^<]*)/gu)].map(([, text]) => text).join("");
  expect(texts).toBe("机器人小李 好点  看原文09:30 1 返回");
});

describe("a picture", () => {
  const picture: Picture = {
    title: "A <chat>",
    header: { name: bot, below: "机器人" },
    isGroup: false,
    messages: ["第一条", "第二条", "第三条"].map((text) => aMessage(text)),
    isUnfolded: () => false,
    maxHeightPx: 1000,
    toast: null,
    panel: null,
  };

  test("is as high as what is in it, and no higher than it may be", () => {
    expect(heightOf(picture)).toBeLessThan(400);
    expect(heightOf({ ...picture, maxHeightPx: 120 })).toBe(120);
  });

  test("that is too long is scrolled to its end", () => {
    const words = wordsOf(drawPicture({ ...picture, maxHeightPx: 120 }));
    expect(words).not.toContain("第一条");
    expect(words).toContain("第三条");
  });

  test("has what is said to a press, and what is being typed", () => {
    const panel = { typed: "@bot 编制", results: [{ title: "河曲县", description: "超编" }] };
    const words = wordsOf(drawPicture({ ...picture, toast: "谢谢", panel }));
    expect(words).toContain("谢谢");
    expect(words).toContain("河曲县超编@bot编制");
  });
});

function heightOf(picture: Picture): number {
  return Number(/height="(\d+)"/u.exec(drawPicture(picture))?.[1]);
}
