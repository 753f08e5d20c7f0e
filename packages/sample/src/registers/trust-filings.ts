import type { AnyRecord } from '@minzheng/core'
import type { RegistrarFigures } from '../base/calibration.js'
import { dayBetween } from '../base/days.js'
import type { Random } from '../base/random.js'

const fenPerTenThousandYuan = 1_000_000

/** The filings of the year as calibrated, after two of each of the two years before. */
export function trustFilingsOf(registrar: RegistrarFigures, random: Random): AnyRecord[] {
  const filings = [
    ...[2022, 2022, 2023, 2023].map((year) => ({ year, property: random.pick([10, 20, 30, 50, 66.6, 100]) })),
    ...registrar.trusts.map((property) => ({ year: 2024, property })),
  ]
  return filings.map(({ year, property }, index) => ({
    filing: `CT${year}-${registrar.code}-${String(index + 1).padStart(2, '0')}`,
    district: registrar.code,
    filedOn: dayBetween(random, `${year}-01-15`, `${year}-12-16`),
    kind: index > 0 && random.chance(0.35) ? 'top-up' : 'new',
    property: Math.round(property * fenPerTenThousandYuan),
  }))
}
