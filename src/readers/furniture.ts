/**
 * Removes what a web page puts around an article: buttons, credits of its editors, links to other pages. Only the
 * first and last lines are checked, because within a text the same words are content.
 */
import type { TextLine } from "./text-line.ts";

const headLines = 8;
const tailLines = 12;
const maxFurnitureUtf16 = 160;

const colon = "\\s*[:\\uff1a]";
/** A line that begins like this is a field of the page. */
const field = new RegExp(
  `^[（(【[]?\\s*(?:(?:信息|文章|稿件|新闻)?来\\s*源|作\\s*者|责任编辑|责\\s*编|编\\s*辑|编\\s*审|审\\s*核|校\\s*对|初\\s*审|复\\s*审|终\\s*审|一审|二审|三审|(?:发布|更新|发稿)(?:时间|日期|机构|单位)|日\\s*期|时\\s*间|浏览(?:次数|量)?|阅读(?:次数|量)?|点击(?:次数|数|量)?|访问量|字\\s*[体号](?:大小)?|分享(?:到|至)?|(?:您)?(?:现在|当前)(?:的)?位置)${colon}`,
  "u",
);
/** From such a line on, the page is about other pages. */
const after =
  /^[（(【[]?\s*(?:上一[篇条页]|下一[篇条页]|相关(?:阅读|链接|新闻|文章|推荐)|热点推荐|推荐阅读|延伸阅读|友情链接|版权所有|网站标识码|扫一扫)/u;
const button =
  /打印(?:本[页文]|此[页文]|页面|文章)?|关闭(?:窗口|本页|页面)?|返回(?:顶部|首页|列表|上一页)?|分享(?:到|至)?|加?收藏(?:本[站页])?|设为首页|字[体号](?:大小)?|[大中小]|微信|新?浪?微博|QQ空间|朋友圈|复制链接|纠错|TOP|无障碍(?:浏览)?|繁體?体?版?/gu;

export function withoutFurniture(lines: readonly TextLine[]): TextLine[] {
  const end = lines.findIndex(
    ({ text }, index) => index >= lines.length - tailLines && isShort(text) && after.test(text),
  );
  const own = end === -1 ? lines : lines.slice(0, end);
  return own.filter(
    ({ text }, index) =>
      (index >= headLines && index < own.length - tailLines) || !isFurniture(text),
  );
}

function isFurniture(text: string): boolean {
  return isShort(text) && (field.test(text) || isButtons(text));
}

function isShort(text: string): boolean {
  return text.length <= maxFurnitureUtf16;
}

/** Whether the text consists of the words of buttons only. */
function isButtons(text: string): boolean {
  const rest = text.replace(button, "");
  return rest !== text && !/[\p{L}\p{N}]/u.test(rest);
}
