/**
 * Writes an explanation of an answer as lines for a person.
 */
import type { Explanation, Factor } from "../answers/explain.ts";

export function renderExplanation(explanation: Explanation): string {
  const { topic, places, unknownPlaces, concepts, evidence, hits } = explanation;
  return [
    `topic        ${topic}`,
    `places       ${places.map((name) => (unknownPlaces.includes(name) ? `${name} (not in the documents)` : name)).join(", ") || "-"}`,
    ...concepts.map(
      ({ written, weight, synonyms }) =>
        `concept      ${weight.toFixed(1)}  ${written}${synonyms.length > 0 ? `  = ${synonyms.join(" | ")}` : ""}`,
    ),
    judgedLine(explanation),
    `  bias ${explanation.bias.toFixed(2)}`,
    ...evidence.map((factor) => `  ${factorText(factor)}`),
    ...hits.flatMap(({ id, score, factors }) => [
      `${id.padEnd(13)}${score.toFixed(3)}`,
      ...factors.map((factor) => `  ${factorText(factor)}`),
    ]),
  ].join("\n");
}

function judgedLine({ status, reason, isOverview, confidence, threshold }: Explanation): string {
  const why = reason === null ? "" : ` (${reason})`;
  const overview = isOverview ? ", as an overview" : "";
  return `judged       ${status}${why}${overview}, confidence ${confidence.toFixed(2)}, answered from ${threshold}`;
}

function factorText({ name, value, weight }: Factor): string {
  return `${(weight * value).toFixed(3).padStart(7)} = ${weight.toFixed(2)} x ${value.toFixed(3)}  ${name}`;
}
