/**
 * What a program wrote into a file's properties in; the title or the names out, null where it says nothing of the
 * document: "Microsoft Word - 新建文档", "Administrator".
 */
import { namesIn } from "./stated-facts.ts";

const program = /^(?:Microsoft (?:Word|PowerPoint|Excel)|WPS\s?\S*|PowerPoint)\s*[-–—]\s*/i;
const fileEnding = /\.(?:docx?|wps|pdf|html?|txt|rtf|indd|cdr|qxd)$/i;
const placeholder =
  /^(?:新建|文档|未命名|无标题|无主题|untitled|document|doc|title|标题|test|测试|print|打印|\p{L}?\d+)[\s\d()（）_-]*(?:文档|文件|页)?[\s\d()（）_-]*/iu;
const openingLines = 5;
const fewestLetters = 4;
const maxTitleUtf16 = 120;

/** A file's name in the title's place may still be the title. */
export function plausibleTitle(written: string | null): string | null {
  const title = (written ?? "").trim().replace(program, "").replace(fileEnding, "").trim();
  if (title.length > maxTitleUtf16 || title.replace(placeholder, "") === "") return null;
  const letterCount = title.match(/\p{L}/gu)?.length ?? 0;
  // What was written in another encoding than the file says, or is a path.
  const isBroken = /[\u{fffd}\p{Cc}\p{Co}\u0080-\u00ff]|[\\/]/u.test(title);
  return letterCount < fewestLetters || isBroken ? null : title;
}

/** Programs note who typed. Whose name also stands on a line of its own, under the title, wrote it. */
export function plausibleAuthors(written: string | null, lines: readonly string[]): string[] {
  const opening = lines
    .slice(0, openingLines)
    .map((line) => line.replace(/[^\p{Script=Han}]/gu, ""));
  const names = namesIn(written ?? "");
  return opening.includes(names.join("")) ? names : [];
}
