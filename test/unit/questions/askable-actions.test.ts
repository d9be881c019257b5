/** Of titles as official texts have them, only what somebody would ask after is taken. */
import { expect, test } from "vitest";
import { createTokenizer } from "../../../src/language/tokenize.ts";
import { createActionReader } from "../../../src/questions/askable-actions.ts";

const read = createActionReader(createTokenizer([]));

test.each([
  ["（二）推进殡葬服务设施建设。", "推进殡葬服务设施建设"],
  ["三是持续优化营商环境，企业满意度显著提升", "优化营商环境"],
  ["四、强化领导，建立联席会议制度", "建立联席会议制度"],
  ["一是清理僵尸企业。", "清理僵尸企业"],
  ["推行“一业一证”改革", "推行“一业一证”改革"],
  ["（一）加大信贷支持力度", "加大信贷支持力度"],
  ["着力拓宽招工渠道", "拓宽招工渠道"],
  ["降低企业用电成本。", "降低企业用电成本"],
  ["2. 规范村级公章使用", "规范村级公章使用"],
])("%s", (line, action) => {
  expect(read(line)?.words).toBe(action);
});

test.each([
  "一、主要做法",
  "四、成效与不足",
  "群众办事更加方便",
  "编制使用效益有效发挥",
  "建立了联席会议制度",
  "规范各镇公章使用",
  "解决本单位的困难",
  "落实不到位",
  "健全职责明确、依法行政的治理体系",
  "推动“放管服",
  "设立3个服务中心",
  "完善",
  "支持政策",
  "（三）保障措施",
  "一是合并得急",
  "三是改革永无止境",
  "",
  "建立健全由县委主要负责同志担任组长、各有关部门和乡镇共同参加的改革工作领导小组及其会议制度",
])("nothing of %j", (line) => {
  expect(read(line)).toBeNull();
});
