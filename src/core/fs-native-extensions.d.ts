/** The part of the package that is used; it brings no types. */
declare module "fs-native-extensions" {
  /** False while another descriptor, of this process or another one, holds the file's lock. */
  export function tryLock(fd: number): boolean;
}
