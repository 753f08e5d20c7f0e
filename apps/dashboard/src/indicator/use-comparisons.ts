import { useQuery } from '@tanstack/react-query'
import { periodOf } from '../board/period-of.js'
import { comparisonsQuery } from '../data/reading.js'
import { figuresQuery } from '../data/figures.js'
import { useView } from '../data/view.js'
import type { Of } from './of.js'

/** The comparisons of a figure: of the month of the view, or of the last month that the figure of the year covers. */
export function useComparisons({ facts, variant, district }: Of) {
  const view = useView()
  const now = useQuery({
    ...figuresQuery({
      ...view.asked,
      indicator: [facts.id],
      district: [district.code],
      variant,
      period: [periodOf(view)],
    }),
    enabled: view.month === undefined,
  })
  const month = view.month ?? now.data?.[0]?.asOf.slice(0, 7)
  const of = { indicator: facts.id, district: district.code, variant, month: month ?? '' }
  return { month, comparisons: useQuery({ ...comparisonsQuery(view, of), enabled: month !== undefined }) }
}
