import type { AnyRecord } from '@minzheng/core'
import type { RegistrarFigures } from '../base/calibration.js'
import { dayBetween, daysLater } from '../base/days.js'
import type { Random } from '../base/random.js'

const fenPerTenThousandYuan = 1_000_000

/** The district in which one of the welfare lottery funds is not audited yet. */
const unaudited = ['990105', '990106']

/** The funds in use at the year's end, inspected as calibrated, and two that were closed in the year. */
export function specialFundsOf(registrar: RegistrarFigures, random: Random): AnyRecord[] {
  const [inUse, inspected] = registrar.funds
  return Array.from({ length: inUse + 2 }, (_, index) => {
    const closed = index >= inUse
    const late = random.chance(0.7) && !closed
    const allocatedOn = late
      ? dayBetween(random, '2024-01-20', '2024-06-30')
      : dayBetween(random, '2022-03-01', '2023-12-10')
    const inspectedOn =
      index < inspected || closed
        ? dayBetween(random, late ? '2024-07-08' : '2024-04-08', closed ? '2024-08-30' : '2024-12-20')
        : index % 2 === 0
          ? null
          : dayBetween(random, '2023-05-01', '2023-12-10')
    const closedOn = closed ? dayBetween(random, '2024-09-02', '2024-12-20') : null
    const amount = random.chance(0.4) ? random.int(200_000, 900_000_000) : random.int(10, 900) * fenPerTenThousandYuan
    const isLottery = index % 3 === 0
    const isAudited = isLottery && !closed && !(index === 6 && unaudited.includes(registrar.code))
    return {
      fund: `ZJ${allocatedOn.slice(0, 4)}-${registrar.code}-${String(index + 1).padStart(2, '0')}`,
      district: registrar.code,
      allocatedOn,
      closedOn,
      amount,
      // An inspection cannot come before the money.
      inspectedOn: inspectedOn !== null && inspectedOn < allocatedOn ? null : inspectedOn,
      source: isLottery ? 'lottery' : 'budget',
      evaluatedOn: closed || index % 8 === 7 ? null : daysLater('2024-10-08', index * 3),
      auditedOn: isAudited ? daysLater('2024-09-09', index * 4) : null,
      auditedAmount: isAudited ? amount : null,
      irregularAmount: isAudited ? (index === 3 ? Math.floor(amount / 50) : 0) : null,
    }
  })
}
