/** How much is answered. 0: as much as is asked for. */
export interface LimitSettings {
  /** Points of an account in a minute; most requests cost one. */
  readonly account: number
  /** Points of an address in a minute, of requests that nobody has signed for. */
  readonly address: number
  /** Tokens that do not hold and signings in that fail, of an address, each, in five minutes. */
  readonly failures: number
  /** Streams of events that an account has open at once, in one process. */
  readonly streams: number
}

/** Enough for a person's pages and a program that reads page by page; `docs/operations.md` says how to choose. */
export const usualLimits: LimitSettings = { account: 1200, address: 600, failures: 30, streams: 8 }

/** Nothing is limited. */
export const noLimits: LimitSettings = { account: 0, address: 0, failures: 0, streams: 0 }
