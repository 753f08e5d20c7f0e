declare module 'fs-native-extensions' {
  /**
   * Locks a whole file that is open for writing, for this description of it; false where somebody else has it. Some
   * systems throw instead.
   */
  export function tryLock(fd: number): boolean
}
