import { sql, type Transaction } from 'kysely'
import type { Observation } from '@minzheng/core'
import type { PlacedDistricts } from '@minzheng/core/districts'
import { measuresOf } from '@minzheng/core/evaluation'
import { yearToDate } from '@minzheng/core/periods'
import type { Tables } from '../database/tables.js'
import type { TrialFigures, TrialReach } from '../landing/trial.js'
import type { RegisterTools } from '../register/register-tools.js'
import { figuresIn } from './figures-then.js'
import { observer } from './observer.js'

/** Later than everything, so that what a transaction has written counts. */
const always = { time: new Date('9999-12-31T00:00:00Z') }
/** Rows of a dataset beyond which figures are not computed ahead: they are read into memory. */
const mostRows = 200_000

/** The figures that a trial landing may move, as its transaction sees them; null if that would read too many rows. */
export async function figuresOfTrial(
  tools: RegisterTools & { readonly places: PlacedDistricts },
  tx: Transaction<Tables>,
  { dataset, month }: TrialReach,
  { districts, isRead }: TrialFigures,
): Promise<readonly Observation[] | null> {
  const { catalogue } = tools
  const indicators = [...catalogue.indicators.values()].filter(
    (indicator) => measuresOf(indicator).some((measure) => measure.dataset === dataset) && isRead(indicator.id),
  )
  if (indicators.length === 0 || districts.length === 0) return []
  const datasets = new Set(indicators.flatMap((indicator) => measuresOf(indicator).map((measure) => measure.dataset)))
  const codes = districts.flatMap((code) => tools.places.codesWithin(code))
  for (const name of datasets) {
    const { rows } = await sql<{ rows: number }>`
      select count(*)::integer as rows from (
        select 1 from ${tools.tables.get(name)!.sql} r where r.district = any(${codes}::text[]) limit ${mostRows + 1}
      ) counted`.execute(tx)
    if (rows[0]!.rows > mostRows) return null
  }
  const { observed } = observer(catalogue, { indicators, districts, periods: [yearToDate(month).id] })
  return observed(await figuresIn(tools, tx, { at: always, districts, indicators: indicators.map(({ id }) => id) }))
}
