/**
 * setMyDescription, getMyDescription, setMyShortDescription and getMyShortDescription: one text for each language. A
 * language without its own is given that of all others.
 */
import type { Fields } from "../body.ts";
import { textField } from "../fields.ts";
import { badRequest } from "../refusal.ts";
import type { World } from "../world.ts";

const maxLength = { description: 512, short_description: 120 } as const;

type Name = keyof typeof maxLength;

export function setDescription(name: Name) {
  return (world: World, fields: Fields): true => {
    const text = textField(fields, name) ?? "";
    if (Array.from(text).length > maxLength[name]) throw badRequest("BOT_DESCRIPTION_TOO_LONG");
    world.descriptions.set(keyOf(name, languageIn(fields)), text);
    return true;
  };
}

export function getDescription(name: Name) {
  return ({ descriptions }: World, fields: Fields): Record<string, string> => {
    const own = descriptions.get(keyOf(name, languageIn(fields))) ?? "";
    return { [name]: own === "" ? (descriptions.get(keyOf(name, "")) ?? "") : own };
  };
}

function keyOf(name: Name, languageCode: string): string {
  return `${name} ${languageCode}`.trim();
}

function languageIn(fields: Fields): string {
  const languageCode = textField(fields, "language_code") ?? "";
  if (languageCode === "" || /^[a-z]{2}$/.test(languageCode)) return languageCode;
  throw badRequest("invalid language code specified");
}
