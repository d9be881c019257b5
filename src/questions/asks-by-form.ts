/** Tells a question by its form alone: its mark, its particle, a question word or an inverted verb. */
const asking =
  /[?？]\s*$|[吗呢][\s。!！]*$|多少|[几谁啥哪咋]|什么|怎么|怎样|如何|是否|能否|可否|有没有|有无|能不能|是不是|为何|^(?:how|what|when|where|which|who|why|do|does|did|is|are|was|were|has|have|can|could|should)\b/iu;

export function asksByForm(text: string): boolean {
  return asking.test(text);
}
