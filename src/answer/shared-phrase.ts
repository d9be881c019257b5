/**
 * Two texts in, the length of the longest stretch that both have, in UTF-16 units, out.
 * A stretch counts from its first to its last character that is not a function word's.
 */
const functionCharacters =
  /^[\s的了在是和与及对把被将有多少几怎么样如何什吗呢哪些里个,.;:!?、。“”"'()]+|[\s的了在是和与及对把被将有多少几怎么样如何什吗呢哪些里个,.;:!?、。“”"'()]+$/gu;

export function longestSharedPhrase(question: string, text: string): string {
  let best = "";
  for (let start = 0; start + best.length < question.length; start++) {
    let end = start + best.length + 1;
    while (end <= question.length && text.includes(question.slice(start, end))) {
      const phrase = question.slice(start, end).replace(functionCharacters, "");
      if (phrase.length > best.length) best = phrase;
      end++;
    }
  }
  return best;
}
