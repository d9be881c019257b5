/**
 * Reads which fact a question asks for: a number of things or people, a sum of money, a share, a change, a date, a
 * duration, a name, a reason or what went wrong, and of what.
 */
import type { FactKind } from "../core/domain.ts";
import { isContentWord, type TaggedWord } from "../language/tokenize.ts";

export interface AskedFact {
  readonly kind: FactKind;
  /** The measure word in the question, such as 件; null for none and for 个, which counts anything. */
  readonly unit: string | null;
  /** The thing whose fact is asked for, in the question's words; null if it names none. */
  readonly thing: string | null;
  /** The words that ask, such as 什么时候 and "how many days"; no text that answers needs them. */
  readonly asking: string;
}

/**
 * Regular expression for 几 as a question for a number. It excludes 几 in the sense of "some": 好几个, 十几个,
 * 把几个小局并成一个, 管文化的几个单位. After 的, 几 asks only with 成, 倍 and 位: 占财政支出的几成.
 */
export const countAsked = "(?<![好那这十让把将跟])(?<!的(?=几[^成倍位]))几";

type Tag = (text: string) => readonly TaggedWord[];

const measures = "个家名人次项天年月种类支条所座户件倍成位处届场稿轮批镇乡村份套张台辆块元万亿";

/** 哪几个 asks which, 就几个人 says that they are few, 这几年 is a time. */
const severalAsked = `(?<![哪就近前后头过])${countAsked}`;
const asksInChinese = new RegExp(
  `(?:多少|${severalAsked}(?=[${measures}\\s]))(?<measure>人次|(?!乡镇|镇街|村居)[${measures}](?![员口]))?|百分之(?:几|多少)|多大比例|占比|(?<!%[\\p{Script=Han}]{0,4})比例`,
  "u",
);
const asksInEnglish =
  /\bhow (?:many|much|large|big)\b|\b(?:what|which) (?:percentage|per ?cent|share|proportion|number)\b|\bwhat (?:is|are|was|were) (?=the (?:[a-z-]+ ){0,4}?(?:rate|percentage|share|proportion|number)\b)|\bwhat (?:is|are|was|were) (?=(?:the |its |their )?(?:annual |yearly |total |average |per capita )*(?:gdp|population|area|revenue|budget|income|debt|price|cost|salary|salaries|wages?|fees?)\b)|^(?:the )?(?:number|percentage|share|proportion) of\b|\bby how much\b/u;
const date =
  /哪一?年|哪个月|什么时候|何时|几月|几号|哪天|什么时间|\bwhen (?:did|does|do|was|were|is|are|has|have|had|will|exactly)\b|\b(?:know|tell me|say|ask|remember|find out|about|since) when\b|\bwhen\W*$|\b(?:what|which) (?:year|month|day|date)\b(?!-)/u;
const duration = new RegExp(
  String.raw`多久|多长时间|(?:多少|${severalAsked})(?:天|年|周|个?(?:月|星期|小时|工作日)|分钟)|\bhow long\b|\bhow much time\b|\bhow many (?:[a-z]+ )?(?:minutes|hours|days|weeks|months|years)\b`,
  "u",
);
/** The verb of change with the question word; in English, what changed stands between them. */
const change =
  /(?:下降|上升|上涨|精简|核减|削减|压减|节约|节省|提[高升]|扩大|[降减涨增升压砍省缩少多])(?:[了去掉下来低少幅出加短高大长缩减]|不少)*(?:几|多少|百分之[几多])|\b(?:by how much|how much)(?: (?:did|do|does|has|have|had))? (?<grown>[^,.;?!]{0,60}?)(?: been)? ?\b(?:fall|fell|fallen|drop|dropped|rise|rose|risen|grow|grew|grown|cut|save|saved|shrink|shrunk|decline|declined|increased?|decreased?|reduced?)\b/u;

