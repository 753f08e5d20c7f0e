/** A district whose records change without a pause is not computed anew for each change: it is let calm down first. */
export interface Calm {
  /**
   * How long a recompute that found this as the newest change should wait before it looks again: 0 where it should
   * begin.
   */
  pause(district: string, newest: number): number
  /** The district was recomputed just now. */
  computed(district: string): void
}

/** What is counted as calm: no new change for so many milliseconds. */
const quiet = 150
/** No change waits longer than this for its turn, however many follow it. */
const longest = 2000

/**
 * The first change is computed at once; those that come within two seconds after it wait until 150 ms pass without
 * another, or until the two seconds are over. Each process goes by what it did itself: with more of them a busy
 * district is computed more often, never too late.
 */
export function calm(now: () => number = () => performance.now()): Calm {
  const busy = new Map<string, { readonly computed: number; newest: number; seen: number }>()
  return Object.freeze<Calm>({
    pause: (district, newest) => {
      const last = busy.get(district)
      const time = now()
      if (last === undefined || time - last.computed >= longest) return 0
      if (newest !== last.newest) Object.assign(last, { newest, seen: time })
      return Math.ceil(Math.max(0, Math.min(quiet - (time - last.seen), longest - (time - last.computed))))
    },
    computed: (district) => {
      const time = now()
      for (const [other, { computed }] of busy) if (time - computed >= longest) busy.delete(other)
      busy.set(district, { computed: time, newest: -1, seen: time })
    },
  })
}

/**
 * Thrown by a handler whose job should be looked at again after a while; the worker puts it back, and it counts as no
 * attempt.
 */
export class PostponedError extends Error {
  override readonly name = 'PostponedError'

  readonly milliseconds: number

  constructor(milliseconds: number, why = `put off by ${milliseconds} ms`) {
    super(why)
    this.milliseconds = milliseconds
  }
}
