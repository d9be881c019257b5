/**
 * A call that the Bot API refuses, with its error code and description as Telegram words them.
 */

export interface RefusalParameters {
  readonly retry_after?: number;
  readonly migrate_to_chat_id?: number;
}

export class Refusal extends Error {
  readonly errorCode: number;
  readonly parameters: RefusalParameters | undefined;

  constructor(errorCode: number, description: string, parameters?: RefusalParameters) {
    super(description);
    this.errorCode = errorCode;
    this.parameters = parameters;
  }
}

export function badRequest(description: string): Refusal {
  return new Refusal(400, `Bad Request: ${description}`);
}

export function unparsable(html: string, position: number, problem: string): Refusal {
  const byteOffset = Buffer.byteLength(html.slice(0, position));
  return badRequest(`can't parse entities: ${problem} at byte offset ${byteOffset}`);
}
