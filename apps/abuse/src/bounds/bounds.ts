/** What the service under abuse may need, and what the suite waits for. Generous: they find what grows, not what is slow. */
export const bounds = {
  /** How much larger the process may be at the end than after the warm-up, both after a collection of garbage. */
  mostGrowthMb: 160,
  /** The same of its living objects alone: what the process never gives back. */
  mostHeapGrowthMb: 60,
  /** The share of the requests that warm the process up. */
  warmUp: 0.15,
  /** How long an answer may take as a whole; an event stream is left after `mostEventsMs`. */
  mostAnswerMs: 60_000,
  mostEventsMs: 1500,
  /** How much of an answer is read. */
  mostAnswerBytes: 30_000_000,
  /** How long a connection that sends its head slowly may stay open. */
  mostSlowHeadMs: 40_000,
} as const

/** The limits of the service with an identity provider: low, so that few requests reach them. */
export const guardedLimits = { account: 60, address: 40, failures: 5, streams: 3 } as const
