import { MinzhengError } from '@minzheng/core'

/** The command line was used wrongly; the message says what is right, and is shown unchanged. */
export class UsageError extends MinzhengError<'wrong-usage'> {
  override readonly name = 'UsageError'

  constructor(message: string) {
    super('wrong-usage', message)
  }
}
