/** The command line was used wrongly; the message says how it is right, and is shown as it is. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
