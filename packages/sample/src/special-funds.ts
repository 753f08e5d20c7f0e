import type { AnyRecord } from '@minzheng/core'
import type { RegistrarFigures } from './calibration.js'
import { dayBetween } from './days.js'
import type { Random } from './random.js'

const fenPerTenThousandYuan = 1_000_000

/** The funds in use at the year's end, inspected as calibrated, and two that were closed in the year. */
export function specialFundsOf(registrar: RegistrarFigures, random: Random): AnyRecord[] {
  const [inUse, inspected] = registrar.funds
  return Array.from({ length: inUse + 2 }, (_, index) => {
    const closed = index >= inUse
    const late = random.chance(0.7) && !closed
    const allocatedOn = late ? dayBetween(random, '2024-01-20', '2024-06-30') : dayBetween(random, '2022-03-01', '2023-12-10')
    const inspectedOn =
      index < inspected || closed
        ? dayBetween(random, late ? '2024-07-08' : '2024-04-08', closed ? '2024-08-30' : '2024-12-20')
        : index % 2 === 0
          ? null
          : dayBetween(random, '2023-05-01', '2023-12-10')
    return {
      fund: `ZJ${allocatedOn.slice(0, 4)}-${registrar.code}-${String(index + 1).padStart(2, '0')}`,
      district: registrar.code,
      allocatedOn,
      closedOn: closed ? dayBetween(random, '2024-09-02', '2024-12-20') : null,
      amount: random.chance(0.4) ? random.int(200_000, 900_000_000) : random.int(10, 900) * fenPerTenThousandYuan,
      // An inspection cannot come before the money.
      inspectedOn: inspectedOn !== null && inspectedOn < allocatedOn ? null : inspectedOn,
    }
  })
}
