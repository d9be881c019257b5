/**
 * A small CaseLibrary with real sentences, for tests that drive the bot without an index.
 * It answers by words in the question, and remembers what it was asked.
 */
import { findCases } from "../../src/app/library/cases.ts";
import type {
  Answer,
  DocumentId,
  DocumentMeta,
  Excerpt,
  PassageId,
  TextRange,
} from "../../src/core/domain.ts";
import type {
  AnswerOptions,
  AskableMeasure,
  CaseLibrary,
  CaseSummary,
  PassageView,
} from "../../src/core/library.ts";
import { hashtagOf, linkKeyOf } from "../../src/core/passage-names.ts";
import { readCaseFilter } from "../../src/questions/limits/read-case-filter.ts";
import { contentsOf, readPlaces } from "./fixture-contents.ts";
import { noFields } from "../setup/document-fields.ts";
import { messageMeans } from "../setup/message-means.ts";

export function aDocument(id: string, fields: Partial<DocumentMeta> = {}): DocumentMeta {
  return {
    id: id as DocumentId,
    file: `${id}.md`,
    ...noFields,
    ...fields,
  };
}

function county(name: string, city: string, alias: string): DocumentMeta["place"] {
  return { name, level: "county", province: null, city, code: null, aliases: [alias] };
}

export const hequ = aDocument("hequ", {
  title: "河曲:人口小县机构改革赋能高质量转型发展",
  place: county("河曲县", "忻州市", "河曲"),
  source: "忻州日报",
  authors: ["王国梁"],
  date: "2022-05-31",
});

export const shangyou = aDocument("shangyou", {
  title: "健全与中国式现代化相适应的县域机构职能体系和体制机制",
  place: county("上犹县", "赣州市", "上犹"),
  authors: ["刘洪梅"],
});

export const hanbin = aDocument("hanbin", { place: county("汉滨区", "安康市", "汉滨") });

interface ExcerptFields {
  readonly ordinal?: number;
  readonly section?: readonly string[];
  readonly highlights?: readonly TextRange[];
}

export function anExcerpt(
  document: DocumentMeta,
  text: string,
  { ordinal = 1, section = [], highlights = [] }: ExcerptFields = {},
): Excerpt {
  const id = `${document.id}-${String(ordinal).padStart(2, "0")}` as PassageId;
  const passage = {
    id,
    documentId: document.id,
    ordinal,
    measure: ordinal,
    startUtf16: 0,
    endUtf16: text.length,
    section,
  };
  return { passage, document, text, highlights, score: 0.8, copies: [] };
}

/** The ranges of words in a text that they stand in. */
function rangeOf(text: string, words: string): readonly TextRange[] {
  const start = text.indexOf(words);
  if (start < 0) throw new Error(`"${words}" does not stand in the text.`);
  return [[start, start + words.length]];
}

interface MarkedFields {
  readonly ordinal: number;
  readonly section: readonly string[];
  readonly key: string;
}

function marked(document: DocumentMeta, text: string, fields: MarkedFields): Excerpt {
  const { ordinal, section, key } = fields;
  return anExcerpt(document, text, { ordinal, section, highlights: rangeOf(text, key) });
}

export const surplusStaff = marked(
  hequ,
  "二是合理调配。对因改革超编的903名事业人员,采取到对口党政部门跟班学习锻炼、担任村(社区)“两委”主干和综治网格员等多种方式,重新调整配备,优化了人员结构。",
  {
    ordinal: 7,
    section: ["坚持人岗相适,合理配备涉改人员,行政效能显著提升。"],
    key: "对因改革超编的903名事业人员,采取到对口党政部门跟班学习锻炼、担任村(社区)“两委”主干和综治网格员等多种方式,重新调整配备,优化了人员结构。",
  },
);

export const olderCadres = marked(
  hequ,
  "三是妥善安置。用足用活公务员职务职级并行和事业人员等级晋升制度,为55岁以上的科级干部解决职级待遇,鼓励退出领导岗位,纳入“干部周转池”统一管理,安排参与“两委”换届指导、疫情防控督查等工作,充分发挥作用。",
  {
    ordinal: 8,
    section: ["坚持人岗相适,合理配备涉改人员,行政效能显著提升。"],
    key: "为55岁以上的科级干部解决职级待遇,鼓励退出领导岗位,纳入“干部周转池”统一管理",
  },
);

export const partyGroups = marked(
  shangyou,
  "一是厘清党委与党组部门间职责关系。按照《中国共产党章程》《中国共产党工作机关条例(试行)》《中国共产党党组工作条例》等规定,从具体工作事项入手,梳理细化成党的建设、三重一大、组织人事、请示报告等4大类共75条职责事项清单,进一步厘清了县委各职能部门、办事机构与政府部门、群团组织党组之间的职责关系,明确职责任务,优化运行方式,加强县委全面领导。",
  {
    ordinal: 3,
    section: ["推动“五大体系”建设", "(一)健全总揽全局、协调各方的党的领导体系。"],
    key: "梳理细化成党的建设、三重一大、组织人事、请示报告等4大类共75条职责事项清单",
  },
);

