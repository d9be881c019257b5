/** Ablations: the library with one stage switched off at a time, and a table of the results without each stage. */
import type { Answering } from "../../answers/answer.ts";
import { openCaseLibrary } from "../../app/library/case-library.ts";
import { alignColumns } from "../../core/align-columns.ts";
import type { CaseLibrary } from "../../core/library.ts";
import { splitDocument } from "../../documents/split.ts";
import { buildIndex } from "../../index/build.ts";
import { createEmbeddedPassageStore } from "../../index/embedded-passage-store.ts";
import type { PassageStore } from "../../index/passage-store.ts";
import type { HitScores } from "../../search/hit.ts";
import { createRetriever, type RetrievalMeans } from "../../search/retrieve.ts";
import { fusionWeights } from "../../search/weights.ts";
import { answerableChineseName, type TypeReport } from "./evaluate-questions.ts";

interface Ablation {
  readonly name: string;
  readonly library: CaseLibrary;
}

export async function createAblations(
  means: RetrievalMeans,
  answering: Answering,
): Promise<Ablation[]> {
  const { store } = answering.retriever;
  const answeringBy = async (name: string, changed: Partial<Answering>): Promise<Ablation> => ({
    name,
    library: openCaseLibrary({ ...answering, ...changed }),
  });
  const variant = (name: string, changed: Partial<RetrievalMeans>, from = store) =>
    answeringBy(name, { retriever: createRetriever(from, { ...means, ...changed }) });
  const weighted = (name: string, changed: Partial<HitScores>) =>
    variant(name, { weights: { ...fusionWeights, ...changed } });
  const cosines = fusionWeights.passageCosine + fusionWeights.sentenceCosine;
  return Promise.all([
    answeringBy("nothing", {}),
    variant("places", { recognizer: { read: () => [] } }),
    variant("glossary", { glossary: { ...means.glossary, match: () => [] } }),
    weighted("passage vectors", { passageCosine: 0, sentenceCosine: cosines }),
    weighted("sentence vectors", { passageCosine: cosines, sentenceCosine: 0 }),
    weighted("passage wording", { lexical: 0 }),
    weighted("pairs of characters", { pairs: 0 }),
    weighted("fact asked for", { statedFact: 0 }),
    weighted("place fit", { placeFit: 0 }),
    variant("title and section", {}, await bareStore(means, store)),
    answeringBy("spread over places", {
      select: ({ hits, count }) => hits.slice(0, count).map((hit) => ({ hit, copies: [] })),
    }),
  ]);
}

/** Builds an index of the same passages without titles and sections, in memory only. */
async function bareStore(
  { embedder, tokenizer }: RetrievalMeans,
  store: PassageStore,
): Promise<PassageStore> {
  const texts = await store.texts([...store.documents.keys()]);
  const { snapshot } = await buildIndex({
    documents: texts.map(({ document }) => ({ ...document, title: null })),
    earlier: await store.earlierTexts(),
    sourceSha256: "",
    embedder,
    tokenizer,
    split: (document) => splitDocument(document).map((passage) => ({ ...passage, section: [] })),
    known: [],
    onProgress: () => undefined,
  });
  return createEmbeddedPassageStore(snapshot);
}

export interface AblationReport {
  readonly without: string;
  readonly reports: readonly TypeReport[];
}

const columns = [
  "without",
  "hit@1",
  "hit@3",
  "answered",
  "fact hit@1",
  "paraphrase hit@1",
  "english hit@3",
  "compare hit@5",
  "refused",
] as const;

/** The first three figures are of all answerable Chinese questions; `refused` is of those without an answer. */
export function formatAblations(ablations: readonly AblationReport[]): string {
  return alignColumns([columns, ...ablations.map(rowOf)]);
}

function rowOf({ without, reports }: AblationReport): string[] {
  const of = (type: string) => reports.find((report) => report.type === type);
  const chinese = of(answerableChineseName);
  const shares = [
    chinese?.ranking?.hitAt1,
    chinese?.ranking?.hitAt3,
    chinese?.answered,
    of("fact")?.ranking?.hitAt1,
    of("paraphrase")?.ranking?.hitAt1,
    of("english")?.ranking?.hitAt3,
    of("compare")?.ranking?.hitAt5,
    refusedShare(reports),
  ];
  return [without, ...shares.map((share) => share?.toFixed(3) ?? "-")];
}

function refusedShare(reports: readonly TypeReport[]): number | undefined {
  const unanswerable = reports.filter(({ ranking }) => ranking === null);
  const questionCount = unanswerable.reduce((sum, report) => sum + report.questionCount, 0);
  const answeredCount = unanswerable.reduce(
    (sum, report) => sum + report.answered * report.questionCount,
    0,
  );
  return questionCount === 0 ? undefined : 1 - answeredCount / questionCount;
}
