/**
 * A question in; whether it asks for the name of who holds an office, and whether a text gives one, out.
 */
const office =
  "(?:书记|市长|县长|区长|镇长|乡长|主任|局长|部长|组长|校长|院长|处长|科长|会长|主席|队长|负责人|一把手)";
const asksName = new RegExp(
  `${office}[\\p{Script=Han}]{0,2}(?:是|叫|为)?(?:谁|什么|哪位|哪个|啥)|谁(?:是|当|担任|任).{0,12}${office}|${office}.{0,4}(?:名字|姓名|姓什么)|\\bwho (?:is|was|serves).{0,30}(?:secretary|mayor|head|director|chief|leader)|name of the .{0,30}(?:secretary|mayor|head|director|chief|leader)`,
  "iu",
);

/** The hundred commonest surnames: nine in ten people bear one of them. */
const surnames =
  "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤";
const namesHolder = new RegExp(`${office}[、\\s]*[${surnames}][\\p{Script=Han}]{1,2}`, "u");

export function asksForName(question: string): boolean {
  return asksName.test(question);
}

/** An office with a name right behind it: 市委书记朱某某. */
export function namesOfficeHolder(text: string): boolean {
  return namesHolder.test(text);
}
