/**
 * Text of a PDF in; the same with the characters that its pages show out. Fonts draw a radical and the character
 * that is nothing but it alike, and programs that print from a browser write the radical: ⼈⺠ for 人民.
 */

/** Those of the supplement that are characters in use; Unicode has no normalisation for them. */
const supplement = new Map(
  Array.from(
    "⺟母⺠民⺩王⺫目⺬示⺮竹⺶羊⻁虎⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻬齐⻮齿⻰龙⻳龟".matchAll(
      /(.)(.)/gu,
    ),
  ).map(([, radical = "", character = ""]) => [radical, character] as const),
);

const radicals = /[\u2e80-\u2fd5]/gu;

export function unifyRadicals(text: string): string {
  return text.replace(radicals, (radical) => supplement.get(radical) ?? radical.normalize("NFKC"));
}
