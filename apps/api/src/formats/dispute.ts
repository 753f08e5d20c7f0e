import { z } from '@hono/zod-openapi'
import { disputeMoves, disputeStates, type DisputeMove, type DisputeState } from '@minzheng/access'
import type { Dispute } from '@minzheng/store'
import { indicatorId, districtCode, partName, periodId, variantName } from './parameters.js'

const states = Object.keys(disputeStates) as [DisputeState, ...DisputeState[]]
const moves = Object.keys(disputeMoves) as [DisputeMove, ...DisputeMove[]]

export const disputeState = z.enum(states, `must be one of ${states.join(', ')}`)

/** What names a figure, in the body of a request. */
export const figureName = z.strictObject({
  indicator: indicatorId,
  variant: variantName,
  part: partName.nullable().default(null),
  district: districtCode,
  period: periodId,
})

/** What corrects a disputed figure. */
export const correction = z
  .strictObject({ kind: z.enum(['act', 'source', 'release']), number: z.int().min(1).max(999_999_999) })
  .openapi('Correction')

/** A dispute with its thread. */
export const dispute = z
  .object({
    id: z.int(),
    figure: z.object({
      indicator: z.string(),
      variant: z.string(),
      part: z.string().nullable(),
      district: z.string(),
      period: z.string(),
    }),
    release: z.int().nullable().openapi({ description: '发布号；空为现时数 the release; null: the live figure' }),
    revision: z.int().nullable(),
    version: z.string(),
    disputedBy: z.string(),
    openedBy: z.string(),
    state: z.enum(states),
    due: z.object({ on: z.string(), countedBy: z.enum(['announced', 'weekdays']) }).nullable(),
    isOverdue: z.boolean(),
    steps: z.array(
      z.object({
        move: z.enum(moves),
        at: z.iso.datetime(),
        by: z.string(),
        words: z.string(),
        claimed: z.number().nullable(),
        correction: correction.nullable(),
      }),
    ),
    stamp: z.string().openapi({ description: '供 If-Match 用 for If-Match' }),
  })
  .openapi('Dispute')

/** A dispute as it is answered on a day. */
export function disputeData(each: Dispute, today: string): object {
  return { ...each, isOverdue: each.due !== null && each.due.on < today }
}