const bodies =
  "乡镇|街道|[镇乡村](?![级里])|社区|[农林]场|公司|国企|企业|学校|[小中]学|部门|单位|机构|局";
/** Which of a class of bodies, or what one or a document is called; 哪些企业 asks for a kind. Who somebody is, is for `askedPerson` to read. */
const name = new RegExp(
  `哪(?:几|[一两三四五])?[个家所]?(?:${bodies})|(?:${bodies}|文件|办法|方案|模式|平台|品牌|系统|工作法|机制)(?:都|各|分别|到底|究竟)?(?:叫|名[字称](?:是|叫)?)(?:什么|啥)(?:名[字称]?)?|` +
    String.raw`\bwhich (?:(?:two|three|four|other) )?(?:towns?|townships?|villages?|farms?|compan(?:y|ies)|schools?|departments?|bureaus?|agenc(?:y|ies)|units?)\b|\bnames? of the (?:[a-z0-9]+ ){0,3}[a-z]+|\bwhat (?:is|are|was|were) .{0,60} (?:called|named)\b`,
  "u",
);
/** Not 更名为什么, 成为什么样的中心: a reason is asked for before a verb, or at the beginning of a clause. */
const reason =
  /(?<![誉称认成作以视变列设改定转名译])为(?:什么|啥|何)(?!单位|部门|地[方区]|样|[名称人]|等?级|\s*[?？]?$)|(?:^|[,，。是])为(?:什么|啥|何)[?？]?$|为[嘛吗]|干[嘛吗](?=[要把将不])|[怎咋]么?就(?![是业近地读医餐座])|何以|[凭图](?:什么|啥)|出于(?:什么|啥|何)|(?:什么|啥)(?:原因|缘[由故])|原因(?:是|在)|\bwhy\b|\bhow come\b|\breasons? (?:for|why|that)\b|\bwhat (?:made|led|prompted|caused|drove)\b/u;

/**
 * What does not work, in whatever words: nouns for trouble behind a question word or before one, and sayings. 解决了哪些问题
 * and 针对什么问题 ask what was done.
 */
