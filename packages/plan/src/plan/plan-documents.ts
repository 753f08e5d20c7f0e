import type { Clause } from '@minzheng/core'
import type { Plan, PlanDocument, PlanItem } from './plan.js'

/** The document that a clause names: the plan itself, or another of its documents; undefined if it has none. */
export function documentOf(plan: Plan, { document }: Pick<Clause, 'document'>): PlanDocument | undefined {
  return document === plan.id ? plan : plan.documents?.find(({ id }) => id === document)
}

/** The item that a clause quotes; undefined if its document has none of that number. */
export function quotedItem(plan: Plan, clause: Pick<Clause, 'document' | 'item'>): PlanItem | undefined {
  return documentOf(plan, clause)?.items.find(({ number }) => number === clause.item)
}
