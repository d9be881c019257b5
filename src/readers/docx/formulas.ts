/** Writes formulas of Word (m:oMath) in one line: 1/14, x², √(a+b), ∑_(i=1)^(n) x. */
import { isElement, type TreeElement } from "../dom.ts";

const raised = signsOf("0⁰1¹2²3³4⁴5⁵6⁶7⁷8⁸9⁹+⁺-⁻=⁼(⁽)⁾n ⁿ i ⁱ");
const lowered = signsOf("0₀1₁2₂3₃4₄5₅6₆7₇8₈9₉+₊-₋=₌(₍)₎");

function signsOf(pairs: string): ReadonlyMap<string, string> {
  return new Map(
    [...pairs.replaceAll(" ", "").matchAll(/(.)(.)/gu)].map(([, plain = "", sign = ""]) => [
      plain,
      sign,
    ]),
  );
}

/** ² for 2; null where there is no such sign for one of the characters. */
export function raisedSigns(text: string): string | null {
  return inSigns(text, raised);
}

export function loweredSigns(text: string): string | null {
  return inSigns(text, lowered);
}

function inSigns(text: string, signs: ReadonlyMap<string, string>): string | null {
  const written = Array.from(text, (character) => signs.get(character) ?? null);
  return written.includes(null) ? null : written.join("");
}

type Write = (part: (name: string) => string, element: TreeElement) => string;

const writers: Readonly<Record<string, Write>> = {
  "m:t": (_, element) => element.textContent ?? "",
  "m:f": (part) => `${grouped(part("m:num"))}/${grouped(part("m:den"))}`,
  "m:sSup": (part) => part("m:e") + above(part("m:sup")),
  "m:sSub": (part) => part("m:e") + below(part("m:sub")),
  "m:sSubSup": (part) => part("m:e") + below(part("m:sub")) + above(part("m:sup")),
  "m:sPre": (part) => below(part("m:sub")) + above(part("m:sup")) + part("m:e"),
  "m:rad": (part) => `${above(part("m:deg"))}√${grouped(part("m:e"))}`,
  "m:nary": (part, element) =>
    (propertyOf(element, "m:chr") ?? "∫") +
    below(part("m:sub")) +
    above(part("m:sup")) +
    part("m:e"),
  "m:limLow": (part) => part("m:e") + below(part("m:lim")),
  "m:limUpp": (part) => part("m:e") + above(part("m:lim")),
  "m:d": (_, element) =>
    (propertyOf(element, "m:begChr") ?? "(") +
    childrenNamed(element, "m:e")
      .map(formulaText)
      .join(propertyOf(element, "m:sepChr") ?? "|") +
    (propertyOf(element, "m:endChr") ?? ")"),
  "m:eqArr": (_, element) => childrenNamed(element, "m:e").map(formulaText).join("; "),
  "m:m": (_, element) => childrenNamed(element, "m:mr").map(formulaText).join("; "),
  "m:mr": (_, element) => childrenNamed(element, "m:e").map(formulaText).join(", "),
};

export function formulaText(element: TreeElement): string {
  const write = Object.hasOwn(writers, element.tagName) ? writers[element.tagName] : undefined;
  const part = (name: string) => childrenNamed(element, name).map(formulaText).join("");
  if (write !== undefined) return write(part, element);
  // Properties have no text, and what else there may be (m:func, m:box, m:acc) reads as its parts one after the other.
  return [...element.childNodes]
    .map((child) => (isElement(child) ? formulaText(child) : ""))
    .join("");
}

function childrenNamed(element: TreeElement, name: string): TreeElement[] {
  return [...element.children].filter(({ tagName }) => tagName === name);
}

function propertyOf(element: TreeElement, name: string): string | null {
  const [properties] = [...element.children].filter(({ tagName }) => tagName.endsWith("Pr"));
  const [property] = properties?.getElementsByTagName(name) ?? [];
  return property?.getAttribute("m:val") ?? null;
}

/** In brackets if it is more than one number, name or word. */
export function grouped(text: string): string {
  return /^[\p{L}\p{N}.,%]*$/u.test(text) ? text : `(${text})`;
}

function above(text: string): string {
  return text === "" ? "" : (raisedSigns(text) ?? `^${grouped(text)}`);
}

function below(text: string): string {
  return text === "" ? "" : (loweredSigns(text) ?? `_${grouped(text)}`);
}
