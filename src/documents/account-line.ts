/** The line below the title of an article of WeChat, as it is copied: 原创 张三 某某编办 2023-05-06 10:00 山西. */
import { dateTyped } from "./dates.ts";

export interface AccountLine {
  readonly author: string | null;
  /** The account that published it. */
  readonly account: string;
  /** ISO, `2023-05-06`. */
  readonly date: string;
}

/** Where nothing says 原创, only the account stands before date and time. */
const form =
  /^(?:原创\s*[:：]?\s*(?:(?<author>\p{Script=Han}{2,4})\s+)?)?(?<account>[^\s:：，。；|]{2,30})\s+(?<date>\d{4}(?:-\d{1,2}-\d{1,2}|年\d{1,2}月\d{1,2}日))\s+\d{1,2}:\d{2}(?::\d{2})?(?:\s+(?:发表于\s*)?\p{Script=Han}{2,8})?$/u;
/** What labels a date is no account. */
const label = /(?:时间|日期|更新|^发布|^来源)$/u;

/** Null for any other line. */
export function accountLine(line: string): AccountLine | null {
  const groups = form.exec(line.trim())?.groups;
  const account = groups?.["account"] ?? "";
  const date = dateTyped(groups?.["date"] ?? "");
  if (account === "" || label.test(account) || date === null) return null;
  return { author: groups?.["author"] ?? null, account, date };
}
