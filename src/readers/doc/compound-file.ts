/**
 * Reads the container of old Office files: a file system of sectors that are linked in chains (MS-CFB). A chain that
 * is longer than the file runs in a circle. Reads outside of the file throw a RangeError.
 */

const freeSector = 0xfffffffa;
const headerSectorCount = 109;
const entryBytes = 128;
const mostEntries = 100_000;

type EntryKind = "storage" | "stream" | "other";

interface Entry {
  readonly name: string;
  readonly kind: EntryKind;
  readonly left: number;
  readonly right: number;
  readonly child: number;
  readonly firstSector: number;
  readonly byteCount: number;
}

/** The streams of the file itself, without those of objects that are embedded in it. Names are alike in either case. */
export interface CompoundFile {
  has(name: string): boolean;
  /** Null if there is no such stream. */
  stream(name: string): Buffer | null;
}

/** @throws Error if the bytes are no such file, or a damaged one */
export function openCompoundFile(bytes: Uint8Array): CompoundFile {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const sectorBytes = 1 << file.readUInt16LE(30);
  const smallBytes = 1 << file.readUInt16LE(32);
  if (sectorBytes < 512 || sectorBytes > 4096 || smallBytes > sectorBytes)
    throw new Error(`Its sectors have ${sectorBytes} and ${smallBytes} bytes.`);
  const sector = (at: number) => {
    const start = (at + 1) * sectorBytes;
    if (start >= file.length) throw new RangeError(`There is no sector ${at}.`);
    return file.subarray(start, start + sectorBytes);
  };
  const mostSectors = Math.ceil(file.length / sectorBytes);

  const table = Buffer.concat(listTableSectors(file, sector, mostSectors).map(sector));
  const next = (at: number) => table.readUInt32LE(4 * at);
  const gather = (first: number) => Buffer.concat(chainFrom(first, next, mostSectors).map(sector));

  const entries = readEntries(gather(file.readUInt32LE(48)));
  const [root] = entries;
  if (root === undefined) throw new Error("It has no directory.");
  const smallTable = gather(file.readUInt32LE(60));
  const smallStream = gather(root.firstSector);
  const leastNormalBytes = file.readUInt32LE(56);
  const own = new Map(childrenOf(root, entries).map((entry) => [entry.name.toLowerCase(), entry]));

  return {
    has: (name) => own.has(name.toLowerCase()),
    stream(name) {
      const entry = own.get(name.toLowerCase());
      if (entry?.kind !== "stream") return null;
      const { firstSector, byteCount } = entry;
      if (byteCount >= leastNormalBytes) return gather(firstSector).subarray(0, byteCount);
      const pieces = chainFrom(
        firstSector,
        (at) => smallTable.readUInt32LE(4 * at),
        Math.ceil(smallStream.length / smallBytes),
      ).map((at) => smallStream.subarray(at * smallBytes, (at + 1) * smallBytes));
      return Buffer.concat(pieces).subarray(0, byteCount);
    },
  };
}

function chainFrom(first: number, next: (at: number) => number, most: number): number[] {
  const chain: number[] = [];
  for (let at = first; at < freeSector; at = next(at)) {
    if (chain.length >= most) throw new Error("A chain of sectors runs in a circle.");
    chain.push(at);
  }
  return chain;
}

/** The sectors of the table that links the others: the first in the header, more in sectors of their own. */
function listTableSectors(
  file: Buffer,
  sector: (at: number) => Buffer,
  mostSectors: number,
): number[] {
  const listed: number[] = [];
  const take = (from: Buffer, offset: number, count: number) => {
    for (let index = 0; index < count; index += 1) {
      const at = from.readUInt32LE(offset + 4 * index);
      if (at < freeSector) listed.push(at);
    }
  };
  take(file, 76, headerSectorCount);
  let more = file.readUInt32LE(68);
  for (let seen = 0; more < freeSector; seen += 1) {
    if (seen > mostSectors) throw new Error("A chain of sectors runs in a circle.");
    const part = sector(more);
    take(part, 0, part.length / 4 - 1);
    more = part.readUInt32LE(part.length - 4);
  }
  if (listed.length > mostSectors) throw new Error("Its table has more sectors than the file.");
  return listed;
}

const kinds: Readonly<Record<number, EntryKind>> = { 1: "storage", 2: "stream" };

function readEntries(directory: Buffer): Entry[] {
  const entries: Entry[] = [];
  const count = Math.min(Math.floor(directory.length / entryBytes), mostEntries);
  for (let index = 0; index < count; index += 1) {
    const entry = directory.subarray(index * entryBytes, (index + 1) * entryBytes);
    const nameBytes = Math.min(64, Math.max(0, entry.readUInt16LE(64) - 2));
    entries.push({
      name: entry.subarray(0, nameBytes).toString("utf16le"),
      kind: kinds[entry.readUInt8(66)] ?? "other",
      left: entry.readUInt32LE(68),
      right: entry.readUInt32LE(72),
      child: entry.readUInt32LE(76),
      firstSector: entry.readUInt32LE(116),
      byteCount: entry.readUInt32LE(120),
    });
  }
  return entries;
}

/** A folder's entries form a tree. */
function childrenOf({ child }: Entry, entries: readonly Entry[]): Entry[] {
  const seen = new Set<number>();
  const waiting = [child];
  const found: Entry[] = [];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const entry = entries[at];
    if (entry === undefined || seen.has(at)) continue;
    seen.add(at);
    found.push(entry);
    waiting.push(entry.left, entry.right);
  }
  return found;
}
