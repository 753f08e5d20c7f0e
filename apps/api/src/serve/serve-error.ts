import { MinzhengError } from '@minzheng/core'

/** The service cannot be started in this way. */
export class ServeError extends MinzhengError<'cannot-serve'> {
  override readonly name = 'ServeError'
}
