/**
 * Derives the names that people use from a division's full name: 河曲 for 河曲县, 青龙 and 青龙县 for 青龙满族自治县.
 * Invariant: a short name has at least two characters or is the full name.
 */

const peoples =
  "蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|" +
  "景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|普米|塔吉克|怒|鄂温克|保安|裕固|独龙|鄂伦春|各";
const autonomous = new RegExp(`^(.{2,}?)(?:(?:${peoples})族?)+自治([县州旗区])$`);
/** 管城回族区, 梅里斯达斡尔族区: districts named after the people who live there. */
const peoplesDistrict = new RegExp(`^(.{2,}?)(?:${peoples})族(区)$`);
/** 东乡族自治县 is named after its people, and its short name is theirs. */
const peoplesOwn = /^(.{2,}?)族?自治[县旗]$/;
const levelSuffix = /(?:特别行政区|自治区|地区|新区|特区|(?<=神农架)林区|省|市|县|区|旗|盟)$/;

export function shortNameOf(fullName: string): string {
  const people = matchPeoples(fullName) ?? peoplesOwn.exec(fullName);
  const short = people?.[1] ?? fullName.replace(levelSuffix, "");
  return short.length >= 2 ? short : fullName;
}

/** The full name without peoples' names, such as 通道县 for 通道侗族自治县; null if it contains none. */
export function plainNameOf(fullName: string): string | null {
  const [, stem, suffix] = matchPeoples(fullName) ?? [];
  return stem === undefined || suffix === undefined ? null : `${stem}${suffix}`;
}

function matchPeoples(fullName: string): RegExpExecArray | null {
  // Few names contain peoples' names, and the patterns below are slow.
  if (!/自治|族区$/.test(fullName)) return null;
  return autonomous.exec(fullName) ?? peoplesDistrict.exec(fullName);
}
