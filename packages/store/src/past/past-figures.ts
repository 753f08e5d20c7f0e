import type { Kysely } from 'kysely'
import { categoriesOf, formulaOf, hasFigure } from '@minzheng/core/evaluation'
import { periodsAround, type Month } from '@minzheng/core/periods'
import type { Tables } from '../database/tables.js'
import type { FigureReader, StoredFigure } from '../figures/figures.js'
import type { RegisterTools } from '../register/register-tools.js'
import { figuresThen } from './figures-then.js'
import { registerThen, timeOf, type Then } from './register-then.js'

/** Figures as they were known at a moment, read like those of now. */
export interface PastFigures {
  readonly time: Date
  /** Computes from what was known then, in memory, on each read. No figure has a revision, and all are settled. */
  readonly figures: FigureReader
  /** The months with a return that had landed then and was not withdrawn. */
  readonly returnedMonths: () => Promise<readonly Month[]>
}

/** Opens the figures as they were known at a moment. Throws for a source that has not landed. */
export async function pastFigures(
  tools: RegisterTools & { readonly db: Kysely<Tables> },
  then: Then,
  onProgress?: (done: number, all: number) => void,
): Promise<PastFigures> {
  const { catalogue, db } = tools
  const time = await timeOf(db, then)
  const at: Then = { time }
  const progress = onProgress === undefined ? {} : { onProgress }
  let months: readonly Month[] | undefined
  const returnedMonths = async (): Promise<readonly Month[]> => {
    if (months !== undefined) return months
    const { returns } = await registerThen(tools, db, time)
    return (months = [...new Set(returns.map(({ month }) => month))].toSorted())
  }
  const stream: FigureReader['stream'] = async function* (query) {
    const indicators = [...new Set(query.indicators ?? [...catalogue.indicators.keys()].toSorted())].map((id) =>
      catalogue.indicator(id),
    )
    const districts = [...new Set(query.districts ?? catalogue.districts.all.map(({ code }) => code).toSorted())]
    const periods = [
      ...new Set(
        query.periods ?? (await returnedMonths()).flatMap((month) => periodsAround(month).map(({ id }) => id)),
      ),
    ].toSorted()
    if (districts.length === 0 || periods.length === 0) return
    const asked = { at, indicators: indicators.map(({ id }) => id), ...progress }
    const { evaluation } = await figuresThen(tools, { ...asked, districts })
    for (const indicator of indicators) {
      const found: StoredFigure[] = []
      const variants = Object.keys(indicator.variants).filter(
        (variant) => query.variant === undefined || query.variant === variant,
      )
      for (const district of districts.filter((code) => hasFigure(indicator, catalogue.districts.get(code).level)))
        for (const period of periods)
          for (const variant of variants)
            for (const part of query.parts === 'all' ? [null, ...categoriesOf(indicator)] : [null]) {
              if (formulaOf(indicator, variant, part) === undefined) continue
              found.push({
                ...evaluation.observe(indicator.id, district, period, {
                  variant,
                  ...(part === null ? {} : { part }),
                }),
                settled: true,
                revision: null,
                movedAt: null,
              })
            }
      if (found.length > 0) yield found
    }
  }
  return {
    time,
    returnedMonths,
    figures: {
      stream,
      read: async (query) => {
        const found: StoredFigure[] = []
        for await (const some of stream(query)) found.push(...some)
        return found
      },
      source: async ({ districts, indicators, datasets }) =>
        (
          await figuresThen(tools, {
            at,
            districts,
            ...(indicators === undefined ? {} : { indicators }),
            ...(datasets === undefined ? {} : { datasets }),
            ...progress,
          })
        ).evaluation.source,
    },
  }
}
