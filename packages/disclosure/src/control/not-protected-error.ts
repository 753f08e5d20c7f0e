import { MinzhengError } from '@minzheng/core'

/** A count that the control could not prove: which series, district and days, never its number. */
export interface NotProved {
  readonly series: string
  readonly district: string
  readonly span: string
}

/** A release is refused, because the solver did not decide within its limit whether small counts are protected. */
export class NotProtectedError extends MinzhengError<'not-protected'> {
  override readonly name = 'NotProtectedError'
  readonly counts: readonly NotProved[]

  constructor(counts: readonly NotProved[]) {
    super(
      'not-protected',
      `有${counts.length}个小数未能在求解限度内证明无法推出，不予发布 every small count of a release must be proved, got ${counts.length} that are not decided; the first is of ${counts[0]?.district}, ${counts[0]?.span}`,
      { counts: counts.length },
    )
    this.counts = counts
  }
}
