/** Puts texts into pages as the commonest sites of counties, and WeChat, make and save them. */
import type { MadeText } from "./made-texts.ts";

export interface Template {
  readonly name: string;
  readonly make: (text: MadeText) => string;
  /** Where the text was published, if the page says it. */
  readonly url: string | null;
  /** Whether the page's own account is the source. */
  readonly account: string | null;
}

const nav =
  '<div class="nav"><ul><li><a href="/">首页</a></li><li><a href="/zwgk">政务公开</a></li><li><a href="/fw">政务服务</a></li><li><a href="/hd">互动交流</a></li></ul></div>';
const others =
  '<p><a href="/1">关于印发《县级创新券管理办法》的通知</a></p><p><a href="/2">县委召开全面深化改革推进会</a></p>';
/** No line of it is text. */
const tails = {
  related: `<div>【相关信息】</div>${others}<div>【打印】</div><div>【关闭】</div>`,
  explained: `<h3>相关解读</h3>${others}<p>扫一扫在手机打开当前页</p>`,
  neighbours: "<p>上一篇：县委召开会议</p><p>下一篇：没有了</p>",
  site: '<div class="footer">主办：县人民政府办公室　承办：县大数据中心<br>网站标识码：3607230001　赣ICP备05000000号<br>联系电话：0797-0000000　网站导航</div>',
};
/** What of the tails and of the navigation must not be in a text. */
export const foreignWords = [
  "政务服务",
  "创新券",
  "推进会",
  "打印",
  "扫一扫",
  "没有了",
  "网站标识码",
  "承办",
  "关注该公众号",
  "字体",
] as const;

const paragraphs = ({ paragraphs: all }: MadeText) =>
  all.map((text) => `<p>　　${text}</p>`).join("");
const titleBlock = ({ titleLines }: MadeText) =>
  `<p style="text-align:center">${titleLines.join("<br>")}</p>`;
const numberBlock = ({ number }: MadeText) =>
  number === null ? "" : `<p align="center">${number}</p>`;
const inFigures = (iso: string) => iso.replace("-", "年").replace("-", "月").concat("日");
const page = (head: string, body: string, before = "") =>
  `<!DOCTYPE html>${before}<html><head><meta charset="utf-8">${head}</head><body>${nav}${body}${tails.site}</body></html>`;

const address = "https://www.example.gov.cn/art/2023/11/20/art_1_2.html";

