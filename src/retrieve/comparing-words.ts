/**
 * What a question asks of several places in; the same without the words that only say that they are to be compared,
 * out. No document has these words, and each place is looked at by itself.
 */

const chinese = new RegExp(
  [
    "(?:请|帮我?)?(?:对比|比较|对照|比一?比)(?:一下|下)?(?![大小多少好高低表])",
    "(?:之间)?又?有?(?:什么|啥|哪些|何|多大)的?(?:不同|区别|差别|差异|异同|不一样)(?:之处|的地方)?",
    "的?(?:异同|不同之处|相同点和不同点|共同点)",
    "这?[两三四五六几](?:地|个?(?:地方|县市?|市县?|县区|地区))(?![级直委乡])(?:之间)?",
    "各自|分别|相比(?:之下|起来|较)?|比起来|放在一起(?:看|说)",
  ].join("|"),
  "gu",
);
const english =
  /\b(?:compar(?:e|es|ed|ing|isons?)(?: (?:to|with|of|between))?|contrast(?:s|ed|ing)?|differ(?:s|ed)?(?: (?:from|in))?|differences?(?: (?:between|in))?|similarit(?:y|ies)|versus|vs\.?|respective(?:ly)?|side by side|each|both)\b/gu;

/** As it was where nothing else is left. */
export function withoutComparing(topic: string): string {
  const rest = topic.replace(chinese, "").replace(english, " ").replace(/ {2,}/gu, " ").trim();
  return /[\p{L}\p{N}]/u.test(rest) ? rest : topic;
}
