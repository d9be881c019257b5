/**
 * Recognises questions for who holds an office, and whether a text says it: by a name, or by the office that the holder
 * has besides (由市委主要领导任组长).
 */

const office =
  "(?:书记|市长|县长|区长|镇长|乡长|主任|局长|部长|组长|校长|院长|处长|科长|会长|主席|队长|负责人|一把手)";
const asksHolder = new RegExp(
  `${office}[\\p{Script=Han}]{0,2}(?:谁|哪位|哪个人)|谁(?:是|[在来]?当|担任|任|兼).{0,12}${office}|\\bwho (?:is|was|serves|became|heads|leads).{0,30}(?:secretary|mayor|head|director|chief|leader)`,
  "iu",
);
const asksName = new RegExp(
  `${office}[\\p{Script=Han}]{0,2}(?:叫|姓)(?:什么|啥|谁)|${office}.{0,8}(?:名字|姓名)|name of the .{0,30}(?:secretary|mayor|head|director|chief|leader)`,
  "iu",
);

/** The hundred commonest surnames, which nine in ten people have, but 于, 任 and 向, which are words as well. */
const surnames =
  "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔汤";
const offices = new RegExp(office, "gu");
/** With the end of its body's name: 办主任 of 编办主任 is not 委主任 of 编委主任. */
const officesOfBodies = new RegExp(`[委办局厅会部院校]?${office}`, "gu");

/**
 * `holder`: a name or another office answers; `name`: only a name does; null if neither is asked for.
 * @param question normalised, as in `saysWho`, so that traditional characters are read, too
 */
export function askedPerson(question: string): "holder" | "name" | null {
  if (asksName.test(question)) return "name";
  return asksHolder.test(question) ? "holder" : null;
}

export function saysWho(text: string, asked: "holder" | "name", question: string): boolean {
  // An office followed directly by a name: 市委书记朱某某.
  const isNamed = (each: string) =>
    new RegExp(`${each}[、\\s]*[${surnames}]\\p{Script=Han}{1,2}`, "u").test(text);
  if ((question.match(officesOfBodies) ?? [office]).some(isNamed)) return true;
  if (asked === "name") return false;
  const wanted = question.match(offices) ?? [];
  return wanted.some((each) => new RegExp(`(?:任|当)${each}|${each}(?:由|一职由)`, "u").test(text));
}
