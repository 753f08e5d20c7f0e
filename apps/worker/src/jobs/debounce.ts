import { MinzhengError } from '@minzheng/core'

/**
 * Debounces recomputes of a busy district: the first runs at once, later ones wait for 150 ms of quiet, at most 2 s.
 */
export interface Debounce {
  /**
   * How many milliseconds a recompute must wait before it checks again; 0 if it can begin. `newest` is the newest
   * revision that it found.
   */
  readonly delay: (district: string, newest: number) => number
  /** Records that the district has just been recomputed. */
  readonly computed: (district: string) => void
}

/** The quiet time: milliseconds without a new change. */
const quietMs = 150
/** The maximum wait of a change in milliseconds, however many changes follow. */
const maxWaitMs = 2000

/**
 * A district that was not recomputed within the last 2 s is not debounced. Otherwise its recompute waits until 150 ms
 * pass without a new change, or until 2 s have passed since the last recompute. Each process considers only its own
 * recomputes: with several processes a busy district is computed more often, but never later.
 */
export function debounce(now: () => number = () => performance.now()): Debounce {
  const busy = new Map<string, { readonly computed: number; newest: number; seen: number }>()
  return Object.freeze<Debounce>({
    delay: (district, newest) => {
      const last = busy.get(district)
      const time = now()
      if (last === undefined || time - last.computed >= maxWaitMs) return 0
      if (newest !== last.newest) Object.assign(last, { newest, seen: time })
      return Math.ceil(Math.max(0, Math.min(quietMs - (time - last.seen), maxWaitMs - (time - last.computed))))
    },
    computed: (district) => {
      const time = now()
      for (const [other, { computed }] of busy) if (time - computed >= maxWaitMs) busy.delete(other)
      busy.set(district, { computed: time, newest: -1, seen: time })
    },
  })
}

/**
 * A handler throws this to run its job again after a while. The worker puts the job back as delayed, which does not
 * count as an attempt.
 */
export class DelayJobError extends MinzhengError<'job-delayed'> {
  override readonly name = 'DelayJobError'

  readonly milliseconds: number

  constructor(milliseconds: number, why = `delayed by ${milliseconds} ms`) {
    super('job-delayed', why, { milliseconds })
    this.milliseconds = milliseconds
  }
}
