/**
 * What the bot needs of a logger. Whoever starts the bot brings one.
 * People's words stay theirs: questions are logged only where it is asked for, answers never.
 */

export type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>>;

export interface Log {
  debug(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
}
