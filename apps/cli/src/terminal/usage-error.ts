/** The command line was used wrongly; the message says what is right, and is shown unchanged. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
