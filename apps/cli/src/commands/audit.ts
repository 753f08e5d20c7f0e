import { writeFile } from 'node:fs/promises'
import { unitFacts, units } from '@minzheng/core'
import { huzhou2024, huzhouCatalogue } from '@minzheng/plan'
import type { Session } from '../session.js'
import { printText } from '../output.js'

/** Writes what is defined and what was computed of the plan's year, as data: for an auditor's own evaluation from the files. */
export async function audit({ store }: Session, file: string): Promise<void> {
  const { districts, datasets, indicators } = huzhouCatalogue
  const period = String(huzhou2024.year)
  const places = [districts.root, ...districts.atLevel(districts.root.code, 'county')].map(({ code }) => code)
  const figures = await store.observations({ districts: places, periods: [period] })
  const written = {
    period,
    /** For who computes again from the files: as the records hold them, so that nothing is rounded. */
    amounts: 'numerators and denominators are in the unit of the records, money in fen; values are in the unit of the indicator',
    units: Object.fromEntries(units.map((unit) => [unit, unitFacts(unit)])),
    datasets: [...datasets.values()].map(({ name, title, facts, key, time }) => ({ name, title, fields: facts, key, time })),
    indicators: [...indicators.values()].map(({ id, unit, lowestLevel, variants }) => ({ id, unit, lowestLevel, variants })),
    figures: figures.map(({ indicator, variant, district, numerator, denominator, value, status }) => ({
      indicator,
      variant,
      district,
      numerator,
      denominator,
      value,
      status,
    })),
  }
  await writeFile(file, `${JSON.stringify(written)}\n`)
  printText(`${file}: ${written.datasets.length} datasets, ${written.indicators.length} indicators, ${figures.length} figures\n`)
}
