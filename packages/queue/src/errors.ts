import { MinzhengError } from '@minzheng/core'
import { masked } from '@minzheng/core/privacy'
import type { QueueConnection } from './queue-connection.js'
import { placeOf } from './place.js'

/** A job whose data violates the contract; a retry cannot help. */
export class RejectedJobError extends MinzhengError<'job-rejected'> {
  override readonly name = 'RejectedJobError'
  declare readonly details: { readonly faults: readonly string[] }
  readonly faults: readonly string[]

  constructor(faults: readonly string[]) {
    super('job-rejected', `The job is refused: ${faults.join('; ')}`, { faults })
    this.faults = faults
  }
}

/** The queue did not answer: Redis or PostgreSQL is unreachable, or refuses the connection. */
export class QueueUnavailableError extends MinzhengError<'queue-unavailable'> {
  override readonly name = 'QueueUnavailableError'

  constructor(connection: QueueConnection, cause: unknown) {
    const why = cause instanceof Error ? cause.message || cause.name : String(cause)
    super(
      'queue-unavailable',
      `The queue cannot be reached at ${placeOf(connection)}: ${'pool' in connection ? masked(why) : masked(why, [connection.redis])}`,
    )
  }
}
