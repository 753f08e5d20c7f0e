import type { Observation } from '@minzheng/core'
import { parsePeriod } from '@minzheng/core/periods'
import type { Deployment } from '@minzheng/plan'

/** Tells the figures with which the city's promises are compared: of the year, and of the year to a month. */
export function plannedFigures({
  catalogue,
  plans,
}: Pick<Deployment, 'catalogue' | 'plans'>): (observation: Observation) => boolean {
  const root = catalogue.districts.root.code
  const planned = new Set(
    plans.flatMap(({ year, targets }) =>
      targets
        .filter(({ districts, set }) => set === undefined && districts.includes(root))
        .map(({ indicator, variant, part }) => {
          const named = variant ?? catalogue.indicator(indicator).defaultVariant
          return `${year} ${indicator} ${named} ${part ?? ''}`
        }),
    ),
  )
  return ({ indicator, variant, part, district, period }) => {
    if (district !== root) return false
    const { kind, from } = parsePeriod(period)
    const isCumulated = kind === 'year' || kind === 'year-to-date' || (kind === 'month' && from.endsWith('-01-01'))
    return isCumulated && planned.has(`${from.slice(0, 4)} ${indicator} ${variant} ${part ?? ''}`)
  }
}
