import { refuse } from '../base/refuse.js'
import { planDraftSchema, type Confirmation, type DraftRow, type PlanDraft } from './schema.js'

/** A target that a person confirmed, with the words that it rests on. */
export interface ConfirmedTarget extends Confirmation {
  readonly item: DraftRow['item']
  /** The words of the plan, letter for letter. */
  readonly quote: string
  readonly offset: number
  /** `implied`: the words say 全覆盖, not a number. */
  readonly basis: 'explicit' | 'implied'
}

/** Checks a draft that was read from JSON; throws `invalid-input` with its faults. */
export function readDraft(data: unknown): PlanDraft {
  const result = planDraftSchema.safeParse(data)
  if (result.success) return result.data
  const faults = result.error.issues.slice(0, 10).map(({ path, message }) => `${path.join('.')}: ${message}`)
  throw refuse(`the draft must be as \`minzheng plan read\` writes it, got faults: ${faults.join('; ')}`, { faults })
}

/** The targets of a draft that a person confirmed, in the plan's order; what nobody confirmed is none. */
export function confirmedTargets(draft: PlanDraft): readonly ConfirmedTarget[] {
  return readDraft(draft).promises.flatMap(({ item, promise, confirmed }) =>
    confirmed === null
      ? []
      : [
          Object.freeze({
            ...confirmed,
            item,
            quote: promise.quote.text,
            offset: promise.quote.offset,
            basis: promise.operator === '=' ? ('implied' as const) : ('explicit' as const),
          }),
        ],
  )
}