export const templates: readonly Template[] = [
  {
    name: "register above the text, generic window title",
    url: null,
    account: null,
    make: (text) =>
      page(
        `<title>信息浏览-${text.place}人民政府信息公开网</title>`,
        `<div>首页 &gt; 信息公开 &gt; 信息浏览</div><table class="xxgk"><tr><th>索引号:</th><td>003129766/202301-00336</td><th>发布机构:</th><td>${text.issuer ?? ""}</td></tr><tr><th>生成日期:</th><td>${text.published}</td><th>文号:</th><td>${text.number ?? ""}</td></tr><tr><th>名称:</th><td colspan=3>${text.title}</td></tr></table><div class="con"><h2>${text.title}</h2><p>${text.published}　来源：${text.source ?? "本站"}</p>${paragraphs(text)}</div>${tails.related}`,
      ),
  },
  {
    name: "fields of the national standard",
    url: address,
    account: null,
    make: (text) =>
      page(
        `<meta name="ArticleTitle" content="${text.title}"><meta name="PubDate" content="${text.published} 09:15"><meta name="ContentSource" content="${text.source ?? "本站"}"><meta name="SiteName" content="${text.place}人民政府"><meta name="url" content="${address}"><title>${text.title}_通知公告_${text.place}人民政府</title>`,
        `<div class="article"><h1>${text.title}</h1><div class="info">${text.published} 09:15　来源：${text.source ?? "本站"}　字体：【大 中 小】</div><div class="TRS_Editor">${numberBlock(text)}${paragraphs(text)}</div>${tails.neighbours}</div>`,
      ),
  },
  {
    name: "title broken in a table that lays the page out, site first",
    url: null,
    account: null,
    make: (text) =>
      page(
        `<title>${text.place}人民政府 - 政策文件 - ${text.title}</title>`,
        `<table width="100%"><tr><td class="title">${text.titleLines.join("<br>")}</td></tr><tr><td>发布日期：${inFigures(text.published)}　来源：${text.source ?? `${text.place}人民政府`}　浏览次数：103　字体：[ 大 中 小 ]</td></tr><tr><td><div id="zoom">${numberBlock(text)}${paragraphs(text)}</div></td></tr></table>${tails.related}`,
      ),
  },
  {
    name: "policy page: facts in a list, title centred in lines",
    url: address,
    account: null,
    make: (text) =>
      page(
        `<link rel="canonical" href="${address}"><title>政策文件</title>`,
        `<ul class="facts"><li><label>索 引 号：</label><span>K0123/2023-1</span></li>${text.issuer === null ? "" : `<li><label>发文机关：</label><span>${text.issuer}</span></li>`}<li><label>成文日期：</label><span>${inFigures(text.date)}</span></li>${text.number === null ? "" : `<li><label>发文字号：</label><span>${text.number}</span></li>`}<li><label>发布日期：</label><span>${inFigures(text.published)}</span></li>${text.source === null ? "" : `<li><label>来　　源：</label><span>${text.source}</span></li>`}</ul><div class="pages_content">${titleBlock(text)}${paragraphs(text)}</div>${tails.explained}`,
      ),
  },
  {
    name: "pages that a button shows",
    url: address,
    account: null,
    make: (text) => {
      const half = Math.ceil(text.paragraphs.length / 2);
      const part = (some: readonly string[]) => paragraphs({ ...text, paragraphs: some });
      return page(
        `<title>${text.title}</title>`,
        `<h3 class="tit">${text.title}</h3><div class="source">${text.published} 来源：${text.source ?? `${text.place}人民政府`}</div><div class="list-page" id="page1">${numberBlock(text)}${part(text.paragraphs.slice(0, half))}</div><div class="list-page" id="page2" style="display:none">${part(text.paragraphs.slice(half))}</div><div><a href="#">1</a> <a href="#">2</a> <a href="#">下一页</a></div>${tails.related}`,
        `<!-- saved from url=(0054)${address} -->`,
      );
    },
  },
  {
    name: "WeChat, saved by a browser",
    url: "https://mp.weixin.qq.com/s/abcdef",
    account: "县域编办",
    make: (text) =>
      `<!DOCTYPE html><html><head><meta charset="utf-8"><meta property="og:title" content="${text.title}"><meta property="og:url" content="https://mp.weixin.qq.com/s/abcdef"><title></title></head><body><div id="js_article"><h1 class="rich_media_title" id="activity-name">${text.title}</h1><span id="js_name">县域编办</span> <em id="publish_time">${inFigures(text.published)} 10:20</em><div class="rich_media_content" id="js_content" style="visibility: hidden; opacity: 0; "><section>${numberBlock(text)}${paragraphs(text)}</section></div></div><div>预览时标签不可点</div><div>微信扫一扫关注该公众号</div></body></html>`,
  },
  {
    name: "WeChat, saved without its scripts run",
    url: "https://mp.weixin.qq.com/s?__biz=Mz&mid=1",
    account: "县域编办",
    make: (text) =>
      `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${text.title}</title></head><body><script>var msg_title = '${text.title}'.html(false); var nickname = htmlDecode("县域编办"); var ct = "${Date.parse(`${text.published}T02:20:00Z`) / 1000}"; var msg_link = "https://mp.weixin.qq.com/s?__biz=Mz&amp;mid=1";</script><div class="rich_media_content" id="js_content" style="visibility: hidden;">${numberBlock(text)}${paragraphs(text)}</div><div>微信扫一扫关注该公众号</div></body></html>`,
  },
];
