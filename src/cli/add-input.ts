/** The input of `npm run add`: lists the files to read, and lets options override the fields found in a file. */
import { readdir, stat } from "node:fs/promises";
import path from "node:path";
import type { DocumentFields } from "../core/document-desk.ts";
import type { Place } from "../core/domain.ts";
import { AppError, messageOf } from "../core/errors.ts";
import { isCalendarDate } from "../documents/dates.ts";
import type { PlaceFinder } from "../places/place-finder.ts";
import { usageError } from "./run-command.ts";

/** Selects the files of a folder. A file that is named on the command line is tried whatever its name. */
const likelyDocument = /^(?![._~]).+\.(?:txt|md|html?|docx|pdf)$/i;

/** Returns absolute paths, each once. @throws AppError `usage.invalid` for a path that cannot be accessed. */
export async function filesToAdd(names: readonly string[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const name of names) {
    const isFolder = await stat(name).then(
      (entry) => entry.isDirectory(),
      (cause: unknown) => {
        throw new AppError("usage.invalid", `${name}: ${messageOf(cause)}.`, { name }, cause);
      },
    );
    found.push(...(isFolder ? await filesIn(name) : [name]));
  }
  return [...new Set(found.map((name) => path.resolve(name)))];
}

async function filesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && likelyDocument.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter(
      (file) =>
        !path
          .relative(folder, file)
          .split(path.sep)
          .some((part) => part.startsWith(".")),
    )
    .toSorted();
}

export interface StatedFields {
  readonly place?: string | undefined;
  readonly province?: string | undefined;
  readonly title?: string | undefined;
  readonly source?: string | undefined;
  readonly date?: string | undefined;
}

/** @throws AppError `usage.invalid` for an unknown place or an invalid date. */
export function fieldsFrom(
  found: DocumentFields,
  stated: StatedFields,
  places: PlaceFinder,
  usage: string,
): DocumentFields {
  const { title = found.title, source = found.source, date = found.date } = stated;
  if (date !== null && !isCalendarDate(date))
    throw usageError(
      `--date is ${JSON.stringify(date)}; expected a date like 2022-05-31, 2022-05 or 2022`,
      usage,
    );
  const place =
    stated.place === undefined
      ? found.place
      : placeNamed(stated.place, stated.province, places, usage);
  return { title, place, source, authors: found.authors, date };
}

function placeNamed(
  name: string,
  province: string | undefined,
  places: PlaceFinder,
  usage: string,
): Place {
  const place = places.describe(name, province ?? null);
  if (place !== null) return place;
  throw usageError(
    `--place ${JSON.stringify(name)} is not one place of the national list; expected its full name, with --province where several have it`,
    usage,
  );
}
