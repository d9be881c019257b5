/** Answers to questions within limits: of what is within, of nothing, and of what is not. */
import type { Answer, Excerpt } from "../../../src/core/domain.ts";
import type { Limits } from "../../../src/core/limits.ts";
import { anAnswer, surplusStaff } from "../../telegram/fixture-library.ts";

const since2022: Limits = { region: null, kinds: [], years: { from: 2022, to: null } };
const countiesOfShanxi: Limits = {
  region: { province: "山西省", city: null },
  kinds: ["county"],
  years: null,
};
const since2023: Limits = { ...since2022, years: { from: 2023, to: null } };

const undatedStaff: Excerpt = {
  ...surplusStaff,
  document: { ...surplusStaff.document, date: null },
};

function limited(limits: Limits, count: number, undetermined = 0): Answer["notes"] {
  return [{ kind: "limited", limits, count, undetermined }];
}

export const limitedAnswers: Readonly<Record<string, Answer>> = {
  limited: anAnswer("2022年以后怎么安置超编人员?", {
    notes: limited(since2022, 1, 2),
    excerpts: [surplusStaff],
  }),
  "limited-none": anAnswer("山西的县怎么炒股?", {
    status: "none",
    reason: "no-evidence",
    notes: limited(countiesOfShanxi, 0),
  }),
  "limited-outside": anAnswer("2023年以后怎么安置超编人员?", {
    status: "related",
    reason: "no-evidence",
    notes: limited(since2023, 0, 1),
    excerpts: [surplusStaff],
  }),
  "limited-outside-place": anAnswer("2023年以后河曲怎么安置超编人员?", {
    status: "related",
    reason: "no-evidence",
    places: ["河曲县"],
    notes: limited(since2023, 0),
    excerpts: [surplusStaff],
  }),
  "limited-undetermined": anAnswer("2023年以后河曲怎么安置超编人员?", {
    status: "related",
    reason: "no-evidence",
    places: ["河曲县"],
    notes: limited(since2023, 0, 1),
    excerpts: [undatedStaff],
  }),
  "limited-undetermined-other": anAnswer("2023年以后怎么安置超编人员?", {
    status: "related",
    reason: "no-evidence",
    notes: limited(since2023, 2, 1),
    excerpts: [undatedStaff],
  }),
  "limited-outside-other": anAnswer("山西的区怎么安置超编人员?", {
    status: "related",
    reason: "no-evidence",
    notes: limited({ ...countiesOfShanxi, kinds: ["district"] }, 3),
    excerpts: [surplusStaff],
  }),
};
