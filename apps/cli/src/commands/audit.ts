import { unitFacts, units } from '@minzheng/core'
import { writeWholeFile } from '@minzheng/export'
import { planAsked, type PlanAsked } from '@minzheng/plan'
import type { StoredFigure } from '@minzheng/store'
import { allDistricts, sampledDistricts } from '../figures/audit-districts.js'
import type { Session } from '../session/session.js'
import { printText } from '../terminal/output.js'

/**
 * Writes the definitions and the figures of the plan's year as data, for an independent evaluation from the files. The
 * figures are those of the city, the counties and a sample of townships and villages, or of every district.
 */
export async function audit(
  { store, deployment }: Session,
  file: string,
  { all = false, ...asked }: { readonly all?: boolean } & Pick<PlanAsked, 'year'> = {},
): Promise<void> {
  const { districts, datasets, indicators } = deployment.catalogue
  const period = String(planAsked(deployment, asked, await store.returnedMonths()).year)
  const { chosen, codes } = all ? allDistricts(districts) : sampledDistricts(districts)
  const defined = {
    period,
    /** For an evaluation from the files: amounts as in the records, so that nothing is rounded. */
    amounts:
      'numerators and denominators are in the unit of the records, money in fen; values are in the unit of the indicator',
    units: Object.fromEntries(units().map((unit) => [unit, unitFacts(unit)])),
    datasets: [...datasets.values()].map(({ name, title, facts, key, time, reportedBy }) => ({
      name,
      title,
      fields: facts,
      key,
      time,
      reportedBy,
    })),
    indicators: [...indicators.values()].map(({ id, unit, lowestLevel, variants }) => ({
      id,
      unit,
      lowestLevel,
      variants,
    })),
    chosen,
    districts: codes,
  }
  let count = 0
  const written = async function* (): AsyncGenerator<string> {
    yield `${JSON.stringify(defined).slice(0, -1)},"figures":[`
    for await (const some of store.figures.stream({ districts: codes, periods: [period] })) {
      yield `${count === 0 ? '' : ','}\n${some.map((figure) => JSON.stringify(auditedFigure(figure))).join(',\n')}`
      count += some.length
    }
    yield '\n]}\n'
  }
  await writeWholeFile(file, written())
  printText(
    `${file}: ${datasets.size} datasets, ${indicators.size} indicators, ${codes.length} districts, ${count} figures\n`,
  )
}

/** The parts of a figure that an auditor compares: what it was made of, and whether the due returns were received. */
function auditedFigure({
  indicator,
  variant,
  district,
  numerator,
  denominator,
  value,
  status,
  received,
  expected,
}: StoredFigure): object {
  return { indicator, variant, district, numerator, denominator, value, status, received, expected }
}
