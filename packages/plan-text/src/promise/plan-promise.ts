import type { Piece } from '../base/piece.js'
import type { Stage } from './stage.js'
import type { PromiseOperator } from './words.js'

/** What a number of a plan is: new or done in the year, a level, a share, or a change against a base. */
export type PromiseKind = 'new' | 'level' | 'share' | 'change'

/** A numeric promise (数量目标) of a clause, as it is written. It names no indicator. */
export interface PlanPromise {
  /** The words around the number, letter for letter. */
  readonly quote: Piece
  readonly kind: PromiseKind
  /** In the unit: 1.4万元 is 14,000 元. For a change downwards still positive. */
  readonly value: number
  /** The upper end of a range; null for one number. */
  readonly high: number | null
  /** What it was before (由500元提高到530元); null if it is not said. */
  readonly from: number | null
  readonly unit: string | null
  /** 每万老年人: how many the number is for. */
  readonly per: number | null
  /** An amount of money for each month or year. */
  readonly every: 'month' | 'year' | null
  readonly operator: PromiseOperator
  /** Null for a bare number, which is read as at least. */
  readonly operatorWords: string | null
  readonly approximate: boolean
  /** For a change. */
  readonly direction: 'up' | 'down' | null
  /** 新增, 完成, …; null if there is none. */
  readonly verb: string | null
  /** The words for what is counted. */
  readonly counted: string
  readonly due: Omit<Stage, 'offset'> | null
  readonly districts: readonly string[]
}
