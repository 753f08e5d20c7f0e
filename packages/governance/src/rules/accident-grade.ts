import type { RecordOf } from '@minzheng/core'
import type { governanceIncidents } from '../datasets/index.js'

/** The grade of an accident, as the register names it. */
export type AccidentGrade = NonNullable<RecordOf<typeof governanceIncidents>['grade']>

/** The consequences of an accident. */
export interface Harm {
  readonly deaths: number
  readonly badlyHurt: number
  /** Direct economic loss, in fen. */
  readonly loss: number
}

const hundredMillionYuan = 10_000_000_000

/**
 * The limits from which a grade applies (以上 includes the number itself); one of the three is enough; the gravest first.
 */
const thresholds: readonly (readonly [AccidentGrade, Harm])[] = [
  ['extraordinary', { deaths: 30, badlyHurt: 100, loss: hundredMillionYuan }],
  ['major', { deaths: 10, badlyHurt: 50, loss: hundredMillionYuan / 2 }],
  ['larger', { deaths: 3, badlyHurt: 10, loss: hundredMillionYuan / 10 }],
]

/** The grade of an accident by deaths, bad injuries or loss (生产安全事故报告和调查处理条例, State Council order 493, art. 3). */
export function accidentGrade({ deaths, badlyHurt, loss }: Harm): AccidentGrade {
  return (
    thresholds.find(([, from]) => deaths >= from.deaths || badlyHurt >= from.badlyHurt || loss >= from.loss)?.[0] ??
    'general'
  )
}