const problem =
  /(?<!解决|破解|化解|针对|围绕|克服|处理|整改)(?:了|好|掉)?(?:什么|啥|哪些|有何|有没有|何)(?:样的|具体的?)?[^,，。?？有解决]{0,6}?(?:问题|困难|难处|难点|难题|不足|短板|弱项|弊端|毛病|缺点|漏洞|阻力|障碍|顾虑|担心|教训|副作用|后遗症|不满|意见|抱怨)(?:吗|没有|呢|啊|呀|$|[,，?？])|(?:踩|有|掉|遇到?|碰到?)(?:了|过|进)?(?:什么|啥|哪些|没有)?坑|(?:头疼|头痛|棘手|犯愁|发愁|为难)的(?:事|地方|问题|难题)?(?:又|都|就)?[是有]?(?:哪|什么|啥)|走样|(?:有没有|有无).{0,12}(?:糊弄|应付|敷衍|走过场|形式主义|打折扣|反弹)|还?(?:差|欠)(?:在|些|点)?(?:哪|什么|啥)|(?:哪些|什么|哪里|哪儿)(?:地方|事)?(?:还)?(?:没|不够|做得不)(?:有)?(?:弄|做|搞|办|解决|到位|好|够)|\b(?:what|which|any) (?:[a-z]+ ){0,3}(?:problems?|difficult(?:y|ies)|challenges?|shortcomings?|drawbacks?|weakness(?:es)?|obstacles?|pitfalls?|complaints?|worries|concerns?|side effects?|flaws?)\b|\bwhat (?:has gone|went|goes|is going) wrong\b|\bwhat (?:has )?(?:did not|didn't|has not|hasn't|does not|doesn't) work(?:ed)?\b|\bwhat (?:is|was|are) (?:still )?(?:missing|unsolved|unresolved)\b/u;

/** In this order: 降了多少钱 asks for a change, which a sum and a share both state. */
const kinds: readonly (readonly [FactKind, RegExp])[] = [
  ["date", date],
  ["duration", duration],
  ["change", change],
  [
    "money",
    /多少钱|[花投拿发给补奖]了?多少(?:钱|元|万|经费|资金)?(?![\p{Script=Han}])|多少\p{Script=Han}{0,4}(?:钱|费|款|金|元|补贴|补助|工资|收入|预算|债|投资)|几(?:块|元)|\bhow much (?:money|does .* cost|did .* cost|is .* paid|does .* (?:spend|pay))|\bhow much .*\b(?:cost|spend|spent|pay|paid|budget|money|salary)\b|\bhow much (?:is|are|was|were)\b|\bhow many (?:yuan|dollars)\b/u,
  ],
  [
    "share",
    /百分之[几多]|比例|占比|几成|率(?:是|有|达到?|为|大概|大约)*多少|percent|per cent|\bshare\b|\bproportion\b|\brate\b|\bhow much of\b/u,
  ],
  ["people", /(?:多少|几)个?(?:人(?![次口均才员])|名|位)|\bhow many (?:people|persons)\b/u],
];

const toldKinds = [
  ["reason", reason],
  ["problem", problem],
  ["name", name],
] as const;

/** Null if the question asks for none of them. @param topic normalised, without places */
export function readAskedFact(topic: string, tag: Tag): AskedFact | null {
  const told = toldFact(topic);
  if (told !== null) return told;
  const asked = askedNumber(topic);
  const measure = asked?.groups?.["measure"];
  // A measure word says what changed by: 精简了多少个 asks for no share.
  const isAsked = ([kind, pattern]: (typeof kinds)[number]) =>
    !(kind === "change" && measure !== undefined) && pattern.test(topic);
  const kind = kinds.find(isAsked)?.[0] ?? "count";
  // What has a date or lasts is told by the whole clause.
  if (kind === "date" || kind === "duration") {
    const [asking = ""] = (kind === "date" ? date : duration).exec(topic) ?? [];
    return { kind, unit: null, thing: null, asking };
  }
  if (asked === null) return null;
  const end = asked.index + asked[0].length;
  const changed = change.exec(topic);
  return {
    kind,
    unit: measure === undefined || /[个万亿]/u.test(measure) ? null : measure,
    thing: /[a-z]/.test(asked[0])
      ? englishThing(kind === "change" ? ` ${changed?.groups?.["grown"] ?? ""}` : topic.slice(end))
      : (thingAfter(topic.slice(end), tag) ??
        (changed === null
          ? thingBefore(topic.slice(0, asked.index), tag)
          : changedThing(topic.slice(0, changed.index), tag))),
    asking: asked[0] + genericBehind(topic.slice(end)),
  };
}

/** Beside 怎么, 几 means "some": 几家合到一起,怎么管. */
function askedNumber(topic: string): RegExpExecArray | null {
  const asked = asksInChinese.exec(topic) ?? asksInEnglish.exec(topic);
  return asked?.[0].startsWith("几") === true && /怎么|怎样|咋|如何|办法/u.test(topic)
    ? null
    : asked;
}

function toldFact(topic: string): AskedFact | null {
  for (const [kind, pattern] of toldKinds) {
    const [asking] = pattern.exec(topic) ?? [];
    if (asking !== undefined) return { kind, unit: null, thing: null, asking };
  }
  return null;
}

/** The 钱 of 多少钱, the people of "how many people". */
function genericBehind(text: string): string {
  const [written = "", word = ""] = /^ ?([a-z]+|\p{Script=Han})(?!口)/u.exec(text) ?? [];
  return generic.has(word) ? written : "";
}

/** Words that say no more than the question word: 多少人, 多少钱. */
const generic = new Set(
  "人 钱 个 元 数 数量 的 人数 people persons person money yuan time".split(" "),
);

/** The tagger takes some verbs for nouns; with an aspect particle they are none. */
const isNoun = ({ word, tag }: TaggedWord) =>
  /^(?:n|vn|an|j|l|i|eng|x)/.test(tag) && isContentWord(word) && !/[了过着得]/u.test(word);

/**
 * The nouns directly behind the question word: 编制 in 多少编制. The first word is what is counted whatever its tag,
 * because many nouns of the field are verbs as well.
 */
function thingAfter(text: string, tag: Tag): string | null {
  const [clause = ""] = text.replace(/^\s*的?/u, "").split(/[,.;:!?，。；：！？]/u);
  const words: string[] = [];
  for (const word of tag(clause.trimEnd())) {
    const isCounted =
      words.length === 0 && isContentWord(word.word) && !/^[upcdyfm]/.test(word.tag);
    if (!isCounted && !isNoun(word)) break;
    words.push(word.word);
  }
  return joined(words);
}

/** The words in front of a verb of change, the last whatever its tag: 编制 is a verb to the tagger as well. */
function changedThing(text: string, tag: Tag): string | null {
  const tagged = tag(clauseBefore(text)).toReversed();
  const isPart = (word: TaggedWord, at: number) =>
    isNoun(word) || (at === 0 && isContentWord(word.word) && !/^[upcdyfmrt]/.test(word.tag));
  const end = tagged.findIndex((word, at) => !isPart(word, at));
  return joined(
    tagged
      .slice(0, end === -1 ? tagged.length : end)
      .map(({ word }) => word)
      .toReversed(),
  );
}

function clauseBefore(text: string): string {
  return (text.split(/[,.;:!?，。；：！？]/u).at(-1) ?? "").trim();
}

/** The last nouns in front of it, over verbs and adverbs: 领导职数 in 领导职数还剩多少. */
function thingBefore(text: string, tag: Tag): string | null {
  const clause = clauseBefore(text);
  // Cut off, since the tagger takes 队有 of 执法队有多少人 for one word.
  const subject = clause.replace(/(?:一共|总共|共|现|还|大概|大约)*(?:有|是|为|达到?)$/u, "");
  const words: string[] = [];
  for (const word of tag(subject).toReversed()) {
    // 收入 of 财政收入是多少 and 执法 of 执法队 are verbs to the tagger.
    const isPart =
      word.tag.startsWith("v") &&
      isContentWord(word.word) &&
      (words.length === 0 ? subject !== clause : words.join("").length === 1);
    // What the tagger does not know is often a noun with the verb behind it: 员有, 能少花.
    if (isPart || (isNoun(word) && word.tag !== "x" && !generic.has(word.word)))
      words.unshift(word.word);
    else if (words.length > 0) break;
  }
  return joined(words);
}

function joined(words: readonly string[]): string | null {
  const telling = words.filter((word) => !generic.has(word) && /[\p{L}\p{N}]/u.test(word));
  return telling.length === 0 ? null : telling.join("");
}

/** Up to the verb: "staff" in "how many staff did the office have", "grid workers" in "how much are grid workers paid". */
function englishThing(text: string): string | null {
  const [, auxiliary = "", phrase = ""] =
    /^ ?(?:(is|are|was|were|did|does|do|has|have|had|will|can) )?(?:of )?(?:the )?((?:[a-z'-]+ ?){1,4}?)(?=\b(?:did|does|do|is|are|was|were|has|have|had|can|will|of|in|for|to|on|at|per|that|which|who|a)\b|[,.;?!]|$)/u.exec(
      text,
    ) ?? [];
  const words = phrase.trim().split(" ");
  const endsInVerb = /^(?:is|are|was|were)$/u.test(auxiliary)
    ? /(?:ed|paid|spent)$/u.test(phrase.trim())
    : auxiliary !== "";
  const thing = words.slice(0, endsInVerb ? -1 : words.length).join(" ");
  return thing === "" || generic.has(thing) || /^(?:is|are|was|were)$/u.test(thing) ? null : thing;
}
