/**
 * Checks that quotes are verbatim in the documents of a store, for a store that has the documents themselves: there is no
 * file beside it that could differ.
 */
import { LRUCache } from "lru-cache";
import type { SourceDocument } from "../core/domain.ts";
import type { PassageStore } from "../index/passage-store.ts";
import type { Verifier } from "./verify.ts";

/** Documents whose text is at hand: those of the last answers. */
const cachedTexts = 50;

export function createStoreVerifier(store: PassageStore): Verifier {
  const numbers = new Map(store.documents.map(({ meta }, number) => [meta.id, number]));
  const texts = new LRUCache<number, Promise<string>>({
    max: cachedTexts,
    memoMethod(number) {
      const text = store.texts([number]).then(([found]) => found?.document.text ?? "");
      text.catch(() => texts.delete(number));
      return text;
    },
  });
  return {
    async isVerbatim({ document: { id }, passage, joined = [passage], text }) {
      const { startUtf16 } = joined[0] ?? passage;
      const { endUtf16 } = joined.at(-1) ?? passage;
      const isIn = (whole: string) => whole.slice(startUtf16, endUtf16) === text;
      const number = numbers.get(id);
      if (number !== undefined && isIn(await texts.memo(number))) return true;
      const earlier: readonly SourceDocument[] = (await store.earlierTexts()).get(id) ?? [];
      return earlier.some((version) => isIn(version.text));
    },
  };
}
