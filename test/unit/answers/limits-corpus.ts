/**
 * Some tens of short documents of several provinces, levels and years, which all speak of the same things: what is
 * shown of them depends on the limits alone.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { type OpenedLibrary, openLibrary } from "../../setup/open-library.ts";

const places = [
  ["山西省", "忻州市", "county", "五台县", "偏关县", "原平市", "忻府区"],
  ["山西省", "临汾市", "county", "隰县", "侯马市", "尧都区"],
  ["湖南省", "长沙市", "county", "浏阳市", "宁乡市", "长沙县", "岳麓区"],
  ["湖南省", "怀化市", "county", "通道侗族自治县", "洪江市"],
  ["内蒙古自治区", "鄂尔多斯市", "county", "准格尔旗", "达拉特旗", "东胜区"],
  ["甘肃省", "张掖市", "prefecture", "张掖市"],
  ["山西省", "忻州市", "prefecture", "忻州市"],
  ["湖南省", null, "province", "湖南省"],
] as const;

const dates = ["2018-06-01", "2020", "2022-05", "2024-03-02", null];
/** What 近三年 counts from: 2026. */
export const nowMs = Date.UTC(2026, 5, 1);

const lines = [
  "一是妥善安置超编人员。对超编的事业人员，采取跟班学习、担任村干部等多种方式，重新调整岗位。",
  "二是完善乡镇考核。每年由乡镇评价县直部门的工作，结果与评优挂钩，并向社会公布。",
  "三是精简党政机构。把职责相近的部门合并设置，党政机构由三十六个精简为二十二个。",
];

/** The index is built in `folder`. */
export async function openLimitsCorpus(folder: string): Promise<OpenedLibrary> {
  const seedsDir = path.join(folder, "seeds");
  mkdirSync(seedsDir);
  let number = 0;
  for (const [province, city, level, ...names] of places) {
    for (const place of names) {
      const date = dates[number % dates.length] ?? null;
      writeFileSync(
        path.join(seedsDir, `d${number}.md`),
        document({ place, level, province, city, date }),
      );
      number += 1;
    }
  }
  writeFileSync(path.join(seedsDir, "notes.md"), document({ date: "2024" }));
  return openLibrary({ seedsDir, indexDir: path.join(folder, "index"), now: () => nowMs });
}

function document(fields: Readonly<Record<string, string | null>>): string {
  const matter = Object.entries(fields).flatMap(([key, value]) =>
    value === null ? [] : [`${key}: "${value}"`],
  );
  const { place } = fields;
  const opening = place === undefined ? "改革随笔。" : `${place}推进机构改革。`;
  return ["---", `title: ${place ?? "各地"}的改革`, ...matter, "---", opening, ...lines, ""].join(
    "\n",
  );
}
