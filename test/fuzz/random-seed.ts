/** The seed of a long run: FUZZ_SEED where a run is to be repeated, else by chance; always printed. */
export function randomSeed(): number {
  const written = process.env["FUZZ_SEED"] ?? "";
  const seed = /^-?\d+$/.test(written) ? Number(written) : Math.floor(Math.random() * 2 ** 31);
  process.stdout.write(`FUZZ_SEED=${seed}\n`);
  return seed;
}
