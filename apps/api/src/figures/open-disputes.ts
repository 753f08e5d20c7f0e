import type { Observation } from '@minzheng/core'
import type { Store } from '@minzheng/store'

/** The numbers of the unsettled disputes of a figure; for the internal audience only. */
export type DisputesOf = (
  figure: Pick<Observation, 'indicator' | 'variant' | 'part' | 'district' | 'period'>,
) => readonly number[]

/** Reads which figures are disputed, whether as live figures or as those of a release. */
export async function openDisputes({ disputes }: Pick<Store, 'disputes'>): Promise<DisputesOf> {
  const byFigure = new Map<string, number[]>()
  for (const { id, figure } of await disputes.list({ states: ['open', 'answered'] })) {
    const key = keyOf(figure)
    byFigure.set(key, [...(byFigure.get(key) ?? []), id])
  }
  return byFigure.size === 0 ? () => none : (figure) => byFigure.get(keyOf(figure)) ?? none
}

const none: readonly number[] = []

const keyOf: (figure: Parameters<DisputesOf>[0]) => string = ({ indicator, variant, part, district, period }) =>
  JSON.stringify([indicator, variant, part, district, period])