export const evaluation = anExcerpt(
  hanbin,
  "通过评估,从机构编制事项调整、财政公用经费预算调整、年度考核评优受限等方面运用评估结果,倒逼部门(单位)挖潜增效,盘活一批沉睡的机构编制资源,助推参评单位迸发活力,释放机构编制使用放益,大力提升服务水平和履职效能。",
  { ordinal: 2 },
);

export function anAnswer(question: string, fields: Partial<Answer> = {}): Answer {
  return {
    question,
    language: "zh",
    status: "answered",
    reason: null,
    missing: null,
    topic: question,
    places: [],
    unknownPlaces: [],
    notes: [],
    excerpts: [],
    isOverview: false,
    tookMs: 9.1,
    ...fields,
  };
}

export function fixtureAnswer(question: string): Answer {
  if (/榆林/.test(question)) {
    return anAnswer(question, {
      status: "related",
      reason: "unknown-place",
      places: ["榆林市"],
      unknownPlaces: ["榆林市"],
      excerpts: [evaluation],
    });
  }
  if (/天气|weather/.test(question)) {
    return anAnswer(question, { status: "none", reason: "off-topic" });
  }
  if (/党组|party/i.test(question)) return anAnswer(question, { excerpts: [partyGroups] });
  return anAnswer(question, { places: ["河曲县"], excerpts: [surplusStaff, olderCadres] });
}

const askable: readonly AskableMeasure[] = [
  { passageId: olderCadres.passage.id, document: hequ, action: "安置领导干部" },
  { passageId: partyGroups.passage.id, document: shangyou, action: "厘清党委与党组部门间职责关系" },
  { passageId: evaluation.passage.id, document: hanbin, action: "运用评估结果" },
];

export const fixtureCases: readonly CaseSummary[] = [
  { document: hequ, sectionCount: 4, measureCount: 14, passageCount: 16 },
  { document: shangyou, sectionCount: 1, measureCount: 1, passageCount: 3 },
  { document: hanbin, sectionCount: 0, measureCount: 4, passageCount: 9 },
];

export interface FixtureLibrary extends CaseLibrary {
  /** The documents; a test may add and take away. */
  readonly summaries: CaseSummary[];
  /** What can be opened, by document and in order; a test may add and take away. */
  readonly excerpts: Excerpt[];
  readonly asked: string[];
  /** With what else it was asked, in the same order. */
  readonly askedWith: AnswerOptions[];
}

/** Neighbours are those that stand beside it in the list. */
function findPassage(excerpts: readonly Excerpt[], name: string): PassageView | null {
  const written = name.trim().replace(/^[#[]|\]$/g, "");
  const index = excerpts.findIndex(({ passage: { id } }) =>
    [id, hashtagOf(id).slice(1), linkKeyOf(id)].includes(written),
  );
  const found = excerpts[index];
  if (found === undefined) return null;
  const { passage, document, text } = found;
  const beside = (step: number) => {
    const other = excerpts[index + step];
    return other?.document.id === document.id ? other : null;
  };
  return {
    passage,
    document,
    text,
    textBefore: beside(-1)?.text ?? "",
    textAfter: beside(1)?.text ?? "",
    previousId: beside(-1)?.passage.id ?? null,
    nextId: beside(1)?.passage.id ?? null,
    standing: "current",
    position: passage.ordinal,
    passageCount: fixtureCases.find((each) => each.document.id === document.id)?.passageCount ?? 1,
  };
}

export function createFixtureLibrary(
  answer: (question: string) => Answer | Promise<Answer> = fixtureAnswer,
): FixtureLibrary {
  const asked: string[] = [];
  const askedWith: AnswerOptions[] = [];
  const excerpts = [surplusStaff, olderCadres, partyGroups, evaluation];
  const summaries = [...fixtureCases];
  return {
    asked,
    askedWith,
    summaries,
    cases: () => summaries,
    findCases: (name) => findCases(name, summaries, { readPlaces: () => [] }),
    readCaseFilter: (written) => readCaseFilter(written, readPlaces(written), 2026),
    contents: async (documentId) =>
      contentsOf(excerpts.filter(({ document }) => document.id === documentId)),
    excerpts,
    passage: async (name) => findPassage(excerpts, name),
    leansOnOthers: (text) => messageMeans().reader.leansOnOthers(text),
    asksNothing: (text) => messageMeans().reader.asksNothing(text),
    countQuestions: (message) => messageMeans().reader.countQuestions(message),
    readMessage: (message) => messageMeans().reader.readMessage(message),
    async compare(question) {
      const places = fixtureCases.flatMap(({ document: { place } }) =>
        place !== null && question.includes(place.name.slice(0, 2)) ? [place.name] : [],
      );
      const excerptOf = (name: string) =>
        [surplusStaff, evaluation].find(({ document }) => document.place?.name === name) ?? null;
      const cells = places.map((place) => ({
        place,
        isKnown: true,
        standing: "within" as const,
        excerpt: excerptOf(place),
      }));
      return places.length < 2 ? null : { question, topic: "考核", cells };
    },
    async askableMeasures(documentId) {
      return askable.filter(({ document }) => document.id === documentId);
    },
    async askableNear() {
      return askable;
    },
    async isAnswered(question) {
      return (await answer(question)).status === "answered";
    },
    async answer(question, options = {}) {
      asked.push(question);
      askedWith.push(options);
      return answer(question);
    },
  };
}
