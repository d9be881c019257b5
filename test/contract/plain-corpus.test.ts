/**
 * Plain texts as they come: reprints of one another, the same words about two counties, without sentence ends,
 * of mixed width, very long, very short. Each is found, whole and verbatim, and nothing is shown twice.
 */
import path from "node:path";
import { expect, test } from "vitest";
import { jsonLines, runScript } from "../setup/run-program.ts";
import { temporaryFolder } from "../setup/temporary-folder.ts";

interface Passage {
  readonly id: string;
  readonly document: string;
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly copies?: readonly string[];
}

const stalls =
  "县里把早餐摊点统一搬进三处便民市场,摊位费前两年全部免收,由市场服务中心负责水电和保洁,每季度公布一次收支账目,摊主代表可以随时查账。";
const boilerplate =
  "对群众反映的路灯不亮问题,由城管队员在二十四小时内到场查看,三天内修好,并打电话回访反映人。";

function county(name: string, body: string): string {
  return `---\nplace: ${name}\ntitle: ${name}工作情况\n---\n${body}\n`;
}

const seeds: Readonly<Record<string, string>> = {
  "stalls.txt": `${stalls}\n`,
  "stalls-reprint.txt": `(转载)${stalls.replace("每季度", "每个季度")}\n`,
  "lamps-a.md": county("岢岚县", boilerplate),
  "lamps-b.md": county("大余县", boilerplate),
  "endless.txt": `${"各村报表按月汇总 逐级上报 不得漏报瞒报 ".repeat(120)}水库移民补贴由乡财政所直接打卡发放`,
  "mixed.txt":
    "ＡＰＰ“掌上办”于２０２１年上线,累计办件１２，３４５件!其中 ｏｎｅ-ｓｔｏｐ 窗口占６０％.",
  "short.txt": "井盖归住建局管",
  "long.txt": Array.from(
    { length: 400 },
    (_, number) => `第${number}号路段的绿化由第${number}养护班负责修剪和浇水。`,
  ).join(""),
};

const questions = {
  stalls: "早餐摊点搬到哪里,摊位费收不收?",
  lamps: "路灯不亮多久修好?",
  endless: "水库移民补贴由谁发放?",
  mixed: "APP掌上办累计办件12345件,是哪年上线的?",
  short: "井盖归谁管?",
  long: "第377号路段的绿化由谁负责?",
};

async function askAll(): Promise<Map<keyof typeof questions, readonly Passage[]>> {
  const folders = ["--seeds", temporaryFolder(seeds), "--index", temporaryFolder()];
  const file = path.join(
    temporaryFolder({ "q.txt": Object.values(questions).join("\n") }),
    "q.txt",
  );
  const { code, stdout } = await runScript("ask", [...folders, "--questions", file]);
  expect(code).toBe(0);
  const answers = jsonLines(stdout) as { passages: readonly Passage[] }[];
  const names = Object.keys(questions) as (keyof typeof questions)[];
  return new Map(names.map((name, index) => [name, answers[index]?.passages ?? []]));
}

test("plain texts of every kind are answered from", async () => {
  const answers = await askAll();
  const passagesOf = (name: keyof typeof questions) => answers.get(name) ?? [];

  for (const { file, start, end, text } of [...answers.values()].flat())
    expect(seeds[file]?.slice(start, end)).toBe(text);

  // A reprint is named, not shown.
  const [shown, ...others] = passagesOf("stalls");
  const reprints = ["stalls-01", "stalls-reprint-01"];
  expect(reprints).toContain(shown?.id);
  expect(shown?.copies).toEqual(reprints.filter((id) => id !== shown?.id));
  expect(others.map(({ id }) => id)).not.toContain(shown?.copies?.[0]);

  // The same words about two counties are two counties' practice.
  const lamps = passagesOf("lamps").slice(0, 2);
  expect(lamps.map(({ document }) => document).toSorted()).toEqual(["lamps-a", "lamps-b"]);
  expect(lamps.every(({ copies }) => copies === undefined)).toBe(true);

  expect(passagesOf("endless")[0]?.text).toContain("由乡财政所直接打卡发放");
  expect(passagesOf("endless")[0]?.text.length).toBeLessThanOrEqual(450);
  expect(passagesOf("mixed")[0]?.document).toBe("mixed");
  expect(passagesOf("short")[0]?.text).toBe("井盖归住建局管");
  expect(passagesOf("long")[0]?.text).toContain("第377号路段");
});
