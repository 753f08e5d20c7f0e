/** A job whose data break the contract. Trying again cannot help. */
export class RejectedJobError extends Error {
  override readonly name = 'RejectedJobError'
  readonly faults: readonly string[]

  constructor(faults: readonly string[]) {
    super(`The job is refused: ${faults.join('; ')}`)
    this.faults = faults
  }
}

/** The queue did not answer: Redis or PostgreSQL is away, or refuses the connection. */
export class QueueUnavailableError extends Error {
  override readonly name = 'QueueUnavailableError'

  constructor(place: string, cause: unknown) {
    super(`The queue cannot be reached at ${place}: ${cause instanceof Error ? cause.message || cause.name : String(cause)}`, { cause })
  }
}
