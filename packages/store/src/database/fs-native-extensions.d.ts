declare module 'fs-native-extensions' {
  /**
   * Locks a whole file through a descriptor that is open for writing. Returns false if another process has locked it;
   * on some systems it throws instead.
   */
  export function tryLock(fd: number): boolean
}
