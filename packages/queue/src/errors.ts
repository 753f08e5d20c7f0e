import { masked } from '@minzheng/core/privacy'
import type { QueueConnection } from './queue-connection.js'
import { placeOf } from './place.js'

/** A job whose data violates the contract; a retry cannot help. */
export class RejectedJobError extends Error {
  override readonly name = 'RejectedJobError'
  readonly faults: readonly string[]

  constructor(faults: readonly string[]) {
    super(`The job is refused: ${faults.join('; ')}`)
    this.faults = faults
  }
}

/** The queue did not answer: Redis or PostgreSQL is unreachable, or refuses the connection. */
export class QueueUnavailableError extends Error {
  override readonly name = 'QueueUnavailableError'

  constructor(connection: QueueConnection, cause: unknown) {
    const why = cause instanceof Error ? cause.message || cause.name : String(cause)
    super(
      `The queue cannot be reached at ${placeOf(connection)}: ${'pool' in connection ? masked(why) : masked(why, [connection.redis])}`,
    )
  }
}
