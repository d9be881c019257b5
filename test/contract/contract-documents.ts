/** The documents that the contract of a PassageStore is tried with: places or none, twins, empty ones, and many. */
import type { Place, SourceDocument } from "../../src/core/domain.ts";
import type { EarlierTexts } from "../../src/documents/versions.ts";
import { aSourceDocument } from "../setup/source-document.ts";

function aPlace(name: string): Place {
  return { name, level: "county", province: null, city: null, code: null, aliases: [] };
}

const measures = aSourceDocument(
  [
    "# 管理",
    "码头由镇里统一管理,上犹县也这样做。每天早上六点开门,晚上九点关门,节日里再晚一个小时关门。",
    "龙舟平时放在西边的棚里。每年端午之前取出来检查,坏了的由木匠修好以后再下水。",
    "# 公布",
    "每个季度公布一次收支!先交给村民代表看过,没有意见以后再贴到码头的公告栏上面。",
  ].join("\n\n"),
  { id: "measures", title: "码头管理办法", date: "2022-05", source: "某报", authors: ["某人"] },
);
const bell = aSourceDocument(
  "老槐树下面挂着一口铜钟,由值班的人员敲响。\n\n铜钟每年检查一次。上犹的铜钟也一样。",
  { id: "bell" },
);
const short = aSourceDocument("编制的底数由人员核对。", { id: "short" });
const empty = aSourceDocument("", { id: "empty" });
/** The same words three times: vectors and scores are equal. */
const twins = ["twin-a", "twin-b", "twin-c"].map((id) =>
  aSourceDocument("这一份通知三处都一样,一个字也不差。", { id }),
);
const placed = ["placed-a", "placed-b"].map((id, number) =>
  aSourceDocument(`上犹的人员按第${number}号通知安置。`, {
    id,
    place: aPlace("上犹县"),
    statesPlace: number === 0,
  }),
);
/** More than are compared one by one. */
const notices = Array.from({ length: 400 }, (_, number) =>
  aSourceDocument(`第${number}号通知要求各乡镇核对机构和人员的底数。`, { id: `notice-${number}` }),
);

export const contractDocuments: readonly SourceDocument[] = [
  measures,
  bell,
  short,
  empty,
  ...twins,
  ...placed,
  ...notices,
];

export const contractEarlier: EarlierTexts = new Map([
  [bell.id, [aSourceDocument("老槐树下面挂着一口铜钟。", { id: "bell" })]],
]);
