/**
 * What permissions keep from everybody but root, tried as somebody else where the tests run as root.
 */
const nobody = 65_534;

export async function asNobody<T>(work: () => Promise<T>): Promise<T> {
  if (process.getuid?.() !== 0) return work();
  process.seteuid?.(nobody);
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
  }
}
