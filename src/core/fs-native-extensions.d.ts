/** The package has no types of its own; only the function in use is declared. */
declare module "fs-native-extensions" {
  /** False while another descriptor, of this or another process, holds the lock. */
  export function tryLock(fd: number): boolean;
}
