/** What requests cost that are more work than others, in points of a limit; all others cost one. */
export const costs = {
  /** A file is read. */
  file: 10,
  /** All figures of a kind, not a page of them. */
  all: 10,
  /** Figures as they were known once: they are computed. */
  past: 20,
} as const
