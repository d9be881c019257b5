/** Several files as one run of bytes: before each, its length in four bytes. */

export function joinBytes(files: readonly Uint8Array[]): Uint8Array {
  return Buffer.concat(
    files.flatMap((bytes) => {
      const length = Buffer.alloc(4);
      length.writeUInt32BE(bytes.length);
      return [length, bytes];
    }),
  );
}

export function splitBytes(joined: Uint8Array): readonly Uint8Array[] {
  const view = Buffer.from(joined.buffer, joined.byteOffset, joined.byteLength);
  const files: Uint8Array[] = [];
  for (let at = 0; at + 4 <= view.length;) {
    const end = at + 4 + view.readUInt32BE(at);
    files.push(view.subarray(at + 4, end));
    at = end;
  }
  return files;
}
