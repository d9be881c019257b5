/** Reads what an article of WeChat (微信公众号) says of itself in its elements and scripts; saved pages lack the former. */
import { dateTyped } from "../../documents/dates.ts";
import { isWebAddress } from "../../language/web-address.ts";
import type { Page, TreeElement } from "../dom.ts";
import { visibleText } from "../text-line.ts";

export interface WechatArticle {
  readonly content: TreeElement;
  readonly title: string | null;
  /** The account that published it. */
  readonly account: string | null;
  readonly date: string | null;
  readonly url: string | null;
}

/** Null for a page that is no article of WeChat. */
export function wechatArticle(page: Page): WechatArticle | null {
  const content = elementOf(page, "js_content");
  if (content === null) return null;
  const script = [...page.getElementsByTagName("script")]
    .map(({ textContent }) => textContent ?? "")
    .join("\n");
  const address = variable(script, "msg_link")?.replaceAll("&amp;", "&") ?? "";
  return {
    content,
    title: textOf(page, "activity-name") ?? variable(script, "msg_title"),
    account: textOf(page, "js_name") ?? variable(script, "nickname") ?? textOf(page, "profileBt"),
    date: dateOf(textOf(page, "publish_time")) ?? dateIn(script),
    url: isWebAddress(address) ? address : null,
  };
}

function elementOf(page: Page, id: string): TreeElement | null {
  return [...page.querySelectorAll(`#${id}`)][0] ?? null;
}

function textOf(page: Page, id: string): string | null {
  return visibleText(elementOf(page, id)?.textContent ?? "") || null;
}

/** `var nickname = htmlDecode("大余编办");` */
function variable(script: string, name: string): string | null {
  const pattern = new RegExp(
    `\\b${name}\\s*[=:]\\s*(?:[\\w.]+\\()?\\s*(?:"([^"\\n]{1,300})"|'([^'\\n]{1,300})')`,
    "u",
  );
  const found = pattern.exec(script);
  return visibleText(found?.[1] ?? found?.[2] ?? "") || null;
}

function dateOf(written: string | null): string | null {
  return dateTyped(written?.split(/\s/u)[0] ?? "");
}

/** `createTime = '2023-08-15 10:20'`, or `ct = "1692065999"` in seconds. */
function dateIn(script: string): string | null {
  const written = dateOf(variable(script, "createTime"));
  const seconds = Number(variable(script, "ct") ?? variable(script, "svr_time"));
  if (written !== null || !(seconds > 0)) return written;
  const chinaOffsetS = 8 * 3600;
  return new Date((seconds + chinaOffsetS) * 1000).toISOString().slice(0, "2023-08-15".length);
}
