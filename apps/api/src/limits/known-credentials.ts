/** Credentials that have held lately, as marks that say nothing of them. */
export interface KnownCredentials {
  readonly has: (mark: string) => boolean
  readonly add: (mark: string) => void
  readonly forget: (mark: string) => void
}

/** The latest `most` of them. */
export function knownCredentials(most = 10_000): KnownCredentials {
  const marks = new Set<string>()
  return {
    has: (mark) => marks.has(mark),
    forget: (mark) => void marks.delete(mark),
    add: (mark) => {
      // The one that was used last comes last.
      marks.delete(mark)
      marks.add(mark)
      if (marks.size > most) marks.delete(marks.values().next().value!)
    },
  }
}
