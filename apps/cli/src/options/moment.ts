import type { PastFigures, Store, Then } from '@minzheng/store'
import { readMoment } from '@minzheng/worker'
import type { Session } from '../session/session.js'
import { step } from '../terminal/progress.js'
import { UsageError } from '../terminal/usage-error.js'

/**
 * Reads a moment: `#12` (once source 12 had landed), a day in China (its end), or a time with its zone, such as
 * `2026-03-01T08:00+08:00`.
 */
export function momentOf(text: string, option: string): Then {
  const then = readMoment(text)
  if (then === undefined)
    throw new UsageError(
      `${option} must be a source (#12), a day (2026-03-01) or a time with its zone (2026-03-01T08:00+08:00), got "${text}" (时点不对)`,
    )
  return then
}

/** Reads a moment that is no source: a day in China (its end), or a time with its zone. */
export function timeOf(text: string, option: string): Date {
  const then = /^#?\d{1,9}$/.test(text) ? undefined : momentOf(text, option)
  if (then === undefined || !('time' in then))
    throw new UsageError(
      `${option} must be a day (2026-03-01) or a time with its zone (2026-03-01T08:00+08:00), got "${text}" (时点不对)`,
    )
  return then.time
}

/** What reads figures: the store as it is, or as it was known at a moment. */
export type Figures = Pick<Store, 'figures' | 'returnedMonths'>

/** The figures of now or, if `asOf` is given, those that were known then; tells how far reading them is. */
export async function figuresOf({ store }: Session, asOf: string | undefined): Promise<Figures & Partial<PastFigures>> {
  if (asOf === undefined) return store
  const progress = step(`当时数 figures as of ${asOf}`)
  const past = await store.asOf(momentOf(asOf, '--as-of'), progress.update)
  progress.done(past.time.toISOString())
  return past
}
