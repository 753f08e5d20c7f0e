import { writeFile } from 'node:fs/promises'
import { coverageOf, districtsOf, planAsked, planOf, type Deployment } from '@minzheng/plan'
import { coveragePage } from '../terminal/coverage-page.js'
import type { Session } from '../session/session.js'
import { printText } from '../terminal/output.js'

export interface CoverageOptions {
  readonly json: boolean
  readonly year?: number
}

/** Writes the page of the plan's clauses; reads no store. */
export async function writeCoveragePage(deployment: Deployment, file: string, year?: number): Promise<void> {
  const plan = planOf(deployment, year)
  await writeFile(file, coveragePage(coverageOf(plan, deployment.catalogue), plan.title))
}

/** Prints the plan clause by clause, with the districts and periods that have a computed figure. */
export async function coverage({ store, deployment }: Session, { json, ...asked }: CoverageOptions): Promise<void> {
  const { catalogue } = deployment
  const plan = planAsked(deployment, asked, await store.returnedMonths())
  const { rows, uncovered, misquoted, merged } = coverageOf(plan, catalogue)
  const computed = await knownOf(store)
  const counted = rows.map((row) => ({
    ...row,
    indicators: row.indicators.map((indicator) => ({
      ...indicator,
      districts: computed.get(indicator.id)?.districts.size ?? 0,
      ofDistricts: districtsOf(indicator, catalogue),
      periods: computed.get(indicator.id)?.periods.size ?? 0,
    })),
  }))
  if (json) {
    printText(`${JSON.stringify({ plan: plan.id, rows: counted, uncovered, misquoted, merged }, null, 2)}\n`)
    return
  }
  for (const { document, item, quote, indicators } of counted) {
    printText(`${document === undefined ? '' : `${document} `}${item}. ${quote}\n`)
    for (const { id, name, districts, ofDistricts, periods, target } of indicators)
      printText(
        `   ${districts === 0 ? '✘' : '✔'} ${id} ${name.zh}  ${districts}/${ofDistricts} 地区 districts, ${periods} 时期 periods${target === null ? '' : ` (${target.basis})`}\n`,
      )
  }
  const all = counted.flatMap(({ indicators }) => indicators)
  printText(
    `${all.filter(({ districts }) => districts > 0).length} of ${all.length} indicators computed; ${uncovered.length} sentences without a figure\n`,
  )
}

/** The number of districts and periods with a known figure, for each indicator with one in any variant. */
async function knownOf(
  store: Session['store'],
): Promise<ReadonlyMap<string, { readonly districts: Set<string>; readonly periods: Set<string> }>> {
  const known = new Map<string, { readonly districts: Set<string>; readonly periods: Set<string> }>()
  for await (const figures of store.figures.stream({}))
    for (const { indicator, district, period, value } of figures) {
      if (value === null) continue
      const found = known.get(indicator) ?? { districts: new Set<string>(), periods: new Set<string>() }
      known.set(indicator, found)
      found.districts.add(district)
      found.periods.add(period)
    }
  return known
}
