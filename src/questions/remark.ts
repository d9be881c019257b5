/**
 * Recognises what a member of a group tells the others below an answer: 我们县也可以这么干, 这个不太现实吧, 转给王主任了. It asks
 * nothing, and asks for nothing.
 *
 * Three forms say so: a speaker who speaks of themselves, words that weigh what was read, and a report that something is
 * done. What asks, wants or calls for something is no remark in any of these forms; neither are a bare name and a
 * shortened question (上犹的, 效果), which have none of them.
 */
import { normalizeText } from "../language/normalize.ts";
import { asksByForm } from "./asks-by-form.ts";

/** UTF-16 units. A longer message may have its question anywhere. */
const maxRemarkUtf16 = 80;

/** Words of speaking to the bot, of wanting, and of looking up, which all expect an answer. */
const wants =
  /你|您|请|帮|麻烦|(?<![理思设感联])想(?!这么|这样|试|学)|要(?!是)|需|求|打算|准备|计划|[问找查搜翻换列]|看(?![到来得])|[说讲聊谈]|展开|详|具体|继续|接着|再(?!说)|还有|更多|[下上]一|下面|来[一几点个些]|[发转](?:我|来|一下|过来|出来)|给我|举|对比|比较|区别|相比|第.{1,3}[条段个]|总结|概括|翻译|原文|出处|链接|除|别的|其[他它]|\b(?:you|your|please|want|wants|need|needs|looking|show|tell|give|send|list|find|search|open|explain|compare|more|another|other|next (?!week|month|year)|next$|else|wonder|wondering|mean|meant|asking|asked|question|help|let['’]?s|like to)\b/iu;
/** 我是河曲的, 我的意思是…: says of whom or what it asks. */
const names =
  /^(?:我|我们|咱们?)(?:这[边里]?)?(?:的意思)?是|^(?:i am|i'm|we are|we're) (?:from|in|at)\b/iu;

const ofOurselves =
  /^(?:那|其实|但是?|不过|可是?|而且|所以|因为)?[,，\s]*(?:我|我们|咱们?|俺们?|本(?:县|市|区|镇|乡|局|单位|人))|^(?:but |and |well |actually |so )?(?:i|we|our|my)\b/iu;
/** Adverbs of degree and of how sure one is, and what is thought of a thing. */
const weighs =
  /不太|不大|不怎么|有点(?!儿?[不没])|有些(?=难|慢|复杂|麻烦|玄|夸张)|太\p{Script=Han}{1,5}了?$|[真够](?:是)?\p{Script=Han}{1,4}的?$|也不\p{Script=Han}|^原来|^(?:马上|赶紧|抓紧|赶快|立刻)|回头|明天|后天|下周|待会|晚点|(?<!不)[挺蛮]\p{Script=Han}{1,4}|确实|的确|其实|毕竟|反正|难怪|怪不得|果然|估计|恐怕|怕是|八成|大概率|看来|看样子|应该(?!是)|未必|不一定|不见得|说不定|比.{1,8}多了$|早就|早该|何必|没必要|不现实|不可能|做不到|行不通|搞不了|可惜|幸好|还好|还行|也是|也对|倒是|\b(?:probably|maybe|perhaps|indeed|obviously|unfortunately|apparently|honestly|too|quite|pretty|rather|never|impossible|unrealistic|realistic|doubt|seems|sounds|looks|agree|disagree|exactly|true|tough|hard|last (?:year|month|week)|next (?:week|month))\b/iu;
/** 转给王主任了, 打印出来了, 领导批示了, "sent to the office", "the boss signed off". */
const reports =
  /(?:批示|批准|批复|同意|签字|签发|点头|答应|拍板|表态|驳回|否决|反对|上会|过会|通过|定下来|(?<=[导记长任会面级部办局])(?:批|签|定|否)|研究过|讨论过|部署)(?:过|完|下来|下去)?了[啊呀哈啦哦]?$|(?:转|发|存|记|抄|印|下载|汇报|报|告诉|通知|收藏|分享|写进?|用上|看到|收到|学到).{0,12}了[啊呀哈啦哦]?$|^(?:already |just )?(?:sent|forwarded|shared|saved|printed|noted|done|posted|reported)\b|\b(?:approved|agreed|signed(?: off)?|rejected|vetoed|decided)(?: (?:it|this|that|on it|to it|already|today|yesterday))*$/iu;

/** 再 of 晚上再研究, which asks for no more. */
const toLaterWork = /再(?=[研讨商议定开上报汇说聊])/u;
/** 马上报县委, 各位领导晚上八点开会, 转给综合科: what is to be done with it, when or by whom. */
const announces = new RegExp(
  [
    "^(?:(?:各位|大家|同志们|领导|老师|同事)+们?[,，:：]?)?(?:我们?|咱们?)?(?:先|那就?|就|这就)?(?:马上|赶紧|抓紧|赶快|立刻|立即|今天|今早|今晚|明天|明早|后天|上午|中午|下午|晚上|下周|周[一二三四五六日末天]|星期.|月底|回头|会后|待会儿?|一会儿?|等会儿?|晚点|改天)[^,，。]{0,6}?(?:报|汇报|呈|转|交|发给|送|研究|讨论|商量|议|开会|碰头?|上会|落实|安排|布置|部署|印|打印|传达|聊)",
    "^(?:(?:i|we)(?:['’]ll| will| am| are|['’]m|['’]re) |will |going to |let['’]?s )?(?:forward|pass|send|report|submit|share|print|discuss|raise|bring|take)(?:ing)? (?:(?:it|this|that|these|them|on|up|about) )*(?:to (?!me\\b|us\\b)|with (?!me\\b|us\\b)|tomorrow|tonight|later|next |on monday)[^?]*$",
    "^(?:我们?|咱们?)?(?:先|再|就|这就|直接|可以)?(?:转|发|报|交|送|抄|呈|递)(?:给|到|送|呈|报|至)(?![我咱])\\p{Script=Han}{2,10}$",
  ].join("|"),
  "iu",
);

/** 王局说先放一放, 书记没同意, "my boss says no": what others say of it. */
const tellsOfOthers =
  /^(?:我们|咱们?)?(?:\p{Script=Han}{0,2}(?:领导|书记|[县市区局部院校科处股乡镇]长|主任|主席|老板|[局办部委厅])|上级|上面|上头|同事|人家)(?:们|那边|他们)?(?:[都也还就刚又]|已经|昨天|今天|早就)*(?:说|讲|认为|觉得|表示|没|不|让|答应)|^(?:my|our|the) (?:boss(?:es)?|mayor|leader(?:s|ship)?|county head|head|director|secretary|colleagues?|office|team) (?:already |just |still )?(?:says?|said|thinks?|thought|wants?|won't|wouldn't|will|would|didn't|did|does|doesn't)\b/iu;
/** A longer message may ask something of its own. */
const maxToldUtf16 = 60;

function tellsWhatOthersSay(text: string): boolean {
  const said = trimmed(text);
  if (said.length > (/\p{Script=Han}/u.test(said) ? maxToldUtf16 / 4 : maxToldUtf16)) return false;
  return tellsOfOthers.test(said) && !asksByForm(text.trim()) && !asksWithin.test(said);
}

/** Whether it reports that something is done, said or about to be done. */
export function isReport(text: string): boolean {
  if (tellsWhatOthersSay(text) || announces.test(trimmed(text).replace(toLaterWork, "")))
    return !asksByForm(text.trim()) && !/[?？]/u.test(text) && !asksWithin.test(trimmed(text));
  return mayBeRemark(text) && reports.test(trimmed(text));
}

export function isRemark(text: string): boolean {
  if (isReport(text)) return true;
  if (!mayBeRemark(text)) return false;
  const said = trimmed(text);
  return ofOurselves.test(said) || weighs.test(said);
}

/** Whether it neither asks, nor wants, nor calls for anything by its form: what it says decides. */
export function mayBeRemark(text: string): boolean {
  const said = trimmed(text);
  if (said === "" || said.length > maxRemarkUtf16 || /[?？]/u.test(said)) return false;
  return !(asksByForm(said) || asksWithin.test(said) || wants.test(said) || names.test(said));
}

function trimmed(text: string): string {
  return normalizeText(text)
    .replace(/[\s。.!！~～…,，]+$/u, "")
    .trim();
}

const asksWithin =
  /哪|怎|咋|啥|几[个家年人]|为何|没有?$|(\p{Script=Han})不\1|\b(?:how|what|when|where|which|who|why|any)\b/iu;
