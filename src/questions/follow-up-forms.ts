/**
 * The forms of messages that go on with a question: what they say of how they do, whatever it was about.
 */
import type { TextRange } from "../core/domain.ts";
import { blankRanges } from "../language/normalize.ts";
import { isNothingBut, saidWords, wordsOrNothing } from "./consume.ts";
import type { PlaceWords } from "./limit-follow-up.ts";

const more =
  /^(?:还有(?:吗|呢|没有?|么|别的吗?|其[他它]的?吗?|更多吗?)?|(?:再|还)?(?:有没有|有|看|来|发)?更多的?(?:吗|呢)?|再?继续(?:[说看讲发](?:下去)?吧?)?|接着[说讲发]?|再(?:来|看|发|说)(?:一?些|[一两三几][个条段点]|点)?|下一[页批]|(?:show |tell |give |got |is there |are there |do you have |have you got )?(?:me |us )?(?:some |any |anything )?more(?: please)?|next(?: page)?|continue|go on|keep going|(?:is there |got )?anything else|what (?:else|more)|(?:so )?is that (?:all|it|everything)|that['’]?s (?:all|it)|就(?:只有)?(?:这些|这么多|这点|这几[条段])了?(?:吗|么)?|没有?了(?:吗|么))$/iu;

/** 还有什么措施 asks for other excerpts on the same, not for other words of the question. */
const otherMeasures =
  /^(?:(?:还?有没有|还有|有)?(?:什么|哪些)?(?:其[他它]|别)的?|还有(?:什么|哪些))(?:做法|办法|措施|举措|内容|方式|途径|规定|要点|段落)(?:吗|呢|么)?$/u;

export function asksForMore(said: string): boolean {
  return more.test(said) || otherMeasures.test(said);
}

export const opening =
  /^(?:那么?(?![边里儿个])|还有|至于|and|what about|how about|so)(?![a-z])\s*/iu;
export const closing = /呢$/u;
const endMark = /[\s?？!！。.,，、~～…]/u;

/** Scans from the end: a pattern anchored there takes quadratic time if a message has a thousand marks in a row. */
export function withoutEndMarks(text: string): string {
  let end = text.length;
  while (end > 0 && endMark.test(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

const sameForm =
  /^(?:那里|那边|那儿|方面)?(?:又|也)?(?:是|都)?(?:(?:怎么|怎样|如何)(?:做|办|弄|搞|干|处理|解决|样)?|咋[做办弄搞样]|有什么(?:做法|办法)|什么情况|情况(?:如何|怎样|怎么样))的?[呢吗]?$|^(?:in|did|does|do|how (?:did|does|do|is it|was it)|(?:what|how) about(?: in)?)?\s*(?:do(?:ne)?|handle[ds]?)?\s*(?:it|that|this|the same|so)?(?: in)?$/iu;
/** Beside a place they change nothing of the question: 换成浏阳看看, 浏阳也有吗. */
const sameWords = wordsOrNothing(
  "还是 还 说回 回到 回来 转回 返回 来说 来看 继续 就 先 吧 的话 我 要 想 要的 想看 想问 问 说 指 干 弄 办 搞 处理 解决 放 放在 类似 的 看 看看 看下 换 换成 换到 改成 要是 如果 假如 只 只看 也 有 有没有 没有 吗 呢 这样 这么 是 是不是 做 做过 怎么 怎样 如何 样 那 那边 那里 那儿 试试 查 查查 查下 再 一下 同样 一样 请 帮我 给我",
  "only just any anything something done from of about back to go return try instead in for it is was there the same do did does have has they too as well also that this so please check now look at see let s and what about how i want wanted question questions thing",
);

/** Whether the rest of a message beside a place or a limit only refers to the previous question. */
export function asksTheSame(rest: string): boolean {
  return sameForm.test(rest) || isNothingBut(saidWords(rest), sameWords);
}

const comparing = wordsOrNothing(
  `不同 区别 差别 差异 异同 不一样 一样 比 比较 对比 对照 相比 比起来 比一比 比起 比的话 放一起 放在一起 放一块 放一块儿 放在一块 放在一块儿 比比 更好 好 强 差 哪个好 谁好 谁更好 哪个更好`,
  "vs versus compare compares compared comparing comparison differ differs different difference differences against contrast better unlike side by",
);
const besideComparing = wordsOrNothing(
  `和 跟 与 同 呢 吗 的 一下 下 那 那么 如何 怎么样 怎样 怎么 会 是 有 有没有 没有 什么 啥 哪些 何 多大 哪个 谁 看 看看 做 做法 之间 它 它们 他们 这个 那个 刚才 刚才的 上面 上面的 前面 前面的
  这 这里 这边 那里 那边 两边 两个 两地 两者 起来 说 说说 再 又 还 较 地方 能 可以 请 帮我 来 之 处`,
  "how does do did is are was it that this they those these to with from the what s between and in than about so there place places one them same can you i please let against of which one way ways respect respects",
);
const withAPlace =
  /^(?:那|那么)?(?:和|跟|与|同)$|^(?:and )?(?:compared (?:to|with)|vs|versus|against|unlike|than)$/iu;

/** @param list the places that it names */
export function comparesWith(said: string, [start, end]: TextRange): boolean {
  const front = saidWords(said.slice(0, start));
  const rest = saidWords(`${said.slice(0, start)} ${said.slice(end)}`);
  // A pattern of words that may touch is not to join what the place kept apart.
  if (withAPlace.test(front) && /^(?:呢|吗|相?比)?$/u.test(saidWords(said.slice(end)))) return true;
  const left = rest.replace(whoseIsBetter, "").replace(comparing, "");
  return left !== rest && isNothingBut(left, besideComparing);
}

const them =
  /(?:[两二]|几)(?:个|处)?(?:地方|地区|[县市区]|城市|地|边|者|家)|[它他]们俩?|[两俩](?:个|者)?(?=$|[一比对有哪谁都之放])|之间|\b(?:they|them|both|the two|these two|those two|(?:the )?two (?:places|counties|cities|districts))\b/u;

/** Whether it compares places that it does not name: 两地有什么不同, "how do the two differ". */
export function comparesThem(said: string): boolean {
  const rest = saidWords(said);
  if (rest.length > maxLeaningUtf16 || !them.test(rest)) return false;
  const named = rest.replace(them, " ");
  const left = named.replace(whoseIsBetter, " ").replace(comparing, " ");
  return left !== named && isNothingBut(left, besideThem);
}

/** 哪个力度大, 谁减得多 */
const whoseIsBetter =
  /(?:哪|谁|那)一?(?:个|家|边|地)?(?:[县市区])?的?\p{Script=Han}{0,3}?得?(?:更|比较|最)?(?:好|强|大|多|少|快|严|高|低|省|细|狠|早)(?:一?[点些])?/u;
const besideThem = new RegExp(`${besideComparing.source}|做得|搞得|[县市区]`, "gu");

export interface Correction {
  /** What was meant, in the message's words. */
  readonly meant: string;
  /** What was not; empty where that is not said. */
  readonly instead: string;
}

const denial =
  "(?:不是?|不对|(?:我)?(?:打|写|说|讲|问|输|发|看|记|搞|弄|念)?错(?:字|别字|地方|县名?)?了?|口误|手误|笔误|抱歉|不好意思)";
const corrections = [
  /^(?:not (?!only\b|just\b)(?<instead>[^,.;]{1,30})[,.;]?\s*)?(?<meant>[^,.;?]{1,30})[,.;]?\s(?:i meant|is what i meant|i was asking about|i['’]m asking about)$/iu,
  /^(?:不是|不要|不问)(?:问|说|指|看)?(?<instead>[^,，。;；、是]{1,20})[,，。;；、\s]*(?:而?是|要|我?问的是|我?说的是)(?:问|说|指|看)?(?<meant>.+)$/u,
  // 我想问… only begins a question.
  new RegExp(
    `^(?:${denial}[,，。!！\\s]*)?(?:我(?:是|的意思是|意思是)(?:在)?[说问指讲](?:的是?)?|我(?:要|想要|想看|想问|[说问指讲])的是?|我的意思是|意思是|应该是|应该说|[指说问]的是|更正[:：]?)(?<meant>.+)$`,
    "u",
  ),
  new RegExp(`^${denial}[,，。!！\\s]+(?:是|应该是)?(?<meant>.+)$`, "u"),
  /^(?:(?:no|sorry|oops|wrong)\b[,.!\s]*)*(?:not (?!only\b|just\b)(?<instead>[^,.;]{1,30})[,.;]?\s*(?:but|rather)?\s+|(?:i|what i) (?:mean|meant|said|was asking about|am asking about)(?: is| was)?\s+|i['’]m (?:talking|asking) about\s+|make (?:it|that)\s+|rather\s+)(?<meant>.+)$/iu,
  /^(?:no|sorry|oops|wrong)\b[,.!\s]+(?<meant>.+)$/iu,
  /^(?<meant>[^,，。]{1,20})[,，]\s*(?:而?不是|not )(?<instead>.{1,12})$/iu,
];

/** Null for a message that corrects nothing. */
export function correctionIn(said: string): Correction | null {
  for (const form of corrections) {
    const { meant = "", instead = "" } = form.exec(said)?.groups ?? {};
    if (meant.trim() !== "") return { meant: meant.trim(), instead: instead.trim() };
  }
  return null;
}

/** A longer message is a question of its own. */
const maxLeaningUtf16 = 40;

const placeNoun =
  "(?:地方|地区|地级市|县级市|市辖区|自治县|县市|县区|市县|区县|县城|县|市|区|城市|省份|省|单位|案例|例子)";
const kindOfNoun = /县级市|地级市|市辖区|自治县|县(?!城)|区县?|counties|cities|districts/u;
const others = new RegExp(
  [
    `(?:其[他它]|别|另外?|另一|其余|旁边|周边|周围|邻近)的?[一几]?[些个]?(?<noun>${placeNoun})`,
    `(?:别处|他处|外地|外县|外省|其[他它]地)`,
    `(?:换|再[来看说举找])(?:个|一个|一下)?(?<change>${placeNoun})`,
    `换(?:个|一个)(?=$|吧|看看|呢)`,
    // Whoever else did it is elsewhere, since the documents are about places.
    `(?:其[他它]|别)的?人(?!员)家?|(?:还?有没有|有无|可有|还有|有(?=.*过))(?:什么)?(?:人(?!员)|谁)|还有谁|谁(?=[还也在])`,
    `(?:(?:还有)?(?:哪[些个几]个?|什么|有没有|有无)(?<asked>${placeNoun})|谁)(?=.*(?:这样|这么|也|类似|一样|同样))`,
    "\\b(?:elsewhere|anywhere else|somewhere else|where else|who else|others|other people|(?:any|some)(?:one|body)(?: else)?)\\b",
    "\\b(?:another|other|different|any other|the other|else) (?<english>places?|count(?:y|ies)|cit(?:y|ies)|districts?|regions?|provinces?|ones?|examples?|cases?)\\b",
  ].join("|"),
  "u",
);
const besideOthers = wordsOrNothing(
  `呢 吗 有 有没有 没有 也 都 又 是 还 还有 咋 咋样 怎么样 弄的 干的 办的 搞的 跟 和 与 比 比较 相比 那 那么 怎么 怎样 如何 做 办 弄 搞 处理 做过 做的 的 做法 经验 情况 案例 例子 看 看看 看下 说 说说 找 找找 查 再 换 一下 这样 这么 过 里 在
  哪些 哪个 什么 请 给 给我 帮 帮我 能 能不能 可以 我 想 要 知道 了解 了 吧 个 一个 类似 一样 同样 干 举 来 推荐 介绍 呀 啊
  这个 这种 这招 这事 试 试过 用 用过 学 学过 搞过 办过 干过 在 都 都行 任何 随便 谁 哪里 哪儿 应该 肯定 总 吗`,
  `what about how and in do did does done doing anywhere anyone anything something they them it this that is are was were there any so has have had the same show try tried me please for at with to like
  handle handled what s can you see look an a example examples who where which similar else compare compared
  tried used use uses adopted copied everything everywhere everyone all surely right but fine ok welcome`,
);

export interface Elsewhere {
  /** The kind of place that is meant, in the message's words; empty for any. */
  readonly kind: string;
}

/** 也这么减的: does what was spoken of, whatever it is called. */
const doneSo = /(?:这么|这样|同样|类似)(?:地|去|来)?\p{Script=Han}{1,2}(?=[的过吗]|$)/u;

/** Leaves out the places that were spoken of: 除了它呢, 不要这个县的, "other than that one". */
const leavesThemOut = new RegExp(
  [
    `(?:除(?:了|去|开|掉)?|排除|(?:别|不|先不|不想)(?:要|看|用))(?:[它这那该]|刚才|上面)(?:们|[个几些里边]|那个|这个)*(?:${placeNoun})?的?(?:(?:以|之)?外)?`,
    "\\b(?:other than|except(?: for)?|apart from|besides|excluding|but not) (?:it|them|th(?:at|is|ose|ese)(?: (?:ones?|places?|count(?:y|ies)|cit(?:y|ies)|districts?))?)\\b",
  ].join("|"),
  "u",
);

/**
 * Null for a message that asks anything but the same of other places.
 * @param leftOut ranges by which it leaves places out: 除了河曲呢
 */
export function elsewhereIn(said: string, leftOut: readonly TextRange[]): Elsewhere | null {
  const named = saidWords(blankRanges(said, leftOut));
  if (named.length > maxLeaningUtf16) return null;
  const rest = named.replace(leavesThemOut, " ");
  const match = others.exec(rest);
  if (match === null && leftOut.length === 0 && rest === named) return null;
  const beside = rest.replace(match?.[0] ?? "", " ").replace(doneSo, " ");
  if (!isNothingBut(beside, besideOthers)) return null;
  const { noun, change, asked, english } = match?.groups ?? {};
  const written = noun ?? change ?? asked ?? pluralOf(english ?? "");
  return { kind: kindOfNoun.test(written) ? written : "" };
}

function pluralOf(english: string): string {
  return english.replace(/y$/u, "ies").replace(/(?<=place|district|region|province)$/u, "s");
}

const asking =
  /怎|如何|咋|什么|啥|谁|哪|几|多少|多久|多大|为何|何时|是否|有没有|有无|能不能|吗$|没有?$|(\p{Script=Han})不\1|^(?:how|what|why|when|who|where|which|did|does|do|is|was|are|were|has|have|any|can)\b/iu;
const onlyAsking =
  /^(?:那|那么)?(?:(?:为什么|为何|为啥)(?:要|会|能)?(?:[这那](?:么|样)(?:做|弄|搞|办|干)?)?|(?:是)?(?:怎么|如何|怎样)(?:做|弄|搞|办)(?:到)?的?|(?:是)?(?:什么时候|何时|哪年|哪一年|在哪|谁)的?|多少人?|有多少人?|why|when|who|where|how|how so|how come)(?:呢|啊|吗)?$/iu;
/** 怎么考核的 presupposes that something was done. */
const cleft =
  /(?:什么(?!样)|哪个|怎么|怎样|如何|为什么|为何|什么时候|何时|哪年|谁|从哪|在哪).+的(?:呢|啊|呀)?$/u;
const anaphor =
  /这样|这么|这种|这项|这些|那样|这个|此|其(?![他它余中实次])|\b(?:it|this|that|these|those)\b/iu;
const definition = /^(?:什么是|啥是|何为|何谓)|是什么意思|^what (?:is|are) (?:an? )?[a-z]+$/iu;
/** Asks about all places. */
const whichPlaces =
  /哪(?:些|几|个|几个|一个)?(?:地方|地区|城市|[县市区省])|\b(?:which|what) (?:places?|count|cit|district|province)|\b(?:do|did|have|are|were|can|could|should) (?:places|counties|cities|districts|provinces)\b/iu;
/** 编制怎么减 says of what it asks; 效果怎么样 does not. */
const hasOwnTopic =
  /\p{Script=Han}{2}(?:要|该|应该|是)?(?:怎么(?!样)|怎样(?=[^呢啊呀吗嘛吧了的])|如何(?=[^呢啊呀吗嘛吧了的])|咋(?!样))/u;
const besideVerb = /^(?:具体|后来|最后|到底|究竟|当时|实际|一般|平时|主要|那|又|都|是)+/u;
/** A longer word is a term of its own: 编外人员有多少. */
const maxGeneralUtf16 = 3;

/** Asks for something of a known thing without any other word: 哪年的事, "when was that". */
const asksOfKnown =
  /谁|何时|什么时候|哪一?年|为什么|为何|为啥|多少|多久|多长|哪里|哪儿|[在从]哪|几[个家项人名次年天类种条层级]|怎么|怎样|如何|咋|\b(?:why|when|who|where|how)\b/iu;
/** 你确定吗 asks the bot. */
const ofTheBot = /^(?:你|您)(?!们)|\b(?:are|do|can|will) you\b/iu;
/** Words of one character, such as those of 花了多少钱, seldom are a topic. */
const maxLightWords = 2;

/** Whether it consists of a question word, which asks about what was just said: 为什么, when. */
export function onlyAsks(said: string): boolean {
  return onlyAsking.test(said);
}

/** 哪些县改了机构, "how do counties pay their cadres": about places of its own, whatever was spoken of. */
export function asksOfPlaces(said: string, words: PlaceWords): boolean {
  return whichPlaces.test(said) || (words.readLimits(said)?.kindRange ?? null) !== null;
}

/** Whether a question says too little to be whole: it asks for something, and does not say of what. */
export function leansOnTopic(said: string, words: PlaceWords): boolean {
  if (said.length > maxLeaningUtf16 || definition.test(said) || ofTheBot.test(said)) return false;
  if (!asking.test(said)) return asksOfKnown.test(said) && words.contentWords(said).length === 0;
  if (onlyAsks(said)) return true;
  const content = contentBesideAsking(said, words);
  if (content.length === 0) return asksOfKnown.test(said);
  if (isWhole(said, content)) return false;
  const lightCount = content.filter((word) => word.length === 1).length;
  const most = cleft.test(said) || anaphor.test(said) ? 2 : 1;
  return lightCount <= maxLightWords && content.length - lightCount <= most;
}

/** 效果好不好 is about 效果, and 难不难 about what is hard. */
function contentBesideAsking(said: string, words: PlaceWords): readonly string[] {
  const beside = words.contentWords(said.replace(/(\p{Script=Han})不\1/gu, " "));
  return beside.length > 0 ? beside : words.contentWords(said);
}

function isWhole(said: string, content: readonly string[]): boolean {
  if (whichPlaces.test(said)) return true;
  if (cleft.test(said) || anaphor.test(said)) return false;
  const isTerm = (word: string) => /^\p{Script=Han}/u.test(word) && word.length > maxGeneralUtf16;
  return hasOwnTopic.test(said.replace(besideVerb, "")) || content.some(isTerm);
}

/** Whether it is a question, in whatever words. */
export function isAsking(said: string): boolean {
  return asking.test(said);
}
