/** Writes characters in place of the radicals that look like them. */

/**
 * Radicals that equal a character in use and that Unicode does not normalise, or to a traditional form. Fonts draw
 * both alike, and programs that print from a browser write the radicals.
 */
const supplement = new Map(
  Array.from(
    "⼾户⻑長⺟母⺠民⺩王⺫目⺬示⺮竹⺶羊⻁虎⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻬齐⻮齿⻰龙⻳龟".matchAll(
      /(.)(.)/gu,
    ),
  ).map(([, radical = "", character = ""]) => [radical, character] as const),
);

/** With the compatibility ideographs. */
const radicals = /[\u2e80-\u2fd5\uf900-\ufaff]/gu;

/** 人民 for ⼈⺠ */
export function unifyRadicals(text: string): string {
  return text.replace(radicals, (radical) => supplement.get(radical) ?? radical.normalize("NFKC"));
}
