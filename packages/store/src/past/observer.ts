import type { Catalogue, Indicator, Observation } from '@minzheng/core'
import { hasFigure } from '@minzheng/core/evaluation'
import type { FiguresThen } from './figures-then.js'

/** Which figures to compare: of these indicators, in all variants. */
export interface Observed {
  readonly indicators: readonly Indicator[]
  readonly districts: readonly string[]
  readonly periods: readonly string[]
}

/** Names figures once, so that they are observed in one order at several moments. */
export function observer(
  { districts: tree }: Pick<Catalogue, 'districts'>,
  { indicators, districts, periods }: Observed,
): {
  readonly asked: readonly { readonly indicator: Indicator; readonly district: string }[]
  readonly observed: (figures: Pick<FiguresThen, 'evaluation'>) => readonly Observation[]
} {
  const asked = indicators.flatMap((indicator) =>
    districts
      .filter((code) => hasFigure(indicator, tree.get(code).level))
      .flatMap((district) =>
        periods.flatMap((period) =>
          Object.keys(indicator.variants).map((variant) => ({ indicator, district, period, variant })),
        ),
      ),
  )
  return {
    asked,
    observed: ({ evaluation }) =>
      asked.map(({ indicator, district, period, variant }) =>
        evaluation.observe(indicator.id, district, period, { variant }),
      ),
  }
}
