/**
 * Groups of lines in, messages out, in order and complete. A line is whole markup of at most one
 * message's length and is never cut; a group stays together where it fits into one message.
 */
import { countEntities, entityLimit, messageLimitUtf16 } from "./telegram-html.ts";

export function packMessages(groups: readonly (readonly string[])[]): readonly string[] {
  const messages: string[] = [];
  let current = "";
  const add = (html: string, separator: string) => {
    const joined = current === "" ? html : current + separator + html;
    if (current !== "" && !fits(joined)) {
      messages.push(current);
      current = html;
    } else {
      current = joined;
    }
  };
  for (const group of groups) {
    const whole = group.join("\n");
    if (fits(whole)) add(whole, "\n\n");
    else for (const [index, line] of group.entries()) add(line, index === 0 ? "\n\n" : "\n");
  }
  return current === "" ? messages : [...messages, current];
}

function fits(html: string): boolean {
  return html.length <= messageLimitUtf16 && countEntities(html) <= entityLimit;
}
